"""Letters and text messages: queued in the transaction, delivered by the worker.

Without an SMTP server they go to the development mailbox, a table with a page, so that sign-in codes can be read.
"""

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit
from uuid import UUID

import aiosmtplib
import msgspec

from jishi.kernel.ids import uuid7
from jishi.platform.db import Tx
from jishi.platform.jobs import Job
from jishi.platform.outbound import Outbound
from jishi.platform.settings import Settings

MAILBOX_MOST = 500


class Letter(msgspec.Struct, frozen=True):
    """One message to one address. `channel` is `email` or `sms`; `text` is plain text, and `html` the same for mail
    programs that show it. `headers` are further ones, such as List-Unsubscribe."""

    to: str
    subject: str
    text: str
    channel: str = "email"
    html: str = ""
    headers: dict[str, str] = {}


class Received(msgspec.Struct, frozen=True):
    """A letter in the development mailbox."""

    id: UUID
    at: datetime
    to: str
    channel: str
    subject: str
    text: str
    has_html: bool = False


SEND = Job("mail.send", Letter)
ADD_ALL = """
INSERT INTO platform.mailbox (id, at, recipient, channel, subject, body, html)
SELECT id, $1, recipient, channel, subject, body, html
FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    AS given(id, recipient, channel, subject, body, html)
"""


def post(tx: Tx, letter: Letter) -> None:
    """Queue `letter`; it leaves only if the transaction commits."""
    tx.enqueue(SEND, letter, priority=10)


async def post_all(tx: Tx, letters: Sequence[Letter]) -> None:
    """Post several: each by a job of its own when it leaves the house, else straight into the mailbox."""
    if tx.app.settings.smtp_url or any(letter.channel != "email" for letter in letters):
        for letter in letters:
            post(tx, letter)
        return
    rows = [(uuid7(), one.to, one.channel, one.subject, one.text, one.html) for one in letters]
    await tx.execute(ADD_ALL, tx.now, *map(list, zip(*rows, strict=True)))


async def deliver(tx: Tx, letter: Letter) -> None:
    """Send by SMTP when there is a server for it, else put it into the mailbox."""
    settings = tx.app.settings
    if letter.channel == "email" and settings.smtp_url:
        await _by_smtp(settings.smtp_url, settings.mail_from, letter)
        return
    if letter.channel == "sms" and (settings.sms_url or settings.is_production):
        await _by_gateway(tx, letter)
        return
    await tx.execute(
        "INSERT INTO platform.mailbox (id, at, recipient, channel, subject, body, html)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        uuid7(),
        tx.now,
        letter.to,
        letter.channel,
        letter.subject,
        letter.text,
        letter.html,
    )


async def list_received(tx: Tx, to: str = "", limit: int = 50) -> list[Received]:
    """The newest letters of the mailbox, all or those to one address."""
    return await tx.rows(
        Received,
        "SELECT id, at, recipient, channel, subject, body, html <> '' FROM platform.mailbox"
        " WHERE $1 = '' OR recipient = $1 ORDER BY id DESC LIMIT $2",
        to,
        min(limit, MAILBOX_MOST),
    )


async def find_html(tx: Tx, letter_id: UUID) -> str | None:
    """The HTML part of a letter in the mailbox; None when there is no such letter or it has none."""
    found: str | None = await tx.fetch_value("SELECT html FROM platform.mailbox WHERE id = $1", letter_id)
    return found or None


async def _by_smtp(url: str, sender: str, letter: Letter) -> None:
    parts = urlsplit(url)
    await aiosmtplib.send(
        as_message(sender, letter),
        hostname=parts.hostname or "localhost",
        port=parts.port or (465 if parts.scheme == "smtps" else 587),
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        use_tls=parts.scheme == "smtps",
    )


def can_text(settings: Settings) -> bool:
    """Whether text messages reach anybody: through a gateway, or in the mailbox of a shop that is not in production."""
    return bool(settings.sms_url) or not settings.is_production


async def _by_gateway(tx: Tx, letter: Letter) -> None:
    """Hand a text message to the gateway: POST JSON `{"to", "text"}`, which it answers with 2xx once it has it."""
    settings = tx.app.settings
    if not settings.sms_url:
        raise RuntimeError("there is no gateway for text messages: set JISHI_SMS_URL")
    body = msgspec.json.encode({"to": letter.to, "text": letter.text})
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {settings.sms_token}"}
    reply = await tx.app.service(Outbound).send(  # type: ignore[type-abstract]
        "POST", settings.sms_url, headers=headers, body=body, seconds=10
    )
    if reply.status >= 300:
        raise RuntimeError(f"the gateway for text messages answered {reply.status}")


def as_message(sender: str, letter: Letter) -> EmailMessage:
    """The letter as mail programs take it: plain text, and an HTML part if it has one."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, letter.to, letter.subject
    for name, value in letter.headers.items():
        message[name] = value
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    return message
