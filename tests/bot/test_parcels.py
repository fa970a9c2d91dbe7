"""A message becomes calls that a platform takes, whatever people wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.port import ContactOut, FileOut, Parcel
from bot.parcels import Bundle, Packer, Reader
from bot.richtext import clean
from bot.splitting import units
from bot.texts import Texts
from handlers.talk import Bilingual, Channel, Choice, ContactCard, Text, say
from handlers.wire import Body
from storage.keys import Keys

KEYS = Keys.derive("test secret of 32 characters or more")
PACKER = Packer(Texts(ZoneInfo("Asia/Ho_Chi_Minh")), KEYS)
READER = Reader("1234567", "vi")
PDF = FileOut("tài liệu.pdf", "application/pdf", b"%PDF-1.7")
CHOICES = (
    (Choice(say("channel_zalo"), "go.zalo", "42", 3, ("zalo",)), Choice(say("resent"), "again", "42", 3)),
    (Choice(say("channel_email"), "go.email", "42", 3),),
)
LIST = "1. Zalo\n2. (gửi lại)\n3. thư điện tử"
NUMBER = re.compile(r"^\(\d+/\d+\) ")


@dataclass
class Way:
    """A sender as far as packing cares."""

    channel: Channel
    text_limit: int = 100
    can_edit: bool = False
    has_buttons: bool = False
    file_limit: int = 1000
    has_contacts: bool = False
    has_menus: bool = False

    async def send(self, parcel: Parcel) -> str:
        raise AssertionError("nobody asks for that here")

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        raise AssertionError("nobody asks for that here")

    async def leave(self, chat: str) -> None:
        raise AssertionError("nobody asks for that here")

    async def forget(self, chat: str, message_id: str) -> None:
        raise AssertionError("nobody asks for that here")

    async def close(self) -> None:
        raise AssertionError("nobody asks for that here")


ZALO = Way(Channel.ZALO)
TELEGRAM = Way(Channel.TELEGRAM, can_edit=True, has_buttons=True, has_contacts=True, has_menus=True)


def words(text: str) -> Text:
    """A catalogue sentence that is nothing but a person's words and something short before them."""
    return say("files_not_carried", names=text)


def joined(bundle: Bundle) -> str:
    texts = [parcel.text for parcel in bundle.parcels if parcel.file is None]
    return texts[0] if len(texts) == 1 else "".join(NUMBER.sub("", text) for text in texts)


hostile = st.text(
    st.sampled_from("<b>&</*_`[]()@/#:.1x \n\u202e\u0301👩\u200d🇻") | st.characters(exclude_categories=["Cs"]),
    max_size=600,
)


@given(hostile, st.sampled_from([ZALO, TELEGRAM]))
def test_the_parts_rejoined_are_the_text(text: str, way: Way) -> None:
    """O9, S5"""
    bundle = PACKER.pack(Body(words(text)), (), READER, way)
    assert joined(bundle).endswith(": " + clean(text))
    assert all(0 < units(parcel.text) <= way.text_limit for parcel in bundle.parcels)


@given(hostile, st.sampled_from([ZALO, TELEGRAM]))
def test_a_second_copy_fits_the_limit_too(text: str, way: Way) -> None:
    for parcel in PACKER.pack(Body(words(text)), (), READER, way).parcels:
        marked = PACKER.marked(parcel, "vi")
        assert marked.text == "(gửi lại) " + parcel.text
        assert units(marked.text) <= way.text_limit


@given(hostile)
def test_a_persons_words_bring_no_bold_and_no_button(text: str) -> None:
    """T21, S5"""
    for parcel in PACKER.pack(Body(words(text)), (), READER, TELEGRAM).parcels:
        assert parcel.bold == ()
        assert parcel.buttons == ()


@given(hostile)
def test_only_the_sentences_own_bold_is_bold(text: str) -> None:
    """S5: the code is bold wherever the cuts fall, nothing else is."""
    about = say("channel_held_notice", channel=text, why=say("unreachable_notice", name="", channel="", code="BC-1"))
    bold = [
        parcel.text[at : at + length]
        for parcel in PACKER.pack(Body(about), (), READER, TELEGRAM).parcels
        for at, length in parcel.bold
    ]
    assert "".join(bold) == "BC-1"


