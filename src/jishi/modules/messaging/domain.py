"""Pure rules of messaging."""

import re
from datetime import datetime, timedelta
from uuid import UUID

from jishi.modules.messaging.contracts import MemberState, MessageState, Role

CHANGEABLE = timedelta(minutes=2)
"""How long a message may be edited or recalled."""

STRANGERS_WORDS = 3
"""Messages that one may send to somebody who has not answered."""

REQUESTS_A_DAY = 20
MENTION = re.compile(r"@([a-z0-9_]{3,20})", re.IGNORECASE)
CLIENT_ID = re.compile(r"[A-Za-z0-9-]{1,64}")

TRANSITIONS: dict[MessageState, frozenset[MessageState]] = {
    MessageState.SHOWN: frozenset({MessageState.RECALLED, MessageState.HIDDEN}),
    MessageState.HELD: frozenset({MessageState.SHOWN, MessageState.HIDDEN, MessageState.RECALLED}),
    MessageState.HIDDEN: frozenset({MessageState.SHOWN}),
    MessageState.RECALLED: frozenset(),
}

PRESENT = frozenset({MemberState.ACTIVE, MemberState.ASKED})
"""States in which a room is there for a member."""


def pair_key(one: UUID, other: UUID) -> str:
    """The key of the room of two people, whichever of them asks."""
    first, second = sorted((one.hex, other.hex))
    return f"direct:{first}:{second}"


def may_change(sent_at: datetime, now: datetime) -> bool:
    """Whether a message may still be edited or recalled."""
    return now - sent_at <= CHANGEABLE


def reacted(reactions: dict[str, list[str]], sign: str, account: str, *, on: bool) -> dict[str, list[str]]:
    """The reactions once an account has set a sign, or taken it back; both change nothing when done twice."""
    people = [one for one in reactions.get(sign, []) if one != account]
    return {one: who for one, who in (reactions | {sign: [*people, account] if on else people}).items() if who}


def mentioned(text: str) -> list[str]:
    """The handles that a text mentions, each once, in small letters."""
    return list(dict.fromkeys(found.lower() for found in MENTION.findall(text)))


def may_invite(role: Role | None) -> bool:
    """Every member may bring others into a group."""
    return role is not None


def may_run(role: Role | None) -> bool:
    """Whether a member of this role may rename the group and remove people."""
    return role in (Role.OWNER, Role.ADMIN)


def may_remove(role: Role | None, whom: Role) -> bool:
    """Whether a member of `role` may remove one of role `whom`: owners all others, admins plain members."""
    return role is Role.OWNER or (role is Role.ADMIN and whom is Role.MEMBER)


def heir(candidates: list[tuple[Role, datetime, UUID]]) -> UUID | None:
    """Who owns a group whose owner leaves: the admin, else the member, who has been in it for longest."""
    ranked = sorted(candidates, key=lambda one: (one[0] is not Role.ADMIN, one[1], one[2]))
    return ranked[0][2] if ranked else None
