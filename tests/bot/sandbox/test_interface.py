"""The sandbox's own interface keeps its published shapes and explains what is wrong with a call."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import FormData

from tests.bot.sandbox.echo_door import ManagedDoor
from tests.bot.sandbox.world import Client, FakeSandbox, client_of
from tests.fakes import FakeClock

REQUIRED = {"id", "from", "text", "choices", "files", "at"}


@pytest.fixture
def sandbox(clock: FakeClock) -> FakeSandbox:
    return FakeSandbox(clock)


@pytest.fixture
async def client(sandbox: FakeSandbox) -> AsyncIterator[Client]:
    async with client_of(sandbox) as client:
        yield client


async def post(client: Client, call: str, **body: object) -> tuple[int, dict[str, object]]:
    answer = await client.post(f"/sandbox/{call}", json=body)
    return answer.status, await answer.json()


async def test_everybody_of_the_interface_lives_here(client: Client) -> None:
    people = await (await client.get("/sandbox/people")).json()
    assert all({"who", "name", "role", "unit", "channel"} <= person.keys() for person in people)
    journalists = {person["channel"] for person in people if person["role"] == "journalist"}
    assert journalists == {"telegram", "zalo"}
    roles = {person["role"] for person in people}
    assert {"press_officer", "press_head", "leader", "director_general", "spokesperson"} <= roles
    assert len({person["unit"] for person in people if person["role"] == "unit_officer"}) >= 2
    assert {"province_officer", "province_director"} <= roles


async def test_saying_something_answers_with_what_the_bot_wrote_to_that_person(client: Client) -> None:
    await post(client, "say", who="nhabao-zalo", text="trước đó")
    status, answer = await post(client, "say", who="nhabao-zalo", text="xin chào")
    assert status == 200
    [message] = answer["messages"]
    assert message.keys() >= REQUIRED
    assert message["from"] == "bot"
    assert message["text"].startswith("Bạn viết: xin chào")
    assert message["choices"] == ["Gửi yêu cầu", "Thôi"]


async def test_what_the_bot_writes_to_others_is_not_in_the_answer(client: Client, sandbox: FakeSandbox) -> None:
    officer = sandbox.ledger.people["canbo-telegram"]
    sandbox.ledger.add(officer.who, "1", "bot", "thẻ mới", sandbox.clock.now())
    _, answer = await post(client, "say", who="nhabao-zalo", text="xin chào")
    assert [message["text"].splitlines()[0] for message in answer["messages"]] == ["Bạn viết: xin chào"]


@pytest.mark.parametrize("choice", ["Gửi yêu cầu", "gui yeu cau", " GỬI YÊU CẦU ", 0, "0"])
async def test_a_choice_is_named_by_its_label_or_its_index(client: Client, choice: object) -> None:
    _, said = await post(client, "say", who="nhabao-telegram", text="xin chào")
    status, answer = await post(
        client, "press", who="nhabao-telegram", message=said["messages"][0]["id"], choice=choice
    )
    assert status == 200
    [edited] = answer["messages"]
    assert edited["id"] == said["messages"][0]["id"]
    assert edited["text"] == "Đã chọn: Gửi yêu cầu"
    assert edited["edited"] is True
    assert answer["toast"] == "Đã nhận."


@pytest.mark.parametrize("choice", ["Khác", 2, -1, True, None, 0.5])
async def test_a_choice_that_is_not_there_is_refused_and_those_there_are_named(client: Client, choice: object) -> None:
    _, said = await post(client, "say", who="nhabao-telegram", text="xin chào")
    status, answer = await post(
        client, "press", who="nhabao-telegram", message=said["messages"][0]["id"], choice=choice
    )
    assert status == 400
    assert "Gửi yêu cầu" in answer["error"]


async def test_a_message_of_somebody_else_cannot_be_pressed(client: Client) -> None:
    _, said = await post(client, "say", who="nhabao-telegram", text="xin chào")
    status, answer = await post(client, "press", who="nhabao-zalo", message=said["messages"][0]["id"], choice=0)
    assert status == 404
    assert "nhabao-zalo" in answer["error"]


@pytest.mark.parametrize(
    ("call", "body", "status", "names"),
    [
        ("say", {"who": "ai-do", "text": "xin chào"}, 404, "/sandbox/people"),
        ("say", {"who": "nhabao-zalo"}, 400, "text"),
        ("say", {"who": "nhabao-zalo", "text": "  "}, 400, "text"),
        ("say", {"who": 7, "text": "xin chào"}, 400, "who"),
        ("say", {"who": "nhabao-zalo", "text": "x", "reply_to": 99}, 404, "99"),
        ("press", {"who": "nhabao-zalo", "choice": 0}, 400, "transcript"),
        ("press", {"who": "nhabao-zalo", "message": 10**30, "choice": 0}, 404, "transcript"),
        ("clock", {"advance_seconds": -5}, 400, "advance_seconds"),
        ("clock", {"advance_seconds": "1"}, 400, "advance_seconds"),
        ("clock", {}, 400, "advance_seconds"),
        ("faults", {"channel": "zalo", "kind": "fire"}, 400, "drop-reply"),
        ("faults", {"channel": "fax", "kind": "429"}, 400, "telegram"),
        ("faults", {"channel": "zalo", "kind": "429", "count": 1.5}, 400, "count"),
    ],
)
async def test_a_wrong_call_is_told_what_is_wrong(
    client: Client, call: str, body: dict[str, object], status: int, names: str
) -> None:
    found, answer = await post(client, call, **body)
    assert found == status
    assert names in answer["error"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff\xfe", b'"who"'])
async def test_a_body_that_is_no_json_object_is_refused(client: Client, body: bytes) -> None:
    answer = await client.post("/sandbox/say", data=body)
    assert answer.status == 400
    assert "JSON object" in (await answer.json())["error"]


async def test_a_file_is_sent_with_its_caption_and_can_be_fetched_again(client: Client) -> None:
    form = FormData({"who": "nhabao-zalo", "caption": "công văn"})
    form.add_field("file", b"%PDF-1.7", filename="công văn.pdf", content_type="application/pdf")
    answer = await client.post("/sandbox/send", data=form)
    assert answer.status == 200
    sent, _ = await (await client.get("/sandbox/transcript?who=nhabao-zalo")).json()
    assert sent["from"] == "person"
    assert sent["text"] == "công văn"
    [file] = sent["files"]
    assert (file["name"], file["mime"]) == ("công văn.pdf", "application/pdf")
    fetched = await client.get(file["url"])
    assert await fetched.read() == b"%PDF-1.7"
    assert fetched.headers["Content-Disposition"].startswith("attachment")


async def test_a_file_of_no_named_kind_is_known_by_its_ending(client: Client) -> None:
    form = FormData({"who": "nhabao-zalo"})
    form.add_field("file", b"%PDF", filename="a.pdf", content_type="application/octet-stream")
    await client.post("/sandbox/send", data=form)
    sent, _ = await (await client.get("/sandbox/transcript?who=nhabao-zalo")).json()
    assert sent["files"][0]["mime"] == "application/pdf"


async def test_a_file_that_the_platform_refuses_is_answered_with_the_reason(client: Client) -> None:
    form = FormData({"who": "nhabao-zalo"})
    form.add_field("file", b"x" * 2000, filename="to.pdf", content_type="application/pdf")
    answer = await client.post("/sandbox/send", data=form)
    assert answer.status == 400
    assert "too big" in (await answer.json())["error"]


async def test_sending_without_a_file_is_refused(client: Client) -> None:
    answer = await client.post("/sandbox/send", data=FormData({"who": "nhabao-zalo"}, default_to_multipart=True))
    assert answer.status == 400
    assert "file" in (await answer.json())["error"]


async def test_an_html_file_never_opens_as_a_page(client: Client, sandbox: FakeSandbox) -> None:
    blob = sandbox.ledger.keep_blob("x.html", "text/html", b"<script>")
    answer = await client.get(f"/sandbox/files/{blob}")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_the_transcript_of_a_newcomer_is_empty_and_of_nobody_is_not_found(client: Client) -> None:
    assert await (await client.get("/sandbox/transcript?who=nhabao-zalo")).json() == []
    assert (await client.get("/sandbox/transcript?who=ai-do")).status == 404


async def test_turning_the_clock_answers_with_the_new_time(client: Client, sandbox: FakeSandbox) -> None:
    before = sandbox.clock.now()
    status, answer = await post(client, "clock", advance_seconds=3600)
    assert status == 200
    assert [by.total_seconds() for by in sandbox.turned] == [3600]
    assert answer["now"] >= before.isoformat()


async def test_a_fault_is_listed_until_it_is_switched_off(client: Client) -> None:
    _, answer = await post(client, "faults", channel="zalo", kind="429", count=2)
    assert [(fault["channel"], fault["kind"], fault["left"]) for fault in answer["faults"]] == [("zalo", "429", 2)]
    cleared = await (await client.delete("/sandbox/faults")).json()
    assert cleared["faults"] == []


async def test_a_bot_that_stays_busy_is_not_waited_for_for_ever(client: Client, sandbox: FakeSandbox) -> None:
    sandbox.door.busy = True
    status, answer = await post(client, "say", who="nhabao-zalo", text="xin chào")
    assert status == 200
    assert answer["quiet"] is False
    assert len(answer["messages"]) == 1


async def test_changes_are_those_after_the_stamp(client: Client, sandbox: FakeSandbox) -> None:
    await post(client, "say", who="nhabao-zalo", text="một")
    stamp = (await (await client.get("/sandbox/state")).json())["stamp"]
    _, said = await post(client, "say", who="nhabao-telegram", text="hai")
    await post(client, "press", who="nhabao-telegram", message=said["messages"][0]["id"], choice=1)
    changes = await (await client.get(f"/sandbox/changes?after={stamp}")).json()
    assert [(one["who"], one["from"]) for one in changes["messages"]] == [
        ("nhabao-telegram", "person"),
        ("nhabao-telegram", "bot"),
    ]
    assert changes["toasts"] == [{"who": "nhabao-telegram", "text": "Đã nhận."}]


async def test_the_page_comes_from_here_alone(client: Client) -> None:
    page = await client.get("/")
    text = await page.text()
    assert page.status == 200
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    assert "http://" not in text
    assert "https://" not in text


@pytest.mark.parametrize("name", ["__init__.py", "..%2Fpeople.csv", "%2e%2e", "nothing.js"])
async def test_only_parts_of_the_page_are_served(client: Client, name: str) -> None:
    assert (await client.get(f"/sandbox/page/{name}")).status == 404


async def test_a_persons_menu_of_commands_can_be_asked_for(client: Client) -> None:
    answer = await client.get("/sandbox/menu?who=nhabao-telegram")
    menu = await answer.json()
    assert [one["command"] for one in menu["commands"]] == ["menu"]
    assert (await client.get("/sandbox/menu?who=ai-do")).status == 404


async def test_a_contact_card_shows_in_the_transcript(client: Client, sandbox: FakeSandbox) -> None:
    contact = {"name": "An (mẫu)", "phone": "+84900000001"}
    extra: dict[str, object] = {"contacts": [contact], "data": ["not for the page"]}
    sandbox.ledger.add("nhabao-telegram", "1", "bot", "An (mẫu) +84900000001", sandbox.clock.now(), extra=extra)
    [message] = await (await client.get("/sandbox/transcript?who=nhabao-telegram")).json()
    assert message["contacts"] == [contact]
    assert message["text"] == "An (mẫu) +84900000001"
    assert "data" not in message


async def test_a_deleted_message_is_gone_from_the_transcript_and_the_page_is_told(
    client: Client, sandbox: FakeSandbox
) -> None:
    """T10"""
    message = sandbox.ledger.add("nhabao-telegram", "1", "person", "4711", sandbox.clock.now())
    before = sandbox.ledger.stamp
    sandbox.ledger.erase(message.id)
    assert await (await client.get("/sandbox/transcript?who=nhabao-telegram")).json() == []
    changes = await (await client.get(f"/sandbox/changes?after={before}")).json()
    assert [(one["id"], one["deleted"], one["text"]) for one in changes["messages"]] == [(message.id, True, "")]
    status, answer = await post(client, "say", who="nhabao-telegram", text="x", reply_to=message.id)
    assert status == 404
    assert "GET /sandbox/transcript" in answer["error"]


async def test_only_a_platform_with_a_manager_of_its_own_lets_words_be_typed_there(client: Client) -> None:
    status, answer = await post(client, "by-hand", to="nhabao-zalo", text="tay viết")
    assert status == 400
    assert "manager" in str(answer["error"])


async def test_words_typed_by_hand_reach_the_person_and_are_answered_with(clock: FakeClock) -> None:
    sandbox = FakeSandbox(clock)
    sandbox.place = replace(sandbox.place, doors={"zalo": ManagedDoor(sandbox.ledger, clock)})
    async with client_of(sandbox) as client:
        status, answer = await post(client, "by-hand", to="nhabao-zalo", text="tay viết")
    assert status == 200
    assert [message["text"] for message in answer["messages"]] == ["tay viết"]
