"""What travels between processes: things told to topics, and orders to the connections of an account."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

if TYPE_CHECKING:
    from jishi.platform.db import Tx

TOPIC = re.compile(r"[a-z_]{1,32}:[A-Za-z0-9_-]{1,64}")
MOST_BYTES = 7_000
"""Of one parcel, and of one bundle; what PostgreSQL carries in a notification is a little more."""


class Verb(StrEnum):
    """What a parcel is for. `told` hands `body` to who listens to `topic`; `missed` says that there is something too
    large to be handed over, to be asked for; `admit` and `dismiss` have the connections of account `who` listen to
    `topic` or stop to; `part` and `reunite` keep two accounts (`who`, `other`) from hearing each other, or no longer;
    `here` and `gone` are accounts that process `who` has connections of, or no longer."""

    TOLD = "told"
    MISSED = "missed"
    ADMIT = "admit"
    DISMISS = "dismiss"
    PART = "part"
    REUNITE = "reunite"
    HERE = "here"
    GONE = "gone"


class Parcel(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True):
    """One thing that travels; see `Verb`. `who` of something told is the account that says it."""

    verb: Verb
    topic: str = ""
    who: str = ""
    other: str = ""
    body: msgspec.Raw = msgspec.Raw(b"null")


_bundle = msgspec.json.Decoder(list[Parcel])


def told(topic: str, message: object, by: UUID | None) -> Parcel:
    """The parcel of a message. Raises ValueError for what is no topic."""
    if not TOPIC.fullmatch(topic):
        raise ValueError(f"{topic!r} is not a topic")
    body = msgspec.json.encode(message)
    who = by.hex if by else ""
    if len(body) > MOST_BYTES:
        return Parcel(Verb.MISSED, topic, who)
    return Parcel(Verb.TOLD, topic, who, "", msgspec.Raw(body))


def pack(parcels: Sequence[Parcel]) -> list[str]:
    """Bundles of parcels, in order, none of them larger than a notification may be."""
    bundles: list[str] = []
    waiting: list[bytes] = []
    size = 0
    for encoded in map(msgspec.json.encode, parcels):
        if waiting and size + len(encoded) > MOST_BYTES:
            bundles.append(_join(waiting))
            waiting, size = [], 0
        waiting.append(encoded)
        size += len(encoded) + 1
    if waiting:
        bundles.append(_join(waiting))
    return bundles


def _join(encoded: Iterable[bytes]) -> str:
    return f"[{b','.join(encoded).decode()}]"


def unpack(bundle: str | bytes) -> list[Parcel]:
    """The parcels of a bundle; none for what cannot be read (a process of another version)."""
    try:
        return _bundle.decode(bundle)
    except msgspec.MsgspecError:
        return []


def admit(tx: "Tx", topic: str, account_id: UUID) -> None:
    """Once this has committed, have the account's open pages listen to `topic`."""
    tx.send_parcel(Parcel(Verb.ADMIT, topic, account_id.hex))


def dismiss(tx: "Tx", topic: str, account_id: UUID) -> None:
    """Once this has committed, let the account's open pages hear nothing of `topic` any more."""
    tx.send_parcel(Parcel(Verb.DISMISS, topic, account_id.hex))


def part(tx: "Tx", one: UUID, other: UUID) -> None:
    """Once this has committed, let neither of the two hear what the other says, on whatever topic."""
    tx.send_parcel(Parcel(Verb.PART, who=one.hex, other=other.hex))


def reunite(tx: "Tx", one: UUID, other: UUID) -> None:
    """Undo `part`. Each asks anew whom it may hear, because there may be two reasons."""
    tx.send_parcel(Parcel(Verb.REUNITE, who=one.hex, other=other.hex))
