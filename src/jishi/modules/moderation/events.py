"""What moderation tells."""

from uuid import UUID

from jishi.platform.events import Event


class ItemDecided(Event, frozen=True, kw_only=True, tag="moderation.item_decided"):
    """Somebody decided about a held or reported text; its owner obeys, inline. `kind` and `subject_id` are as the owner
    named them to `screen` or `report`; it is shown from now on when `published`, else hidden."""

    item_id: UUID
    kind: str
    subject_id: UUID
    author_id: UUID | None
    published: bool
    reason: str
    decided_by: UUID | None


class ItemWaits(Event, frozen=True, kw_only=True, tag="moderation.item_waits"):
    """A text was held or reported for the first time and waits in the queue."""

    item_id: UUID
    kind: str
    subject_id: UUID