def test_parts_are_numbered() -> None:
    """K9"""
    bundle = PACKER.pack(Body(words("từ " * 50)), (), READER, ZALO)
    assert [parcel.text[:6] for parcel in bundle.parcels] == ["(1/3) ", "(2/3) ", "(3/3) "]


def test_a_channel_without_buttons_shows_a_numbered_list_and_keeps_it() -> None:
    bundle = PACKER.pack(Body(words("x"), CHOICES), (), READER, ZALO)
    assert bundle.parcels == (Parcel("1234567", f"Tệp không gửi được qua kênh này: x\n\n{LIST}"),)
    assert bundle.choices is not None
    assert bundle.choices[0] == {"number": 1, "vi": "Zalo", "en": "Zalo", "words": ["zalo"], "data": "go.zalo:42:3"}
    assert [choice["en"] for choice in bundle.choices] == ["Zalo", "(sent again)", "e-mail"]


@given(hostile)
def test_the_list_stands_whole_in_the_last_part(text: str) -> None:
    bundle = PACKER.pack(Body(words(text), CHOICES), (), READER, ZALO)
    assert bundle.main == len(bundle.parcels) - 1
    assert bundle.parcels[-1].text.endswith(LIST)
    assert all(units(parcel.text) <= ZALO.text_limit for parcel in bundle.parcels)


def test_a_channel_with_buttons_signs_them_for_that_chat() -> None:
    """T1"""
    bundle = PACKER.pack(Body(words("x"), CHOICES), (), READER, TELEGRAM)
    tag = KEYS.tag("button", "go.zalo:42:3", "1234567")
    assert bundle.parcels[0].buttons[0][0] == ("Zalo", f"go.zalo:42:3:{tag}")
    assert [len(row) for row in bundle.parcels[0].buttons] == [2, 1]
    assert bundle.choices == PACKER.pack(Body(words("x"), CHOICES), (), READER, ZALO).choices


def test_nobody_is_asked_to_choose_by_mail() -> None:
    bundle = PACKER.pack(Body(words("x"), CHOICES), (), READER, Way(Channel.EMAIL))
    assert bundle.parcels[0].text.endswith(": x")
    assert bundle.choices is None


def test_buttons_hang_on_the_last_part() -> None:
    bundle = PACKER.pack(Body(words("từ " * 50), CHOICES), (PDF,), READER, TELEGRAM)
    assert [bool(parcel.buttons) for parcel in bundle.parcels] == [False, False, True, False]
    assert bundle.main == 2


def test_the_largest_choice_fits_a_button_and_one_more_does_not() -> None:
    """O9"""
    largest = Choice(say("resent"), "a" * 16, "B" * 20, 10**10)
    data = PACKER.pack(Body(words("x"), ((largest,),)), (), READER, TELEGRAM).parcels[0].buttons[0][0][1]
    assert len(data.encode()) == 64
    with pytest.raises(ValueError, match="at most 64 bytes"):
        PACKER.pack(Body(words("x"), ((Choice(say("resent"), "a" * 17, "B" * 20, 10**10),),)), (), READER, TELEGRAM)


def test_files_follow_the_text_each_alone() -> None:
    bundle = PACKER.pack(Body(words("x")), (PDF, PDF), READER, ZALO)
    assert [parcel.file for parcel in bundle.parcels] == [None, PDF, PDF]
    assert bundle.main == 0


@pytest.mark.parametrize(
    ("way", "file"),
    [
        (ZALO, FileOut("bảng.xlsx", "application/octet-stream", b"PK\x03\x04")),
        (ZALO, FileOut("bảng.xlsx", "application/pdf", b"%PDF" + b"-" * 1000)),
        (TELEGRAM, FileOut("bảng.xlsx", "application/octet-stream", b"x" * 1001)),
    ],
)
def test_a_file_that_the_channel_does_not_carry_is_named_in_the_text(way: Way, file: FileOut) -> None:
    """O9"""
    bundle = PACKER.pack(Body(say("resent")), (file,), READER, way)
    assert [parcel.text for parcel in bundle.parcels] == ["(gửi lại)\n\nTệp không gửi được qua kênh này: bảng.xlsx"]


