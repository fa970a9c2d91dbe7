"""What Zalo's refusals and broken connections mean (§4.5, O4, O5, O8)."""

from __future__ import annotations

import httpx2
import pytest

from bot.channels.port import Failure, SendFailed
from bot.channels.zalo.answers import opened
from bot.channels.zalo.errors import CODES, MEANINGS, TokenRejected, Trouble, broken, refusal

DOCUMENTED = {
    Failure.RETRY: (-100, -200),
    Failure.LIMITED: (-32, -214, -218, -234),
    Failure.UNREACHABLE: (-213, -217, -227, -244),
    Failure.WINDOW: (-230, -232),
    Failure.CONFIGURATION: (
        *(-204, -205, -209, -211, -212, -219, -221, -223, -224, -235, -242, -320, -321),
        *(-216, -220, 216, 401, -124),
    ),
    Failure.PERMANENT: (-201, -210, -233, -240, -248, -249),
}


@pytest.mark.parametrize(("failure", "codes"), DOCUMENTED.items())
def test_each_documented_code_has_its_class(failure: Failure, codes: tuple[int, ...]) -> None:
    assert {refusal(code).failure for code in codes} == {failure}


def test_the_table_holds_the_documented_codes_and_no_others() -> None:
    assert set(CODES) == {code for codes in DOCUMENTED.values() for code in codes}
    assert set(MEANINGS) == set(Trouble)


def test_an_unknown_code_needs_a_person_s_look() -> None:
    assert refusal(-99999).failure is Failure.PERMANENT


def test_the_rate_limit_stops_everyone_and_a_person_s_limit_only_them() -> None:
    """O1"""
    assert (refusal(-32).everyone, refusal(-32).retry_after) == (True, 60)
    assert (refusal(-218).everyone, refusal(-218).retry_after) == (False, 3600)


def test_an_error_inside_http_200_is_an_error() -> None:
    with pytest.raises(SendFailed) as failed:
        opened(200, b'{"error": -213, "message": "User has not followed OA"}', "", repeatable=False)
    assert failed.value.failure is Failure.UNREACHABLE


@pytest.mark.parametrize("error", ["0", '"0"'])
def test_a_success_is_a_zero_as_number_or_string(error: str) -> None:
    envelope = opened(200, b'{"data": {"message_id": 7}, "error": ' + error.encode() + b"}", "", repeatable=False)
    assert envelope["data"] == {"message_id": "7"}


@pytest.mark.parametrize(
    ("status", "content"), [(401, b""), (200, b'{"error": -216}'), (200, b'{"error": "401"}'), (400, b'{"error":-124}')]
)
def test_a_token_error_asks_for_a_refresh(status: int, content: bytes) -> None:
    """O6"""
    with pytest.raises(TokenRejected):
        opened(status, content, "", repeatable=False)


@pytest.mark.parametrize(
    ("status", "content", "failure"),
    [
        (502, b"<html>", Failure.AMBIGUOUS),
        (200, b"<html>", Failure.AMBIGUOUS),
        (200, b"", Failure.AMBIGUOUS),
        (200, b"[]", Failure.AMBIGUOUS),
        (200, b"{}", Failure.AMBIGUOUS),
        (302, b"", Failure.AMBIGUOUS),
        (404, b"<html>", Failure.RETRY),
        (429, b"", Failure.LIMITED),
    ],
)
def test_what_is_no_envelope_tells_by_its_status(status: int, content: bytes, failure: Failure) -> None:
    """O8"""
    with pytest.raises(SendFailed) as failed:
        opened(status, content, "", repeatable=False)
    assert failed.value.failure is failure


def test_an_upload_may_always_be_repeated() -> None:
    """O8"""
    with pytest.raises(SendFailed) as failed:
        opened(502, b"<html>", "", repeatable=True)
    assert failed.value.failure is Failure.RETRY
    assert broken(httpx2.ReadTimeout("slow"), repeatable=True).failure is Failure.RETRY


def test_429_tells_how_long_to_wait() -> None:
    """O1"""
    with pytest.raises(SendFailed) as failed:
        opened(429, b"", "17", repeatable=False)
    assert failed.value.retry_after == 17


@pytest.mark.parametrize("kind", [httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout])
def test_what_never_left_may_be_sent_again(kind: type[httpx2.HTTPError]) -> None:
    assert broken(kind("no"), repeatable=False).failure is Failure.RETRY


@pytest.mark.parametrize(
    "kind",
    [httpx2.ReadTimeout, httpx2.WriteTimeout, httpx2.ReadError, httpx2.WriteError, httpx2.RemoteProtocolError],
)
def test_what_may_have_arrived_is_ambiguous(kind: type[httpx2.HTTPError]) -> None:
    assert broken(kind("no"), repeatable=False).failure is Failure.AMBIGUOUS


def test_the_text_of_a_transport_error_is_not_passed_on() -> None:
    """F8"""
    failed = broken(httpx2.ReadError("https://openapi.invalid/?access_token=SECRET"), repeatable=False)
    assert "SECRET" not in str(failed)
