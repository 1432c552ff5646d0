"""Who may listen to what: the topics that modules have declared in this process."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor

if TYPE_CHECKING:
    from jishi.platform.db import Tx
    from jishi.platform.runtime import Runtime


class Missed(msgspec.Struct, frozen=True):
    """What came after a number, oldest first, and whether there is still more after that."""

    messages: Sequence[msgspec.Struct]
    more: bool = False


class Greeting(msgspec.Struct, frozen=True):
    """What a new connection of an account listens to from the start, and what it is told at once on its own topic."""

    topics: Sequence[str] = ()
    messages: Sequence[msgspec.Struct] = ()


MayListen: TypeAlias = Callable[["Tx", Actor, str], Awaitable[bool]]
Resume: TypeAlias = Callable[["Tx", Actor, str, int], Awaitable[Missed]]
Hear: TypeAlias = Callable[["Tx", Actor, str, msgspec.Raw], Awaitable[None]]
Greet: TypeAlias = Callable[["Tx", Actor], Awaitable[Greeting]]
Hidden: TypeAlias = Callable[["Tx", UUID], Awaitable[set[UUID]]]


class Kind(msgspec.Struct, frozen=True):
    """The topics of a prefix. `may_listen(tx, actor, rest)` is asked before anybody hears anything of one; `resume(tx,
    actor, rest, after)` finds what came after a number; `hear(tx, actor, rest, message)` takes what a listener says
    that is not worth keeping (typing)."""

    prefix: str
    may_listen: MayListen
    resume: Resume | None = None
    hear: Hear | None = None


class Registry:
    """The kinds of topics by prefix, who greets, and who says whom one must not hear."""

    def __init__(self) -> None:
        self._kinds: dict[str, Kind] = {}
        self.greeters: list[Greet] = []
        self.hiders: list[Hidden] = []

    def add(self, kind: Kind) -> None:
        """Take in a kind. Raises ValueError when its prefix is taken."""
        if kind.prefix in self._kinds:
            raise ValueError(f"the topics {kind.prefix!r} are declared twice")
        self._kinds[kind.prefix] = kind

    def find(self, topic: str) -> tuple[Kind | None, str]:
        """The kind of a topic, if there is one, and the rest of its name."""
        prefix, _, rest = topic.partition(":")
        return self._kinds.get(prefix), rest


def declare(
    runtime: "Runtime",
    prefix: str,
    may_listen: MayListen,
    *,
    resume: Resume | None = None,
    hear: Hear | None = None,
) -> None:
    """Make the topics `prefix:…` known, once when a runtime is made; see `Kind`."""
    runtime.topics.add(Kind(prefix, may_listen, resume, hear))


def greet_with(runtime: "Runtime", greet: Greet) -> None:
    """Ask `greet(tx, actor)` what each new connection of an account hears from the start."""
    runtime.topics.greeters.append(greet)


def hide_with(runtime: "Runtime", hidden: Hidden) -> None:
    """Ask `hidden(tx, account_id)` for the accounts whose words a new connection of this account must not get. Whoever
    changes that calls `part` or `reunite`."""
    runtime.topics.hiders.append(hidden)
