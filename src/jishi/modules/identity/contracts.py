"""What identity tells others."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


class Account(msgspec.Struct, frozen=True):
    """A person who has signed up. `email` and `phone` (E.164) are None when not proven."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    avatar_url: str
    locale: str
    created_at: datetime


class NewAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes to make an account directly, as the demo world and staff do. One of e-mail and phone is needed."""

    name: str
    email: str | None = None
    phone: str | None = None
    password: str | None = None
    avatar_url: str = ""
    locale: str = "zh-CN"
    created_at: datetime | None = None


class AddressForm(StrEnum):
    """How an address is written."""

    CHINESE = "cn"
    INTERNATIONAL = "intl"


class AddressInput(msgspec.Struct, frozen=True, kw_only=True):
    """A delivery address as a person gives it. For CN: province, city, district, street; elsewhere: lines, city,
    region, postal code and an ISO 3166 country."""

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
    """A stored address of an account or guest."""

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
