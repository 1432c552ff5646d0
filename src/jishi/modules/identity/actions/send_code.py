"""Send a one-time code to a contact."""

from datetime import datetime, timedelta

from jishi.kernel.errors import TooMany, Unavailable
from jishi.modules.identity import limits, queries
from jishi.modules.identity.contracts import Device, SentCode
from jishi.modules.identity.domain import codes
from jishi.modules.identity.domain.contacts import ContactKind, parse_contact
from jishi.platform import mail
from jishi.platform.db import Tx
from jishi.platform.http import cookies
from jishi.platform.i18n import translations

DAY = timedelta(days=1)


async def send_code(tx: Tx, contact_text: str, device: Device) -> SentCode:
    """Send six digits to an e-mail address or phone number; the answer is the same whether or not it has an account.

    A code sent before no longer counts. Raises Invalid for a contact that is none, TooMany within 30 seconds of the
    last code, after 20 codes in a day, or when this address asks too often, Unavailable for a phone number where
    text messages have no way out.
    """
    contact = parse_contact(contact_text)
    if contact.kind is ContactKind.PHONE and not mail.can_text(tx.app.settings):
        raise Unavailable("Text messages cannot be sent here yet. Please use your e-mail address.", code="no_texts")
    limits.spend(tx, limits.CODES_BY_ADDRESS, device.address)
    limits.spend(tx, limits.CODES_BY_CONTACT, contact.value)
    code = codes.new_code()
    saved = await tx.execute(
        queries.SAVE_CODE,
        contact.value,
        digest_of(tx, contact.value, code),
        tx.now,
        tx.now + codes.LIFETIME,
        tx.now - DAY,
        tx.now - codes.RESEND_AFTER,
        codes.MOST_PER_DAY,
    )
    if not saved:
        raise TooMany(await _seconds_to_wait(tx, contact.value))
    say = translations(device.locale).gettext
    letter = mail.Letter(
        to=contact.value,
        subject=say("Your Jishi code is %(code)s", code=code),
        text=say(
            "Your code is %(code)s. It works for %(minutes)s minutes and only once. Nobody from Jishi will ever ask"
            " you for it. If you did not ask for it, you can ignore this message.",
            code=code,
            minutes=int(codes.LIFETIME.total_seconds() // 60),
        ),
        channel="email" if contact.kind is ContactKind.EMAIL else "sms",
    )
    mail.post(tx, letter)
    return SentCode(int(codes.RESEND_AFTER.total_seconds()), int(codes.LIFETIME.total_seconds()))


def digest_of(tx: Tx, contact: str, code: str) -> str:
    """What is stored of a code. Keyed, because six digits alone could be found by trying all of them."""
    return cookies.sign("identity.code", f"{contact}:{code}", tx.app.settings.secret)


async def _seconds_to_wait(tx: Tx, contact: str) -> int:
    row = await tx.fetch_row(queries.FIND_CODE_TIMES, contact)
    assert row is not None
    sent_at, day_began_at, sent = row
    free_at: datetime = day_began_at + DAY if sent >= codes.MOST_PER_DAY else sent_at + codes.RESEND_AFTER
    return max(1, int((free_at - tx.now).total_seconds()))
