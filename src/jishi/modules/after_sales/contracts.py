"""What after-sales takes and tells.

Amounts are minor units of the case's currency. The public functions that use these are in `api`.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.media.contracts import Image
from jishi.modules.shipping.contracts import Stage, TrackingEvent

MOST_TEXT = 1_000
MOST_PICTURES = 6
MOST_LINES = 100


class Kind(StrEnum):
    """What the buyer asks for."""

    REFUND = "refund"
    RETURN = "return"
    EXCHANGE = "exchange"


class State(StrEnum):
    """The life of a case; see `domain.states.TRANSITIONS`."""

    ASKED = "asked"
    COUNTERED = "countered"
    REFUSED = "refused"
    ESCALATED = "escalated"
    RETURNING = "returning"
    SENT_BACK = "sent_back"
    RECEIVED = "received"
    REPLACING = "replacing"
    REFUNDING = "refunding"
    REFUNDED = "refunded"
    EXCHANGED = "exchanged"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class Side(StrEnum):
    """On whose side somebody acts in a case."""

    BUYER = "buyer"
    MERCHANT = "merchant"
    PLATFORM = "platform"
    SYSTEM = "system"


class Act(StrEnum):
    """What can be done in a case."""

    ASK = "ask"
    WRITE = "write"
    ACCEPT = "accept"
    REFUSE = "refuse"
    COUNTER = "counter"
    AGREE = "agree"
    WITHDRAW = "withdraw"
    ESCALATE = "escalate"
    SEND_BACK = "send_back"
    RECEIVE = "receive"
    INSPECT = "inspect"
    REPLACE = "replace"
    ARBITRATE = "arbitrate"
    LAPSE = "lapse"
    PAY = "pay"
    FAIL = "fail"


class Reason(StrEnum):
    """Why; `domain.reasons` says which go with which kind."""

    NO_LONGER_WANTED = "no_longer_wanted"
    ORDERED_WRONG = "ordered_wrong"
    TOO_SLOW = "too_slow"
    AGREED = "agreed"
    NOT_RECEIVED = "not_received"
    MISSING_PARTS = "missing_parts"
    DAMAGED = "damaged"
    FAULTY = "faulty"
    WRONG_ITEM = "wrong_item"
    NOT_AS_DESCRIBED = "not_as_described"
    WRONG_SIZE = "wrong_size"
    OVERPRICED = "overpriced"
    OTHER = "other"


class Verdict(StrEnum):
    """How the platform decides: money back, money back once the goods are back, or nothing."""

    REFUND = "refund"
    RETURN = "return"
    DISMISS = "dismiss"


class Options(msgspec.Struct, frozen=True):
    """The rules of the house. Times in days end with the shop's local day."""

    answer: timedelta = timedelta(hours=48)
    buyer_answer_days: int = 3
    escalate_days: int = 7
    send_back_days: int = 7
    transit_days: int = 10
    inspect_days: int = 7
    replace_days: int = 5
    decide_days: int = 5
    change_mind_days: int = 7
    window_days: int = 15
    proof_above: int = 50_000
    small: int = 10_000
    remind_before: timedelta = timedelta(hours=24)


class LineAsk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many pieces of an order's line. `amount` None asks for all they are worth. For an exchange `replacement_id` is
    the variant wanted instead, None for the same again."""

    line_id: UUID
    quantity: int = 1
    amount: int | None = None
    replacement_id: UUID | None = None


class AskInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new case about pieces that were sent, or (`unsent`, only for money back) about pieces that were not. `pictures`
    are ids of pictures that were uploaded before."""

    order: str
    kind: Kind
    unsent: bool = False
    reason: Reason
    lines: list[LineAsk]
    text: str = ""
    pictures: list[UUID] = []


class ReturnParcel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the buyer sends the goods back, or the shop the new ones."""

    carrier: str
    number: str


class Replaced(msgspec.Struct, frozen=True):
    """Where the parcel of an exchange is. `refusal` says why its carrier made no label; `stage` is None, and there are
    no steps, when nobody follows it. `steps` are what the carrier said, the newest first. `is_astray` when it does not
    get to the buyer as it was sent: refused, on its way back, or lost."""

    carrier: str
    carrier_name: Text
    number: str
    url: str
    refusal: str
    stage: Stage | None
    steps: list[TrackingEvent]
    is_astray: bool


class Inspected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of a line's returned pieces, so many can be sold again and so many cannot; the others did not come."""

    line_id: UUID
    restock: int = 0
    write_off: int = 0


