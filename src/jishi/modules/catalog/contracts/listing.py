"""What the listing flow takes and tells."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import ProductInput, ProductState


class Severity(StrEnum):
    """How bad a finding is: an error keeps a product back, a warning wants a reviewer's eye, an info is only told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(msgspec.Struct, frozen=True):
    """What a check found in `field`; `message` is a message id with places for `params`."""

    code: str
    severity: Severity
    field: str
    message: str
    params: dict[str, str] = {}


class Act(StrEnum):
    """What was done in the listing flow."""

    CREATED = "created"
    EDITED = "edited"
    IMPORTED = "imported"
    CHECKED = "checked"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    CLAIMED = "claimed"
    RELEASED = "released"
    APPROVED = "approved"
    AUTO_APPROVED = "auto_approved"
    SENT_BACK = "sent_back"
    REJECTED = "rejected"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WENT_LIVE = "went_live"
    FLAGGED = "flagged"
    KEPT = "kept"
    RELISTED = "relisted"
    DELISTED = "delisted"
    APPROVAL_ASKED = "approval_asked"
    APPROVAL_GRANTED = "approval_granted"
    APPROVAL_REFUSED = "approval_refused"
    DUPLICATED = "duplicated"
    MOVED = "moved"


class Step(msgspec.Struct, frozen=True):
    """One thing that happened to a listing: who, when, from which state to which, and why. `by` None is the system."""

    id: UUID
    product_id: UUID
    at: datetime
    by: UUID | None
    act: Act
    before: ProductState | None
    after: ProductState
    reason: str
    details: dict[str, object]


class Lane(StrEnum):
    """In which queue a case waits."""

    FAST = "fast"
    NORMAL = "normal"


class LaneReason(StrEnum):
    """Why goods may take the fast lane."""

    HOT = "hot"
    SEASONAL = "seasonal"


class LaneKind(StrEnum):
    """What a rule of the fast lane names."""

    CATEGORY = "category"
    TAG = "tag"
    PRODUCT = "product"


class LaneRule(msgspec.Struct, frozen=True):
    """Goods of this category (and below), with this tag, or this very product take the fast lane from one moment to
    another."""

    id: UUID
    kind: LaneKind
    code: str
    reason: LaneReason
    starts_at: datetime
    ends_at: datetime


class LaneRuleInput(msgspec.Struct, frozen=True, kw_only=True):
    """A rule to add."""

    kind: LaneKind
    code: str
    reason: LaneReason
    starts_at: datetime
    ends_at: datetime


class CaseKind(StrEnum):
    """Whether a product is to be listed, or one that is on sale is to be changed."""

    LISTING = "listing"
    REVISION = "revision"


class ApprovalStand(StrEnum):
    """How the approval of a price below cost stands; NONE when none is needed."""

    NONE = ""
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class Case(msgspec.Struct, frozen=True):
    """A listing that waits for a reviewer. `claimed_until` is when a claim lapses; `live_at` when the shop wants it to
    go live (None for at once), `zone` the time zone they said it in."""

    product_id: UUID
    code: str
    shop_id: UUID
    title: Text
    kind: CaseKind
    lane: Lane
    lane_reason: str
    submitted_at: datetime
    submitted_by: UUID | None
    note: str
    findings: list[Finding]
    live_at: datetime | None
    zone: str
    claimed_by: UUID | None
    claimed_until: datetime | None
    approval_id: UUID | None
    approval: ApprovalStand
    changes: list[str]


class CaseDetail(msgspec.Struct, frozen=True):
    """A case with what is proposed."""

    case: Case
    current: ProductInput
    proposed: ProductInput | None


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """A wish to list a product: when (local date and time as `2026-06-18T10:00` in `zone`, or at once), and a word to
    the reviewer."""

    live_at: str = ""
    zone: str = "Asia/Shanghai"
    note: str = ""


class Submitted(msgspec.Struct, frozen=True):
    """How a submission went. Not `accepted` means that the findings hold errors; nothing else has changed then."""

    accepted: bool
    state: ProductState
    lane: Lane
    findings: list[Finding]
    pending: bool = False
    """Whether a changed version now waits for review while the old one stays on sale."""


class Verdict(StrEnum):
    """What a reviewer decides."""

    APPROVE = "approve"
    SEND_BACK = "send_back"
    REJECT = "reject"


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A decision. Sending back and rejecting need a reason, for the whole or by field; approving may set when."""

    verdict: Verdict
    reason: str = ""
    fields: dict[str, str] = {}
    live_at: str = ""
    zone: str = "Asia/Shanghai"


class EvaluationReason(StrEnum):
    """Why a listing is looked at again."""

    NO_SALE = "no_sale"
    RETURNS = "returns"
    RATING = "rating"
    QUALITY = "quality"
    BY_HAND = "by_hand"


class Evaluation(msgspec.Struct, frozen=True):
    """A listing under evaluation; `details` holds the figures behind the reason."""

    product_id: UUID
    code: str
    shop_id: UUID
    title: Text
    since: datetime
    reason: EvaluationReason
    details: dict[str, object]


class EvaluationVerdict(StrEnum):
    """What comes of an evaluation."""

    KEEP = "keep"
    RELIST = "relist"
    DELIST = "delist"


class Delisting(msgspec.Struct, frozen=True, kw_only=True):
    """Products to take off sale, and why."""

    codes: list[str]
    reason: str


class Delisted(msgspec.Struct, frozen=True):
    """What became of a delisting: how many are off sale now, or the approval that was asked for."""

    delisted: int
    approval_id: UUID | None = None
