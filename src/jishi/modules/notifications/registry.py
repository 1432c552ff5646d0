"""The kinds of notices that modules have declared in this process."""

from collections.abc import Iterator

from jishi.modules.notifications.contracts import Group, Kind
from jishi.platform.runtime import Runtime


class Kinds:
    """Kinds by code."""

    def __init__(self) -> None:
        self._kinds: dict[str, Kind] = {}

    def add(self, kind: Kind) -> None:
        """Take in a kind. Raises ValueError for an unknown group or a code that stands for another kind already."""
        Group(kind.group)
        if self._kinds.setdefault(kind.code, kind) != kind:
            raise ValueError(f"the notice {kind.code} is declared twice")

    def get(self, code: str) -> Kind:
        """The kind of this code. Raises LookupError for one that nobody has declared."""
        return self._kinds[code]

    def find(self, code: str) -> Kind | None:
        """The kind of this code, or None."""
        return self._kinds.get(code)

    def __iter__(self) -> Iterator[Kind]:
        return iter(sorted(self._kinds.values(), key=lambda kind: (list(Group).index(Group(kind.group)), kind.code)))


def kinds_of(runtime: Runtime) -> Kinds:
    """The kinds of this process."""
    try:
        return runtime.service(Kinds)
    except KeyError:
        kinds = Kinds()
        runtime.provide(Kinds, kinds)
        return kinds


def declare(runtime: Runtime, *kinds: Kind) -> None:
    """Make kinds of notices known, once when a runtime is made. Raises ValueError for a mistake in one of them."""
    known = kinds_of(runtime)
    for kind in kinds:
        known.add(kind)
