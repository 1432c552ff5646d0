"""What happened among the staff."""

from uuid import UUID

from jishi.platform.events import Event


class ApprovalDecided(Event, frozen=True, kw_only=True, tag="team.approval_decided"):
    """An approval is over: granted or not. `state` tells a refusal from a withdrawal and from one that nobody decided
    in time; only a person's decision has `decided_by`. Published inline, so that what was agreed to happens with it."""

    approval_id: UUID
    kind: str
    subject: str
    payload: dict[str, object]
    shop_id: UUID | None = None
    granted: bool
    state: str
    decided_by: UUID | None
