"""What is mailed in the sandbox arrives whole and goes nowhere else."""

from __future__ import annotations

from email.message import EmailMessage

import aiosmtplib

from bot.sandbox.ledger import Ledger
from bot.sandbox.mail import mail_server
from tests.fakes import FakeClock


def letter(*to: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "baochi@example.invalid"
    message["To"] = ", ".join(to)
    message["Subject"] = "Trả lời BC-2026-00042"
    message.set_content("Kính gửi nhà báo,\nđây là câu trả lời.\n")
    message.add_attachment(b"%PDF-1.7\r\n\x00\xff", maintype="application", subtype="pdf", filename="trả lời.pdf")
    return message


async def test_a_mail_is_kept_once_for_each_recipient_with_its_files(clock: FakeClock) -> None:
    ledger = Ledger(None, ())
    async with mail_server(ledger, clock) as port:
        await aiosmtplib.send(letter("a@example.invalid", "b@example.invalid"), hostname="127.0.0.1", port=port)
    assert [mail.to for mail in ledger.mails()] == ["a@example.invalid", "b@example.invalid"]
    [mail] = ledger.mails("A@example.invalid")
    assert mail.subject == "Trả lời BC-2026-00042"
    assert mail.text == "Kính gửi nhà báo,\nđây là câu trả lời."
    [file] = mail.files
    assert ledger.blob(int(file["blob"])) == ("trả lời.pdf", "application/pdf", b"%PDF-1.7\r\n\x00\xff")


async def test_the_sender_hears_nothing_after_the_sandbox_stopped(clock: FakeClock) -> None:
    async with mail_server(Ledger(None, ()), clock) as port:
        pass
    try:
        await aiosmtplib.send(letter("a@example.invalid"), hostname="127.0.0.1", port=port, timeout=1)
    except aiosmtplib.SMTPConnectError:
        return
    raise AssertionError("the mail server still listens")