def test_a_file_name_shows_no_hidden_signs() -> None:
    """T22"""
    file = FileOut("a\u202efdp\n.exe", "application/pdf", b"%PDF-")
    assert PACKER.pack(Body(say("resent")), (file,), READER, ZALO).parcels[1].file == FileOut(
        "afdp .exe", "application/pdf", b"%PDF-"
    )


def test_a_name_of_the_directory_is_shown_in_the_readers_language() -> None:
    body = Body(say("channel_held_notice", channel=Bilingual("Hà Nội", "Ha Noi"), why=""))
    assert "Ha Noi" in PACKER.pack(body, (), Reader("1", "en"), TELEGRAM).parcels[0].text


def somebody(phone: str = "024 3936 1234", name: str = "Đặng Thùy Dương", **more: Text) -> ContactCard:
    return ContactCard(name, Bilingual("Người phát ngôn", "Spokesperson"), say("agency"), phone, "s@example.vn", **more)


def test_contacts_follow_the_text_as_cards_in_the_readers_language() -> None:
    body = Body(words("x"), CHOICES, contacts=(somebody(), somebody("0912 345 678", note=say("resent"))))
    bundle = PACKER.pack(body, (PDF,), Reader("1", "en"), TELEGRAM)
    text, first, second, file = bundle.parcels
    assert bundle.main == 0
    assert text.buttons
    assert first.contact is not None
    assert second.contact is not None
    assert (first.contact.phone, first.contact.name, first.text) == ("+842439361234", "Đặng Thùy Dương", "")
    assert "TITLE:Spokesperson\r\nTEL;TYPE=WORK,VOICE:+842439361234\r\n" in first.contact.vcard
    assert "NOTE:(sent again)\r\n" in second.contact.vcard
    assert file.file == PDF


def test_a_channel_without_cards_gets_the_text_alone() -> None:
    bundle = PACKER.pack(Body(words("x"), contacts=(somebody(),)), (), READER, ZALO)
    assert [parcel.text for parcel in bundle.parcels] == ["Tệp không gửi được qua kênh này: x"]


@pytest.mark.parametrize("nobody", [somebody(phone=""), somebody(phone="chưa có"), somebody(name=" \n\u202e")])
def test_who_has_no_name_or_number_is_no_card(nobody: ContactCard) -> None:
    assert len(PACKER.pack(Body(words("x"), contacts=(nobody,)), (), READER, TELEGRAM).parcels) == 1


@given(hostile, hostile)
def test_whatever_a_name_holds_the_card_is_one_card_within_its_limit(name: str, note: str) -> None:
    """T21, T22"""
    card = somebody(name=f"A{name}", note=words(note * 9))
    contact = PACKER.pack(Body(words("x"), contacts=(card,)), (), READER, TELEGRAM).parcels[1].contact
    assert contact is not None
    assert len(contact.vcard.encode()) <= 2048
    assert contact.vcard.count("BEGIN:VCARD") == 1
    assert "\n" not in contact.name


def test_a_contact_cannot_say_that_it_is_a_second_copy() -> None:
    parcel = Parcel("1", contact=ContactOut("1", "An"))
    assert PACKER.marked(parcel, "vi") == parcel


def test_a_menu_is_one_parcel_of_commands_in_the_readers_language() -> None:
    choices = ((Choice(say("resent"), "menu"),), (Choice(say("channel_email"), "lienhe"),))
    bundle = PACKER.menu(Body(say("label", name=""), choices), Reader("1", "en"))
    assert bundle.parcels == (Parcel("1", menu=(("menu", "(sent again)"), ("lienhe", "e-mail"))),)
    assert bundle.choices is None
