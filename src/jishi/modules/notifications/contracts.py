"""What notifications takes and tells."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

import msgspec

from jishi.kernel.money import Money
from jishi.kernel.text import Text

Param: TypeAlias = str | int | Money | Text | datetime
"""What fills a place: money, moments and texts are written as the reader's language does."""

Params: TypeAlias = Mapping[str, Param]

MOST_SUBJECT = 120
MOST_TEXT = 4_000
EVERYTHING = "everything"
"""Stands for all groups in an unsubscribe link."""


class Group(StrEnum):
    """What notices are about; people choose by group what they want to hear, and how."""

    ORDERS = "orders"
    AFTER_SALES = "after_sales"
    REVIEWS = "reviews"
    SOCIAL = "social"
    STOCK = "stock"
    MESSAGES = "messages"
    ACCOUNT = "account"
    SECURITY = "security"
    WORK = "work"
    LISTING = "listing"
    MONEY = "money"
    APPROVALS = "approvals"


class Channel(StrEnum):
    """How a notice reaches a person."""

    IN_APP = "in_app"
    EMAIL = "email"


ALWAYS = frozenset({Group.SECURITY})
"""Groups that nobody can switch off."""

FOR_STAFF = frozenset({Group.WORK, Group.LISTING, Group.MONEY, Group.APPROVALS})
"""Groups that only people who work here hear of."""


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of notice, declared once as a constant of the module that gives it.

    `title`, `text` and `action` (what the letter's button says) are English message ids; `%(name)s` in them and in
    `link`, a path, are places that `notify` must be given. `email` says whether a letter goes out as well; `sample`
    fills places in previews.
    """

    code: str
    group: str
    title: str
    text: str
    link: str = ""
    action: str = "Have a look"
    email: bool = True
    in_app: bool = True
    sample: dict[str, Param] = {}


class Notice(msgspec.Struct, frozen=True):
    """A notice of a person, in both languages. `link` is a path of the shop, or nothing."""

    id: UUID
    kind: str
    group: Group
    title: Text
    text: Text
    link: str
    at: datetime
    read_at: datetime | None


class Preference(msgspec.Struct, frozen=True):
    """Whether a person wants notices of `group` by `channel`. What is `fixed` cannot be changed."""

    group: Group
    channel: Channel
    enabled: bool
    fixed: bool


class PreferenceChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wish of a person about one group and channel."""

    group: Group
    channel: Channel
    enabled: bool


class Unread(msgspec.Struct, frozen=True):
    """How many notices wait to be read."""

    count: int


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Subject and text of a kind in one language, with `%(name)s` places."""

    subject: str
    text: str


class KindWords(msgspec.Struct, frozen=True):
    """A kind as the console edits it: its places, and per language the words in force, those it came with, and whether
    somebody has changed them."""

    code: str
    group: Group
    by_email: bool
    places: list[str]
    words: dict[str, Words]
    defaults: dict[str, Words]
    edited: dict[str, bool]


class Version(msgspec.Struct, frozen=True):
    """One edit in the history of a kind's words; `words` None went back to what the kind came with."""

    version: int
    locale: str
    words: Words | None
    at: datetime
    by: UUID | None


class Preview(msgspec.Struct, frozen=True):
    """A letter as it would look with sample data."""

    locale: str
    subject: str
    text: str
    html: str