class OpenLine(msgspec.Struct, frozen=True):
    """A line that something may be asked for: how many pieces at most, and what each further one is worth (`worth[n]`
    for n pieces, from 0). `unsent` pieces have not been sent and would simply not be."""

    line_id: UUID
    product_code: str
    title: Text
    label: Text
    image: Image | None
    quantity: int
    worth: list[int]
    unsent: bool
    most: int
    variant_id: UUID
    price: int


class Replacement(msgspec.Struct, frozen=True):
    """A variant that can be had instead; `same` as what was bought."""

    variant_id: UUID
    label: Text
    same: bool


class Opening(msgspec.Struct, frozen=True):
    """What may be asked for of an order: the kinds, the reasons that go with each, and its lines. No kinds, no case:
    then `why_not` is the message id of the reason."""

    order_id: UUID
    number: str
    shop_name: Text
    currency: str
    kinds: list[Kind]
    reasons: dict[Kind, list[Reason]]
    lines: dict[Kind, list[OpenLine]]
    why_not: str = ""


class Preview(msgspec.Struct, frozen=True):
    """What an ask would come to."""

    currency: str
    goods: int
    freight: int
    total: int
    lines: dict[UUID, int]


class CaseLine(msgspec.Struct, frozen=True):
    """Pieces of a line in a case. `amount` is what is to go back for them now, `asked` what the buyer asked for, `most`
    what is possible. `unsent` pieces will not be sent; `restocked` and `written_off` count what came back."""

    line_id: UUID
    variant_id: UUID
    product_code: str
    title: Text
    label: Text
    image: Image | None
    quantity: int
    unsent: bool
    amount: int
    asked: int
    most: int
    replacement_id: UUID | None
    replacement_label: Text | None
    restocked: int
    written_off: int


class Step(msgspec.Struct, frozen=True):
    """Something that was done or said in a case. `details` are plain facts of it: amounts, a parcel, a verdict."""

    at: datetime
    act: Act
    state: State
    side: Side
    account_id: UUID | None
    text: str
    details: dict[str, str | int | bool]
    pictures: list[Image]


class ReturnAddress(msgspec.Struct, frozen=True):
    """Where a shop wants returned goods."""

    recipient: str
    phone: str
    country: str
    province: str
    city: str
    district: str
    street: str
    postal_code: str = ""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A case. `code` is what people see; `amount` (goods) and `freight` are what is to go back now; `deadline` is until
    when whoever it waits for (`waits_for`) may act. `steps` is filled only when one case is asked for; `can` is what
    whoever asked may do."""

    id: UUID
    code: str
    order_id: UUID
    order_number: str
    shop_id: UUID
    shop_name: Text
    owner_id: UUID
    kind: Kind
    reason: Reason
    state: State
    version: int
    currency: str
    asked: int
    amount: int
    freight: int
    most: int
    waits_for: str
    deadline: datetime | None
    asked_at: datetime
    changed_at: datetime
    closed_at: datetime | None
    return_address: ReturnAddress | None
    return_parcel: ReturnParcel | None
    replacement_parcel: ReturnParcel | None
    goods_back: bool
    borne_by: str
    refund_id: UUID | None
    refund_failed: bool
    decided: bool
    lines: list[CaseLine] = []
    steps: list[Step] = []
    can: list[Act] = []

    @property
    def total(self) -> int:
        """What is to go back in all."""
        return self.amount + self.freight


class Needs(msgspec.Struct, frozen=True):
    """What waits for a person: cases to answer, returns to check, things to send, cases to decide, refunds that
    failed; and how many deadlines are less than a day away."""

    answer: int = 0
    inspect: int = 0
    replace: int = 0
    decide: int = 0
    failed: int = 0
    urgent: int = 0


class CaseFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What to look for; what is empty does not matter. `text` is the code of a case or the number of an order."""

    text: str = ""
    states: Sequence[State] = ()
    kinds: Sequence[Kind] = ()
    reasons: Sequence[Reason] = ()
    waits_for: Sequence[Side] = ()
    shops: Sequence[UUID] | None = None
    asked_from: datetime | None = None
    asked_before: datetime | None = None
    total_from: int | None = None
    total_to: int | None = None
    failed: bool = False
    by_deadline: bool = False
    descending: bool = True


class FoundCase(msgspec.Struct, frozen=True):
    """A case in a list; `urgency` is late, near or empty."""

    id: UUID
    code: str
    order_number: str
    shop_name: Text
    kind: Kind
    reason: Reason
    state: State
    currency: str
    total: int
    waits_for: str
    deadline: datetime | None
    asked_at: datetime
    refund_failed: bool
    version: int
    title: Text
    pieces: int
    sort_key: datetime
    urgency: str = ""
