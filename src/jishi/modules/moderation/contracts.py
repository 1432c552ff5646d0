"""What moderation takes and tells."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text


class WordKind(StrEnum):
    """What a word does to a text that contains it: `block` refuses it, `review` holds it until somebody looks."""

    BLOCK = "block"
    REVIEW = "review"


class Word(msgspec.Struct, frozen=True):
    """A word as it was added."""

    id: UUID
    text: str
    kind: WordKind
    note: str
    added_at: datetime


class WordInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word to keep; adding one that is there already changes its kind and note."""

    text: str
    kind: WordKind = WordKind.REVIEW
    note: str = ""


class WordProblem(msgspec.Struct, frozen=True):
    """Why a line of an import was not taken; `problem` is a message id."""

    line: int
    text: str
    problem: str


class WordsTaken(msgspec.Struct, frozen=True):
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    problems: list[WordProblem]


class Hit(msgspec.Struct, frozen=True):
    """A word that was found: in the text at index `where`, there written as `found`."""

    word: str
    kind: WordKind
    where: int
    found: str


class Outcome(StrEnum):
    """What becomes of a text."""

    PUBLISH = "publish"
    HOLD = "hold"
    REFUSE = "refuse"


class Verdict(msgspec.Struct, frozen=True):
    """What `screen` says, and because of which words."""

    outcome: Outcome
    hits: list[Hit] = []

    @property
    def is_held(self) -> bool:
        return self.outcome is Outcome.HOLD


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that people wrote: `kind` names its sort for machines (`review`, `answer`, `post`), `id` is its owner's;
    `title` says where it stands in words for people, `link` where to look at it in its context."""

    kind: str
    id: UUID
    author_id: UUID | None
    author_name: str = ""
    shop_id: UUID | None = None
    title: Text = {}
    link: str = ""


class ItemState(StrEnum):
    """The life of an item; see `domain.life`. `withdrawn` means its author took the text back first."""

    WAITING = "waiting"
    PUBLISHED = "published"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class Decision(StrEnum):
    """What a moderator does with an item."""

    PUBLISH = "publish"
    HIDE = "hide"


class ReportReason(StrEnum):
    """Why a person reports a text."""

    ABUSE = "abuse"
    ADVERTISING = "advertising"
    FALSE = "false"
    PRIVACY = "privacy"
    ILLEGAL = "illegal"
    OTHER = "other"


class Item(msgspec.Struct, frozen=True):
    """One thing in the queue. `words` made it wait, or `reports` people did, for `reasons` (so many each)."""

    id: UUID
    kind: str
    subject_id: UUID
    author_id: UUID | None
    author_name: str
    shop_id: UUID | None
    title: Text
    link: str
    text: str
    words: list[str]
    reports: int
    reasons: dict[str, int]
    state: ItemState
    created_at: datetime
    decided_at: datetime | None
    decided_by: UUID | None
    reason: str


class ReportNote(msgspec.Struct, frozen=True):
    """Why somebody reported something, in their words."""

    reason: str
    note: str
    at: datetime


class ItemQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What of the queue one wants to see: in these states, of these kinds (empty: all)."""

    states: list[ItemState] = []
    kinds: list[str] = []
    text: str = ""
    reported: bool | None = None
    oldest_first: bool = True
    cursor: str = ""
    limit: int = 20


class DecisionInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A moderator's decision and why; hiding needs a reason, which the author is told."""

    decision: Decision
    reason: str = ""


class ReportInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a text is reported."""

    reason: ReportReason = ReportReason.OTHER
    note: str = ""
