"""Articles 5 and 6: sudden events, and when information is refused; the grounds themselves are in `grounds.py`."""

from __future__ import annotations

from procedure.law.citation import Citation
from procedure.law.grounds import GROUNDS

EVENTS: tuple[Citation, ...] = (
    Citation(
        "5.1",
        "Người phát ngôn hoặc Người được ủy quyền phát ngôn của BHXH Việt Nam có trách nhiệm phát ngôn và cung cấp"
        " thông tin kịp thời, chính xác cho báo chí trong các trường hợp đột xuất sau:",
        "The Spokesperson, or whoever is authorised to speak for Vietnam Social Security, is to speak and provide"
        " timely and accurate information to the press in the following sudden cases:",
    ),
    Citation(
        "5.1.a",
        "Trường hợp cần thông tin rộng rãi về tình hình, kết quả triển khai của BHXH Việt Nam đối với các chủ trương,"
        " chính sách của Đảng, Chính phủ về BHXH, BHYT, BHTN trong những bối cảnh đặc biệt, cấp bách có ý nghĩa quan"
        " trọng đối với công tác đảm bảo an sinh xã hội và chăm lo sức khỏe cho Nhân dân.",
        "Where the public must be widely informed of how Vietnam Social Security carries out the policies of the"
        " Party and the Government on social, health and unemployment insurance in special and urgent circumstances"
        " that matter for social security and for the people's health.",
    ),
    Citation(
        "5.1.b",
        "Trường hợp xảy ra vụ việc cần có ngay thông tin ban đầu của BHXH Việt Nam thì Người phát ngôn hoặc Người"
        " được ủy quyền phát ngôn có trách nhiệm chủ động phát ngôn và cung cấp thông tin cho báo chí trong thời gian"
        " chậm nhất 24 giờ, kể từ khi vụ việc xảy ra.",
        "Where an incident occurs on which first information from Vietnam Social Security is needed at once, the"
        " Spokesperson or whoever is authorised to speak is to speak and inform the press of their own accord no"
        " later than 24 hours after the incident occurred.",
    ),
    Citation(
        "5.1.c",
        "Cơ quan báo chí hoặc cơ quan chỉ đạo, quản lý Nhà nước về báo chí có yêu cầu phát ngôn hoặc cung cấp thông"
        " tin về các sự kiện, vấn đề, lĩnh vực thuộc phạm vi tổ chức, thực hiện của BHXH Việt Nam đã được nêu trên"
        " báo chí hoặc về các sự kiện, vấn đề nêu tại điểm b khoản 1 Điều này.",
        "The press, or a body that directs or supervises the press, asks for a statement or for information on"
        " events, questions or fields within the work of Vietnam Social Security that the press has raised, or on the"
        " events and questions of point b of this clause.",
    ),
    Citation(
        "5.1.d",
        "Trường hợp có căn cứ xác định rõ báo chí đăng tải, phát sóng thông tin chưa đúng sự thật về những hoạt động"
        " thuộc phạm vi quản lý của BHXH Việt Nam, Người phát ngôn hoặc Người được ủy quyền phát ngôn yêu cầu cơ quan"
        " báo chí đó đăng tải, phát sóng ý kiến phản hồi, cải chính theo quy định của pháp luật.",
        "Where there are clear grounds that the press has published or broadcast something untrue about what Vietnam"
        " Social Security is in charge of, the Spokesperson or whoever is authorised to speak requires that outlet to"
        " publish or broadcast a response or correction as the law provides.",
    ),
    Citation(
        "5.2.a",
        "Trường hợp xảy ra vụ việc cần có ngay thông tin ban đầu của BHXH tỉnh thì Người phát ngôn hoặc Người được ủy"
        " quyền phát ngôn của BHXH tỉnh có trách nhiệm chủ động phát ngôn […] chậm nhất là 24 giờ, kể từ khi vụ việc"
        " xảy ra; đồng thời, thực hiện báo cáo thông tin với Người phát ngôn hoặc Người được ủy quyền phát ngôn của"
        " BHXH Việt Nam.",
        "Where an incident occurs on which first information from a province is needed at once, its Spokesperson or"
        " whoever is authorised to speak is to speak of their own accord […] no later than 24 hours after the"
        " incident occurred, and at the same time report to the Spokesperson or a Delegate of Vietnam Social"
        " Security.",
    ),
    Citation(
        "5.2.b",
        "Trường hợp có căn cứ xác định rõ báo chí địa phương đăng tải, phát sóng thông tin chưa đúng sự thật về những"
        " hoạt động thuộc phạm vi quản lý của BHXH tỉnh, Người phát ngôn hoặc Người được ủy quyền phát ngôn của BHXH"
        " tỉnh yêu cầu cơ quan báo chí đó đăng tải, phát sóng ý kiến phản hồi, cải chính theo quy định của pháp luật.",
        "Where there are clear grounds that the local press has published or broadcast something untrue about what a"
        " province is in charge of, its Spokesperson or whoever is authorised to speak requires that outlet to"
        " publish or broadcast a response or correction as the law provides.",
    ),
    Citation(
        "5.3.b",
        "Phát ngôn trực tiếp hoặc trả lời phỏng vấn của báo chí.",
        "Speaking in person, or answering an interview of the press.",
    ),
    Citation(
        "6.1",
        "Các trường hợp từ chối cung cấp thông tin cho báo chí theo quy định tại khoản 2 Điều 38 Luật Báo chí:",
        "The cases in which information is refused to the press under clause 2 of Article 38 of the Press Law:",
    ),
)

WORDS: tuple[Citation, ...] = (*EVENTS, *(Citation(one.code, one.vi, one.en, one.since, one.until) for one in GROUNDS))
