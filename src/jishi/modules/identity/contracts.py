"""What identity tells others."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

import msgspec

from jishi.platform.db import Tx


class Account(msgspec.Struct, frozen=True):
    """A person who has signed up. `email` and `phone` (E.164) are None when not proven."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    avatar_url: str
    locale: str
    created_at: datetime


class Profile(msgspec.Struct, frozen=True):
    """An account as its owner sees it."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    avatar_url: str
    locale: str
    created_at: datetime
    theme: str
    density: str
    has_password: bool
    has_authenticator: bool
    passkeys: int


class ProfileChange(msgspec.Struct, frozen=True, kw_only=True):
    """What of one's profile to change; None stays as it is. `avatar_colour` is one of `AVATAR_COLOURS`."""

    name: str | None = None
    avatar_colour: str | None = None


class NewAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes to make an account directly, as the demo world and staff do. One of e-mail and phone is needed."""

    name: str
    email: str | None = None
    phone: str | None = None
    password: str | None = None
    avatar_url: str = ""
    locale: str = "zh-CN"
    created_at: datetime | None = None


class SignInMethod(StrEnum):
    """How a session was opened."""

    CODE = "code"
    PASSWORD = "password"
    PASSKEY = "passkey"


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """Where a sign-in comes from: what the browser says it is, its network address and language, the guest it was,
    and the session it replaces."""

    user_agent: str = ""
    address: str = "unknown"
    locale: str = "zh-CN"
    guest_id: UUID | None = None
    previous_token: str = ""


class Session(msgspec.Struct, frozen=True):
    """A live session and whose it is. `verified_at` is when a second factor was shown in it."""

    id: UUID
    account_id: UUID
    method: SignInMethod
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    verified_at: datetime | None
    name: str
    avatar_url: str
    locale: str


class SignedInSession(msgspec.Struct, frozen=True):
    """What a sign-in gives: the one and only time that the token is seen in clear."""

    token: str
    session_id: UUID
    account: Account
    expires_at: datetime
    is_new_account: bool
    needs_second_factor: bool
    theme: str
    density: str


class DeviceSession(msgspec.Struct, frozen=True):
    """One of my sessions, as shown to me."""

    id: UUID
    device: str
    address: str
    method: SignInMethod
    created_at: datetime
    seen_at: datetime
    is_current: bool


class SentCode(msgspec.Struct, frozen=True):
    """A code is on its way. Seconds until another can be asked for, and until this one no longer counts."""

    resend_after: int
    expires_in: int


class Passkey(msgspec.Struct, frozen=True):
    """A passkey of an account."""

    id: UUID
    name: str
    created_at: datetime
    used_at: datetime | None


class Ceremony(msgspec.Struct, frozen=True):
    """A WebAuthn ceremony that has begun: `options` go to the browser, `challenge_id` comes back with its answer."""

    challenge_id: UUID
    options: dict[str, object]


class Enrolment(msgspec.Struct, frozen=True):
    """An authenticator app to be confirmed: its secret for typing, and an otpauth address for a QR code."""

    secret: str
    uri: str


class ConsentKind(StrEnum):
    """What one agrees to."""

    TERMS = "terms"
    PRIVACY = "privacy"


class Consent(msgspec.Struct, frozen=True):
    """An agreement on record."""

    kind: ConsentKind
    version: str
    given_at: datetime


CONSENT_VERSIONS = {ConsentKind.TERMS: "2026-01", ConsentKind.PRIVACY: "2026-01"}
"""The wording that is agreed to at present."""

AVATAR_COLOURS = ("cinnabar", "apricot", "moss", "jade", "lake", "indigo", "plum", "ink")
"""Grounds of avatars drawn from initials."""


class AddressForm(StrEnum):
    """How an address is written."""

    CHINESE = "cn"
    INTERNATIONAL = "intl"


class AddressInput(msgspec.Struct, frozen=True, kw_only=True):
    """A delivery address as a person gives it. For CN: province, city, district, street; elsewhere: lines, city,
    region, postal code and an ISO 3166 country. Outside China `province` is the region and `street` has the lines."""

    recipient: str
    phone: str
    country: str = "CN"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postal_code: str = ""
    label: str = ""
    is_default: bool = False


class Address(msgspec.Struct, frozen=True):
    """A stored address of an account or guest. `phone` is E.164."""

    id: UUID
    owner_id: UUID
    recipient: str
    phone: str
    country: str
    province: str
    city: str
    district: str
    street: str
    postal_code: str
    label: str
    is_default: bool

    @property
    def form(self) -> AddressForm:
        """How it is written."""
        return AddressForm.CHINESE if self.country == "CN" else AddressForm.INTERNATIONAL


NeedsSecondFactor: TypeAlias = Callable[[Tx, UUID], Awaitable[bool]]


class SecondFactorPolicy:
    """Which accounts must show a second factor after signing in. A higher module knows and puts its answer in."""

    def __init__(self, needs: NeedsSecondFactor) -> None:
        self.needs = needs


class StaffWatch:
    """Who of the accounts works here, so that what is tried with them is written down. A higher module knows."""

    def __init__(self, is_staff: Callable[[Tx, UUID], Awaitable[bool]]) -> None:
        self.is_staff = is_staff
