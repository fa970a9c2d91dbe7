"""Articles 2, 3 and 4: who speaks, in which forms, and what is provided regularly."""

from __future__ import annotations

from procedure.law.citation import Citation

WORDS: tuple[Citation, ...] = (
    Citation(
        "2.1.a",
        "Tổng Giám đốc BHXH Việt Nam (sau đây gọi là Tổng Giám đốc).",
        "The Director General of Vietnam Social Security (below: the Director General).",
    ),
    Citation(
        "2.1.b",
        "Phó Tổng Giám đốc BHXH Việt Nam được Tổng Giám đốc giao nhiệm vụ phát ngôn và cung cấp thông tin thường"
        " xuyên cho báo chí (sau đây gọi là Người phát ngôn của BHXH Việt Nam).",
        "The Deputy Director General whom the Director General has charged with speaking and regularly providing"
        " information to the press (below: the Spokesperson of Vietnam Social Security).",
    ),
    Citation(
        "2.1.c",
        "Căn cứ nội dung thông tin cần cung cấp, Tổng Giám đốc ủy quyền cho người có trách nhiệm thuộc BHXH Việt Nam"
        " thực hiện phát ngôn hoặc phối hợp cùng Người phát ngôn của BHXH Việt Nam để phát ngôn và cung cấp thông tin"
        " cho báo chí về những vấn đề cụ thể được giao.",
        "Depending on the information to be provided, the Director General authorises a responsible person of Vietnam"
        " Social Security to speak, or to speak and provide information to the press together with the Spokesperson,"
        " on the particular matters assigned.",
    ),
    Citation("2.2.a", "Giám đốc BHXH tỉnh.", "The Director of the provincial Social Security."),
    Citation(
        "2.2.b",
        "Trường hợp Giám đốc BHXH tỉnh không thể thực hiện phát ngôn và cung cấp thông tin cho báo chí thì ủy quyền"
        " cho Phó Giám đốc là người được giao phụ trách cơ quan thực hiện việc phát ngôn và cung cấp thông tin cho"
        " báo chí.",
        "Where the Director of a provincial Social Security cannot speak and provide information to the press, the"
        " Director authorises the Deputy Director who is in charge of the office to do so.",
    ),
    Citation(
        "2.3",
        "Họ tên, chức vụ, số điện thoại và địa chỉ thư điện tử của Người phát ngôn của BHXH Việt Nam và BHXH tỉnh"
        " được công bố bằng văn bản cho các cơ quan báo chí, cơ quan quản lý Nhà nước về báo chí cùng cấp và đăng tải"
        " trên Cổng Thông tin điện tử của BHXH Việt Nam, Cổng Thông tin điện tử của BHXH tỉnh.",
        "Name, title, telephone number and e-mail address of the Spokespersons of Vietnam Social Security and of the"
        " provinces are made known in writing to the press and to the press authorities of the same level, and posted"
        " on the Portals of Vietnam Social Security and of the provinces.",
    ),
    Citation(
        "2.4",
        "Việc ủy quyền phát ngôn quy định tại điểm c khoản 1 và điểm b khoản 2 Điều này phải được thực hiện bằng văn"
        " bản, chỉ áp dụng trong từng trường hợp cụ thể và có thời hạn nhất định.",
        "An authorisation to speak under point c of clause 1 and point b of clause 2 of this Article must be in"
        " writing, applies to one particular case only, and for a set time.",
    ),
    Citation(
        "2.5",
        "Người phát ngôn, Người được ủy quyền phát ngôn của BHXH Việt Nam và BHXH tỉnh […] không được ủy quyền tiếp"
        " cho người khác.",
        "The Spokesperson and whoever is authorised to speak for Vietnam Social Security or a province must not pass"
        " the authorisation on.",
    ),
    Citation(
        "2.6",
        "CCVC thuộc các đơn vị trực thuộc, BHXH tỉnh không được giao nhiệm vụ phát ngôn và cung cấp thông tin cho báo"
        " chí thì được cung cấp các thông tin cho báo chí theo quy định của pháp luật nhưng không được nhân danh cơ"
        " quan BHXH để phát ngôn và cung cấp thông tin cho báo chí, đồng thời chịu trách nhiệm trước pháp luật về nội"
        " dung thông tin đã cung cấp.",
        "Staff who are not charged with speaking may give the press information as the law provides, but not speak or"
        " provide information in the name of Social Security, and answer before the law for what they said.",
    ),
    Citation(
        "3.1",
        "Tổ chức Hội nghị cung cấp thông tin định kỳ cho báo chí.",
        "Regular conferences at which the press is informed.",
    ),
    Citation(
        "3.2",
        "Đăng tải nội dung phát ngôn và cung cấp thông tin trên: a) Cổng Thông tin điện tử (phiên bản tiếng Việt và"
        " tiếng Anh), Fanpage, Zalo Official Account (Zalo OA) của BHXH Việt Nam; Tạp chí BHXH. b) Cổng Thông tin"
        " điện tử, Fanpage, Zalo OA của BHXH tỉnh.",
        "What is said and provided is posted on: a) the Portal (Vietnamese and English), the Fanpage and the Zalo"
        " Official Account of Vietnam Social Security; the Social Security Review. b) the Portal, Fanpage and Zalo OA"
        " of the province.",
    ),
    Citation(
        "3.3",
        "Phát ngôn trực tiếp hoặc trả lời phỏng vấn của nhà báo, phóng viên.",
        "Speaking in person, or answering the interview of a journalist.",
    ),
    Citation(
        "3.4",
        "Gửi thông tin báo chí, nội dung trả lời cho cơ quan báo chí, nhà báo, phóng viên bằng văn bản hoặc qua thư"
        " điện tử.",
        "Sending press information and answers to the press and to journalists in writing or by e-mail.",
    ),
    Citation(
        "3.5",
        "Cung cấp thông tin qua trao đổi trực tiếp hoặc tại các cuộc giao ban báo chí do Trung ương, địa phương tổ"
        " chức khi được yêu cầu.",
        "Providing information in direct exchange, or at press briefings held by central or local bodies, when asked.",
    ),
    Citation(
        "3.6",
        "Ban hành văn bản đề nghị cơ quan báo chí đăng tải, phát sóng nội dung phản hồi, cải chính, xin lỗi công khai"
        " đối với các thông tin mà báo chí đã đăng tải, phát sóng không chính xác như thông tin đã cung cấp.",
        "A letter that asks the press to publish or broadcast a response, a correction or a public apology where what"
        " it published or broadcast is not accurate as the information was provided.",
    ),
    Citation(
        "4.1.b",
        "Định kỳ hằng tháng cung cấp thông tin cho báo chí bằng văn bản dưới hình thức thông tin báo chí hoặc qua thư"
        " điện tử […] Ít nhất ba tháng một lần tổ chức Hội nghị cung cấp thông tin định kỳ cho báo chí.",
        "Every month information is provided to the press in writing, as press information or by e-mail […] At least"
        " once every three months a regular conference is held at which the press is informed.",
    ),
)
