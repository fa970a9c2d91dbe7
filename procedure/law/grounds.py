"""Article 6: the grounds on which information may be refused, in the article's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

IN_FORCE = datetime(2021, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Ground:
    """A ground. `passes`: it ends some day, so the refusal says what lifts it; `names_law`: which law is said with it.

    `short_vi`, `short_en`: a few words to choose it by; `vi`: the article's words; `en`: a translation.
    """

    code: str
    short_vi: str
    short_en: str
    vi: str
    en: str
    passes: bool = False
    names_law: bool = False
    since: datetime = IN_FORCE
    until: datetime | None = None


GROUNDS: tuple[Ground, ...] = (
    Ground(
        "6.1.a",
        "Bí mật Nhà nước, bí mật của Đảng, bí mật đời tư",
        "State, Party or private secrets",
        "Thông tin thuộc danh mục bí mật Nhà nước, bí mật thuộc nguyên tắc và quy định của Đảng, bí mật đời tư của cá"
        " nhân và bí mật khác theo quy định của pháp luật.",
        "Information on the list of State secrets, secrets under the principles and rules of the Party, secrets of"
        " private life, and other secrets provided for by law.",
    ),
    Ground(
        "6.1.b",
        "Vụ án đang điều tra hoặc chưa xét xử",
        "A criminal case under investigation or not yet tried",
        "Thông tin về vụ án đang được điều tra hoặc chưa xét xử, trừ trường hợp cần thông tin trên báo chí những vấn đề"
        " có lợi cho hoạt động điều tra và công tác đấu tranh phòng, chống tội phạm.",
        "Information about a criminal case under investigation or not yet tried, except where publishing it serves the"
        " investigation and the fight against crime.",
        passes=True,
    ),
    Ground(
        "6.1.c",
        "Đang thanh tra, giải quyết khiếu nại, tố cáo, tranh chấp",
        "Under inspection, complaint, denunciation or dispute",
        "Thông tin về vụ việc đang trong quá trình thanh tra chưa có kết luận thanh tra; vụ việc đang trong quá trình"
        " giải quyết khiếu nại, tố cáo; những vấn đề tranh chấp, mâu thuẫn giữa các cơ quan Nhà nước đang trong quá"
        " trình giải quyết, chưa có kết luận chính thức của người có thẩm quyền mà theo quy định của pháp luật chưa"
        " được phép công bố.",
        "Information about a matter under inspection without a conclusion; a complaint or denunciation being dealt"
        " with; disputes between State bodies being settled, without an official conclusion of the competent person,"
        " which the law does not yet allow to be published.",
        passes=True,
    ),
    Ground(
        "6.1.d",
        "Văn bản, đề án đang soạn thảo",
        "Documents and projects being drafted",
        "Những văn bản, đề án đang trong quá trình soạn thảo mà theo quy định của pháp luật chưa được cấp có thẩm quyền"
        " cho phép công bố.",
        "Documents and projects being drafted whose publication the competent authority has not yet allowed, as the law"
        " provides.",
        passes=True,
    ),
    Ground(
        "6.2",
        "Trường hợp khác theo quy định của pháp luật",
        "Another case provided for by law",
        "Các trường hợp khác theo quy định của pháp luật.",
        "Other cases provided for by law.",
        names_law=True,
    ),
)
