"""What a person writes on an order, checked."""

import hmac
import re

from jishi.kernel.errors import Invalid
from jishi.kernel.text import clean
from jishi.modules.orders.contracts import MOST_NOTE, Invoice

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,63}")
_TAX_NUMBER = re.compile(r"[0-9A-HJ-NPQRTUWXY]{15}|[0-9A-HJ-NPQRTUWXY]{18}|[0-9A-HJ-NPQRTUWXY]{20}")
MOST_KEY = 200
LEAST_DIGITS = 8
"""Fewer digits of a phone number could be guessed."""


def check_email(text: str, *, field: str = "contact_email") -> str:
    """An e-mail address as it is stored, or nothing. Raises Invalid, naming `field`, for what is none."""
    plain = clean(text, field=field, most=254)
    if plain and not _EMAIL.fullmatch(plain):
        raise Invalid("This is not an e-mail address.", field=field)
    return plain


def is_contact_of(contact: str, email: str, phone: str) -> bool:
    """Whether `contact`, as a person types it, is this e-mail address or this phone number (E.164), which may be typed
    without its country code."""
    plain = contact.strip()
    if "@" in plain:
        return bool(email) and hmac.compare_digest(plain.casefold().encode(), email.casefold().encode())
    digits, known = _digits(plain).lstrip("0"), _digits(phone)
    return len(digits) >= LEAST_DIGITS and hmac.compare_digest(known[-len(digits) :].encode(), digits.encode())


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def check_note(text: str) -> str:
    """A note to the shop as it is stored. Raises Invalid when it is too long."""
    return clean(text, field="note", most=MOST_NOTE, lines=True)


def check_invoice(invoice: Invoice | None) -> Invoice | None:
    """Invoice details as they are stored. Raises Invalid for a company without a proper tax number (统一社会信用代码,
    GB 32100: 18 characters; 15 and 20 are older forms)."""
    if invoice is None:
        return None
    title = clean(invoice.title, field="invoice.title", most=100, least=1)
    number = clean(invoice.tax_number, field="invoice.tax_number", most=20).upper()
    if invoice.company and not _TAX_NUMBER.fullmatch(number):
        raise Invalid(
            "A company's invoice needs its tax number.", fields={"invoice.tax_number": "This value is not valid."}
        )
    return Invoice(
        title, invoice.company, number if invoice.company else "", check_email(invoice.email, field="invoice.email")
    )


def check_key(key: str) -> str | None:
    """An Idempotency-Key as it is stored, None when there is none. Raises Invalid when it is too long."""
    plain = key.strip()
    if len(plain) > MOST_KEY or not plain.isprintable():
        raise Invalid("The Idempotency-Key is too long.", code="idempotency_key")
    return plain or None
