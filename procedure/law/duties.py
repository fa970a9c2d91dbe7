"""Articles 8 to 13: rights and duties of the Director General, of whoever speaks, and of the units."""

from __future__ import annotations

from procedure.law.citation import Citation

WORDS: tuple[Citation, ...] = (
    Citation(
        "8.1",
        "Trực tiếp phát ngôn hoặc giao nhiệm vụ cho Người phát ngôn, Người được ủy quyền phát ngôn của BHXH Việt Nam"
        " để phát ngôn và cung cấp thông tin cho báo chí theo quy định tại điểm b, điểm c khoản 1 Điều 2 Quy chế này.",
        "To speak in person, or to charge the Spokesperson or a Delegate of Vietnam Social Security with speaking and"
        " providing information to the press under points b and c of clause 1 of Article 2.",
    ),
    Citation(
        "8.2",
        "Chỉ đạo việc cung cấp thông tin, chế độ phát ngôn của BHXH Việt Nam, BHXH tỉnh.",
        "To direct how Vietnam Social Security and the provinces provide information and speak.",
    ),
    Citation(
        "8.3",
        "Chịu trách nhiệm về việc phát ngôn và cung cấp thông tin cho báo chí của BHXH Việt Nam kể cả trong trường"
        " hợp ủy quyền cho người khác phát ngôn và cung cấp thông tin cho báo chí.",
        "To answer for what Vietnam Social Security says and provides to the press, also where somebody else is"
        " authorised to do so.",
    ),
    Citation(
        "9",
        "Quyền, trách nhiệm của Người phát ngôn, Người được ủy quyền phát ngôn",
        "Rights and duties of the Spokesperson and of whoever is authorised to speak",
    ),
    Citation(
        "9.1",
        "Được nhân danh BHXH Việt Nam hoặc BHXH tỉnh để phát ngôn và cung cấp thông tin cho báo chí theo quy định của"
        " pháp luật và quy định của Quy chế này.",
        "They may speak and provide information to the press in the name of Vietnam Social Security or of the"
        " province, as the law and this regulation provide.",
    ),
    Citation(
        "9.2",
        "Có quyền yêu cầu các đơn vị, CCVC có liên quan thuộc BHXH Việt Nam hoặc BHXH tỉnh tham gia Hội nghị cung cấp"
        " thông tin, tập hợp thông tin để phát ngôn, cung cấp thông tin định kỳ - đột xuất cho báo chí",
        "They may require the units and staff concerned to take part in a press conference and to gather information"
        " for regular or sudden statements to the press",
    ),
    Citation(
        "9.3",
        "Có quyền từ chối phát ngôn và cung cấp thông tin cho báo chí theo quy định tại Điều 6 Quy chế này.",
        "They may refuse to speak and to provide information to the press under Article 6.",
    ),
    Citation(
        "9.4",
        "Trường hợp Người phát ngôn, Người được ủy quyền phát ngôn thấy nội dung câu hỏi vượt quá thẩm quyền hoặc"
        " chưa rõ, cần phải tham khảo thêm thì có quyền không trả lời ngay và hẹn trả lời các nội dung này vào thời"
        " gian thích hợp.",
        "Where the Spokesperson or whoever is authorised finds that a question goes beyond their powers, or is not"
        " clear and needs looking into, they may not answer at once and promise an answer at a suitable time.",
    ),
    Citation(
        "9.5",
        "Chịu trách nhiệm trước pháp luật, trước Tổng Giám đốc hoặc Giám đốc BHXH tỉnh về nội dung phát ngôn và cung"
        " cấp thông tin cho báo chí.",
        "They answer before the law, and to the Director General or the Director of the province, for what they say"
        " and provide to the press.",
    ),
    Citation(
        "9.6",
        "Báo cáo Tổng Giám đốc hoặc Giám đốc BHXH tỉnh về nội dung phát ngôn và cung cấp thông tin cho báo chí đối"
        " với những vấn đề phức tạp, nhạy cảm trước khi phát ngôn và cung cấp thông tin.",
        "On complex and sensitive matters they report to the Director General or the Director of the province what"
        " they are going to say and provide to the press, before they do.",
    ),
    Citation(
        "9.7",
        "Trong trường hợp Người phát ngôn không thể thực hiện phát ngôn và cung cấp thông tin cho báo chí, phải báo"
        " cáo để Tổng Giám đốc hoặc Giám đốc BHXH tỉnh ủy quyền cho người khác thực hiện.",
        "A Spokesperson who cannot speak and provide information to the press must report it, so that the Director"
        " General or the Director of the province authorises somebody else.",
    ),
    Citation(
        "9.8",
        "Trong trường hợp các cơ quan báo chí đăng tải, phát sóng không chính xác nội dung thông tin mà Người phát"
        " ngôn […] đã phát ngôn, Người phát ngôn, Người được ủy quyền phát ngôn có quyền nêu ý kiến phản hồi bằng văn"
        " bản đến cơ quan báo chí, cơ quan chủ quản báo chí, cơ quan quản lý Nhà nước về báo chí hoặc khởi kiện tại"
        " Tòa án.",
        "Where the press publishes or broadcasts inaccurately what they said, the Spokesperson or whoever is"
        " authorised may respond in writing to the outlet, its governing body or the press authority, or go to court.",
    ),
    Citation(
        "10.1",
        "Trung tâm Truyền thông: là đầu mối chủ trì, tham mưu giúp Lãnh đạo Ngành tổ chức thực hiện công tác cung cấp"
        " thông tin cho các cơ quan báo chí của Ngành",
        "The press centre leads and advises the Leadership in providing the press with information",
    ),
    Citation(
        "10.1.a",
        "Chủ trì, phối hợp với các đơn vị trực thuộc, BHXH tỉnh: Thực hiện việc cung cấp thông tin cho các cơ quan"
        " báo chí, tổ chức Hội nghị cung cấp thông tin định kỳ và đột xuất",
        "It leads, together with the units and provinces, in providing the press with information and holding regular"
        " and sudden press conferences",
    ),
    Citation(
        "10.1.b",
        "Theo dõi, tổng hợp, phân tích thông tin trên các phương tiện thông tin đại chúng, mạng Internet và dư luận"
        " xã hội về chính sách BHXH, BHYT, BHTN và các hoạt động của ngành BHXH Việt Nam",
        "It follows, gathers and analyses what the media, the Internet and public opinion say about social, health"
        " and unemployment insurance and the work of Vietnam Social Security",
    ),
    Citation(
        "10.1.c",
        "Duy trì mối quan hệ thường xuyên và tạo mọi điều kiện thuận lợi để các cơ quan báo chí được cung cấp thông"
        " tin chính xác, kịp thời về lĩnh vực BHXH, BHYT, BHTN và các hoạt động của ngành BHXH Việt Nam.",
        "It keeps up regular relations with the press and makes it easy for the press to get accurate and timely"
        " information on social, health and unemployment insurance and the work of Vietnam Social Security.",
    ),
    Citation(
        "10.1.d",
        "Chịu trách nhiệm đăng tải trên Cổng Thông tin điện tử, Fanpage, Zalo OA của BHXH Việt Nam, phối hợp đăng tải"
        " trên Tạp chí BHXH các thông tin liên quan đến công tác phát ngôn và cung cấp thông tin báo chí của Ngành.",
        "It is to post on the Portal, Fanpage and Zalo OA of Vietnam Social Security, and with others in the Social"
        " Security Review, what concerns speaking and providing information to the press.",
    ),
    Citation(
        "10.2.a",
        "Các đơn vị trực thuộc phối hợp với Trung tâm Truyền thông cung cấp thông tin cho các cơ quan báo chí theo"
        " quy định tại Quy chế này, đảm bảo yêu cầu về nội dung và thời hạn cung cấp thông tin; chịu trách nhiệm về"
        " tính chính xác và hợp pháp của thông tin cung cấp.",
        "The units, with the press centre, provide the press with information under this regulation, as to content"
        " and in time, and answer for its accuracy and lawfulness.",
    ),
    Citation(
        "10.2.b",
        "BHXH tỉnh chủ động cung cấp thông tin định kỳ và đột xuất cho các cơ quan báo chí, truyền thông của địa"
        " phương theo quy định của Quy chế này.",
        "The provinces, of their own accord, provide the local press with regular and sudden information under this"
        " regulation.",
    ),
    Citation(
        "10.2.c",
        "trường hợp có vấn đề quan trọng thuộc lĩnh vực, địa bàn phụ trách cần thiết phải thông tin ngay hoặc định"
        " hướng dư luận sớm, các đơn vị trực thuộc, BHXH tỉnh chủ động phối hợp với Trung tâm Truyền thông đề xuất,"
        " định hướng, cung cấp các nội dung thông tin để tổng hợp, cung cấp cho các cơ quan báo chí.",
        "where something important in their field or area must be made known at once or public opinion guided early,"
        " the units and provinces, of their own accord and with the press centre, propose, guide and provide what is"
        " to be compiled for the press.",
    ),
    Citation(
        "10.2.d",
        "Chủ động theo dõi, kiểm soát các thông tin thuộc lĩnh vực, địa bàn phụ trách; phối hợp với Trung tâm Truyền"
        " thông và các đơn vị liên quan tham gia xử lý các thông tin xấu, độc, thông tin sai sự thật về BHXH, BHYT,"
        " BHTN và các hoạt động của ngành BHXH Việt Nam.",
        "Of their own accord they follow what is said in their field or area, and with the press centre and the units"
        " concerned deal with harmful and untrue information about social, health and unemployment insurance and the"
        " work of Vietnam Social Security.",
    ),
    Citation(
        "10.3",
        "Chủ trì, phối hợp với Trung tâm truyền thông và các đơn vị liên quan theo dõi, nghiên cứu, tổng hợp, xử lý"
        " thông tin đối ngoại […] Tham mưu cho Người phát ngôn, Người được ủy quyền phát ngôn của BHXH Việt Nam thực"
        " hiện phát ngôn và cung cấp thông tin cho báo chí trong nước, nước ngoài về các lĩnh vực đối ngoại",
        "It leads, with the press centre and the units concerned, in following, studying, gathering and handling"
        " foreign information […] It advises the Spokesperson and Delegates in speaking and providing information to"
        " the press, at home and abroad, on foreign matters",
    ),
    Citation(
        "11",
        "Thủ trưởng các đơn vị trực thuộc, Giám đốc BHXH tỉnh có trách nhiệm […] chỉ đạo xử lý cung cấp thông tin cho"
        " báo chí theo yêu cầu",
        "The heads of units and Directors of provinces are to direct that information for the press is dealt with as"
        " asked",
    ),
    Citation(
        "12",
        "Trường hợp CCVC vi phạm các quy định tại Quy chế này, tùy theo tính chất, mức độ vi phạm sẽ bị xử lý theo"
        " quy định của pháp luật.",
        "Staff who violate this regulation are dealt with as the law provides, according to the nature and gravity of"
        " the violation.",
    ),
    Citation(
        "13",
        "Trung tâm Truyền thông có trách nhiệm theo dõi, đôn đốc, kiểm tra việc thực hiện Quy chế này, kịp thời báo"
        " cáo Tổng Giám đốc những vấn đề vướng mắc phát sinh",
        "The press centre is to follow, urge and check that this regulation is carried out, and report difficulties"
        " to the Director General in time",
    ),
)
