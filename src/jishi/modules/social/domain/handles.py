"""Handles: the names that stand in addresses."""

import re
from datetime import timedelta
from uuid import UUID

from jishi.kernel.errors import Invalid
from jishi.kernel.ids import ALPHABET
from jishi.modules.social.contracts import LEAST_HANDLE, MOST_HANDLE

CHANGE_AFTER = timedelta(days=30)
"""How long a handle that one has chosen stays."""

_GOOD = re.compile(rf"[a-z0-9](?:[a-z0-9_]{{{LEAST_HANDLE - 2},{MOST_HANDLE - 2}}})[a-z0-9]")
_GIVEN_LETTERS = 10

RESERVED = frozenset(
    {
        "about",
        "account",
        "admin",
        "administrator",
        "api",
        "cart",
        "console",
        "discover",
        "edit",
        "everyone",
        "explore",
        "feed",
        "help",
        "home",
        "jishi",
        "me",
        "messages",
        "moderator",
        "new",
        "notes",
        "null",
        "official",
        "orders",
        "people",
        "post",
        "root",
        "search",
        "settings",
        "shop",
        "staff",
        "support",
        "system",
        "undefined",
        "wechat",
        "alipay",
    }
)


def given_handle(account_id: UUID) -> str:
    """The handle that an account has until its person chooses one: always the same for the same account."""
    bits = account_id.int & ((1 << 5 * _GIVEN_LETTERS) - 1)
    return "u" + "".join(ALPHABET[bits >> 5 * index & 31] for index in range(_GIVEN_LETTERS)).lower()


def check_handle(text: str) -> str:
    """The handle as it is stored. Raises Invalid for one with other than Latin letters, digits and underscores, too
    short or long, or kept for the shop."""
    handle = text.strip().lstrip("@").lower()
    if not _GOOD.fullmatch(handle):
        raise Invalid(
            "Please take 3 to 20 Latin letters, digits or underscores, beginning and ending with a letter or digit.",
            field="handle",
        )
    if handle in RESERVED:
        raise Invalid("This name is taken. Please choose another.", field="handle")
    return handle


def is_handle(text: str) -> bool:
    """Whether somebody could have this handle."""
    return _GOOD.fullmatch(text) is not None
