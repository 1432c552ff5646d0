"""E-mail addresses and phone numbers: how they are read, stored and shown."""

import re
from enum import StrEnum

import msgspec
import phonenumbers

from jishi.kernel.errors import Invalid

_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
MOST_EMAIL = 254


class ContactKind(StrEnum):
    """By what a person is reached."""

    EMAIL = "email"
    PHONE = "phone"


class Contact(msgspec.Struct, frozen=True):
    """An e-mail address in lower case, or a phone number in E.164."""

    kind: ContactKind
    value: str


def parse_contact(text: str, region: str = "CN") -> Contact:
    """What a person typed into the sign-in field. Raises Invalid for field `contact`."""
    plain = text.strip()
    if not plain:
        raise _refuse("Please enter your e-mail address or phone number.")
    if "@" in plain:
        if (email := normalise_email(plain)) is None:
            raise _refuse("This is not an e-mail address. Please check it.")
        return Contact(ContactKind.EMAIL, email)
    if any(letter.isalpha() for letter in plain):
        raise _refuse("This is neither an e-mail address nor a phone number. Please check it.")
    if (phone := normalise_phone(plain, region)) is None:
        raise _refuse("This is not a phone number. Please check it.")
    return Contact(ContactKind.PHONE, phone)


def normalise_email(text: str) -> str | None:
    """The address in lower case with an ASCII domain, or None when it is none (RFC 5321 without quoted parts)."""
    local, at, domain = text.strip().rpartition("@")
    try:
        host = domain.lower().encode("idna").decode() if at else ""
    except UnicodeError:
        return None
    labels = host.split(".")
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    if dotted or not _LOCAL.fullmatch(local) or len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)):
        return None
    email = f"{local.lower()}@{host}"
    return email if len(email) <= MOST_EMAIL else None


def _chinese_mobile() -> re.Pattern[str]:
    known = phonenumbers.PhoneMetadata.metadata_for_region("CN")
    assert known is not None and known.mobile is not None
    return re.compile(rf"(\\+86)?({known.mobile.national_number_pattern})", re.ASCII)


_CHINESE_MOBILE = _chinese_mobile()
"""A mobile number without spaces, by the very pattern that the library would match in the end."""


def normalise_phone(text: str, region: str = "CN", *, lenient: bool = False) -> str | None:
    """The number in E.164, or None when no such number can exist. `region` is for numbers without a country code.

    `lenient` takes numbers outside China by their length alone, since ranges abroad may be newer than our tables.
    """
    if len(text) > 40:
        return None
    if (plain := _CHINESE_MOBILE.fullmatch(text)) and (plain[1] or region == "CN"):
        return f"+86{plain[2]}"  # most of them, and parsing takes its time
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    fits = lenient and number.country_code != 86 and phonenumbers.is_possible_number(number)
    if not fits and not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(e164: str) -> str:
    """A stored number as people write it: Chinese ones without the country code."""
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    inland = number.country_code == 86
    form = phonenumbers.PhoneNumberFormat.NATIONAL if inland else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def mask(contact: Contact) -> str:
    """Enough of a contact for its owner to know it again: `li***@example.com`, `138****0001`."""
    if contact.kind is ContactKind.EMAIL:
        local, _, domain = contact.value.partition("@")
        return f"{local[:2]}***@{domain}"
    digits = contact.value.removeprefix("+86")
    return f"{digits[:3]}****{digits[-4:]}"


def _refuse(sentence: str) -> Invalid:
    return Invalid(sentence, field="contact")
