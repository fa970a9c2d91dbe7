"""Article 7: how press information is received and handled."""

from __future__ import annotations

from procedure.law.citation import Citation

WORDS: tuple[Citation, ...] = (
    Citation("7.1", "Thông tin do báo chí phản ánh", "Information reported by the press"),
    Citation(
        "7.1.a",
        "Trung tâm Truyền thông là đơn vị đầu mối theo dõi, tiếp nhận thông tin do báo chí phản ánh, đề nghị cung"
        " cấp; tổng hợp, phân tích thông tin điểm báo hằng ngày để tham mưu, đề xuất với lãnh đạo Ngành các giải pháp"
        " thông tin, truyền thông, các phương án xử lý thông tin trái chiều mà báo chí, dư luận xã hội đang quan tâm,"
        " phản ánh.",
        "The press centre follows and receives what the press reports and asks for; it gathers and analyses the daily"
        " press review in order to advise and propose to the leaders how to inform and communicate, and how to deal"
        " with contrary information that concerns the press and public opinion.",
    ),
    Citation(
        "7.1.b",
        "Sau khi có chỉ đạo của Lãnh đạo BHXH Việt Nam đối với các vấn đề báo chí phản ánh, trong thời hạn 24 giờ,"
        " Trung tâm Truyền thông có văn bản gửi các đơn vị trực thuộc, BHXH tỉnh có liên quan để thực hiện. Trường"
        " hợp cần thiết, các đơn vị thực hiện theo yêu cầu của Lãnh đạo BHXH Việt Nam.",
        "After a direction of the Leadership of Vietnam Social Security on what the press reports, the press centre,"
        " within 24 hours, sends a letter to the units and provinces concerned so that they act. Where necessary, the"
        " units act at the request of the Leadership.",
    ),
    Citation(
        "7.1.c",
        "Khi nhận được văn bản của Trung tâm Truyền thông, các đơn vị […] có trách nhiệm xử lý ngay thông tin báo chí"
        " phản ánh; báo cáo Lãnh đạo BHXH Việt Nam và gửi Trung tâm Truyền thông trong thời hạn 24 giờ kể từ khi có"
        " kết quả chính thức xử lý thông tin do báo chí phản ánh để tổng hợp và cung cấp thông tin cho báo chí.",
        "On receiving the press centre's letter the units and provinces deal at once with what the press reports;"
        " they report to the Leadership and send the report to the press centre within 24 hours of the official"
        " result, so that it is compiled and provided to the press.",
    ),
    Citation(
        "7.1.d",
        "Đối với thông tin do báo chí địa phương phản ánh thuộc phạm vi quản lý của BHXH tỉnh, BHXH tỉnh tiếp nhận,"
        " chủ động có phương án xử lý theo thẩm quyền, kịp thời cung cấp thông tin cho báo chí.",
        "What the local press reports within a province's charge is received by the province, which deals with it of"
        " its own accord within its powers and provides the press with timely information.",
    ),
    Citation(
        "7.2.a",
        "Sau khi nhận được thông tin do các đơn vị cung cấp, trong thời hạn 24 giờ, Trung tâm Truyền thông biên tập,"
        " cung cấp thông tin cho các cơ quan báo chí để thực hiện truyền thông.",
        "Within 24 hours of receiving information from the units, the press centre edits it and provides it to the"
        " press.",
    ),
    Citation(
        "7.2.b",
        "Trường hợp nhận được đề nghị hỗ trợ cung cấp thông tin […] từ các cơ quan báo chí do Trung tâm Truyền thông"
        " chuyển đến, các đơn vị trực thuộc, BHXH tỉnh thực hiện cung cấp thông tin, tham gia trả lời phỏng vấn theo"
        " quy định.",
        "Where a request of the press for support with information is passed on by the press centre, the units and"
        " provinces provide the information and take part in interviews as provided.",
    ),
)
