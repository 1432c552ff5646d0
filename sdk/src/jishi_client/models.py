"""What the API takes and tells. Written by `python -m scripts.sdk`; do not edit."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

__all__ = [
    "Account",
    "Address",
    "AddressInput",
    "Adjustment",
    "AfterSalesAcceptance",
    "AfterSalesAct",
    "AfterSalesCase",
    "AfterSalesCasePage",
    "AfterSalesCorrection",
    "AfterSalesPreview",
    "AfterSalesReason",
    "AfterSalesState",
    "AfterSalesStep",
    "AfterSalesVerdict",
    "Answer",
    "AnswerInput",
    "ApiKey",
    "ApiKeyPage",
    "Approval",
    "ApprovalPage",
    "ApprovalStand",
    "ApprovalState",
    "Arbitration",
    "Arrival",
    "AskInput",
    "Attempt",
    "AttemptRequest",
    "Attribute",
    "Audience",
    "Balance",
    "BankAccount",
    "BankAccountInput",
    "Bearer",
    "Booked",
    "Box",
    "Brand",
    "BrandInput",
    "Cancellation",
    "Card",
    "CardRef",
    "Cart",
    "CartChange",
    "CartLine",
    "CartLineChange",
    "CartShop",
    "CaseDetail",
    "CaseKind",
    "CaseLine",
    "CatalogListingAct",
    "CatalogListingCase",
    "CatalogListingCasePage",
    "CatalogListingDecision",
    "CatalogListingReview",
    "CatalogListingStep",
    "CatalogListingVerdict",
    "CatalogStaffStateInput",
    "Category",
    "CategoryInput",
    "CategoryRef",
    "Ceremony",
    "Changed",
    "ChatMessage",
    "Checkout",
    "CheckoutState",
    "Choice",
    "Claimed",
    "Code",
    "CodeRequest",
    "CodeSignIn",
    "Collection",
    "CollectionInput",
    "Comment",
    "CommentInput",
    "CommentPage",
    "CommentSort",
    "ComparedDay",
    "Consent",
    "ConsentKind",
    "ContactProof",
    "Conversation",
    "ConversationPage",
    "Count",
    "CountInput",
    "CountLine",
    "CountMove",
    "CountPage",
    "CountSheet",
    "CountState",
    "Counts",
    "Day",
    "DayPage",
    "DayState",
    "DayTotal",
    "DecisionInput",
    "Delisted",
    "Delisting",
    "DeliveryDetail",
    "DeliveryState",
    "DeviceSession",
    "Difference",
    "DifferenceKind",
    "Dispatch",
    "Dot",
    "Ending",
    "Endpoint",
    "EndpointChange",
    "EndpointInput",
    "EndpointState",
    "Enrolment",
    "EntryView",
    "EntryViewPage",
    "Evaluation",
    "EvaluationPage",
    "EvaluationReason",
    "EvaluationVerdict",
    "EventType",
    "Facet",
    "FacetValue",
    "FailedRefund",
    "FailedView",
    "FailedViewPage",
    "FeedItem",
    "FeedItemPage",
    "Finding",
    "FollowUp",
    "FollowUpInput",
    "FoundMessage",
    "FoundMessagePage",
    "FoundOrder",
    "FoundOrderPage",
    "Fulfilment",
    "FulfilmentKind",
    "FulfilmentLine",
    "FulfilmentState",
    "GivenCode",
    "Group",
    "GroupInput",
    "Guest",
    "Habits",
    "Handles",
    "History",
    "HistoryEntry",
    "Hit",
    "HotList",
    "HotNote",
    "HotTopic",
    "IdentityProfile",
    "IdentityProfileChange",
    "Image",
    "Inspected",
    "Inspection",
    "InventoryClosing",
    "InventoryPlaceInput",
    "InventoryReason",
    "InventoryWaiting",
    "Invitation",
    "InvitationInput",
    "InvitationState",
    "Invoice",
    "InvoiceNumber",
    "IssuedInvoice",
    "Item",
    "ItemPage",
    "ItemState",
    "JobsView",
    "Journey",
    "Kept",
    "KeyInput",
    "Kind",
    "KindWords",
    "Lane",
    "LaneKind",
    "LaneReason",
    "LaneRule",
    "LaneRuleInput",
    "Liked",
    "LineAsk",
    "LineInput",
    "Listed",
    "ListedPage",
    "Made",
    "MadeEndpoint",
    "MadeKey",
    "Member",
    "MemberState",
    "MerchantsPlaceInput",
    "MerchantsStateInput",
    "MergeInput",
    "Merged",
    "Message",
    "MessageInput",
    "MessageKind",
    "MessageState",
    "MessagingQuote",
    "Model",
    "ModerationDecision",
    "Movement",
    "MovementKind",
    "MovementPage",
    "Muted",
    "Needs",
    "NewName",
    "NewNote",
    "NewPasskey",
    "NewPlace",
    "NewRole",
    "NewText",
    "NewValue",
    "NewWish",
    "NextStep",
    "Note",
    "NoteCard",
    "NoteCardPage",
    "NoteInput",
    "NoteKind",
    "NoteState",
    "NoteVersion",
    "NoticeKind",
    "NotificationsChannel",
    "NotificationsNotice",
    "NotificationsNoticePage",
    "NotificationsPreview",
    "Offer",
    "OneClick",
    "OpenLine",
    "Opening",
    "OpeningHours",
    "Option",
    "OptionValue",
    "OptionView",
    "Order",
    "OrderAddress",
    "OrderLine",
    "OrderPage",
    "OrderRefund",
    "OrderState",
    "OrdersFulfilmentCorrection",
    "OrdersFulfilmentReason",
    "OrdersNotice",
    "OrdersQuote",
    "OtherPayment",
    "Outcome",
    "OwnProfile",
    "OwnReview",
    "OwnReviewPage",
    "ParcelStep",
    "ParcelView",
    "Passkey",
    "PasskeyName",
    "PasskeyProof",
    "PasskeySignIn",
    "PasswordChange",
    "PasswordSignIn",
    "PaymentState",
    "PaymentView",
    "PaymentsChannel",
    "Payout",
    "PayoutInput",
    "PayoutPage",
    "PayoutState",
    "Person",
    "PickupCode",
    "PictureSource",
    "Pieces",
    "Place",
    "PlaceAddress",
    "PlaceKind",
    "PlaceOrder",
    "PlacedOrder",
    "PollOption",
    "Position",
    "PositionInput",
    "Preference",
    "PreferenceChange",
    "Preferences",
    "Product",
    "ProductCard",
    "ProductCardPage",
    "ProductInput",
    "ProductPatch",
    "ProductRecord",
    "ProductState",
    "Proof",
    "Question",
    "QuestionInput",
    "QuestionPage",
    "QueueCount",
    "QuoteLine",
    "QuoteRequest",
    "QuoteShop",
    "Rate",
    "RateInput",
    "Reaction",
    "RefundPart",
    "RefundState",
    "Relation",
    "Replaced",
    "ReplaySince",
    "Replayed",
    "Reply",
    "ReplyInput",
    "ReportInput",
    "ReportReason",
    "Resolution",
    "Retried",
    "ReturnAddress",
    "ReturnParcel",
    "ReviewChange",
    "ReviewInput",
    "ReviewSort",
    "ReviewVersion",
    "Reviewable",
    "ReviewablePage",
    "ReviewsReview",
    "ReviewsReviewPage",
    "ReviewsState",
    "ReviewsUpload",
    "ReviewsWaiting",
    "Revised",
    "Role",
    "RoomKind",
    "RuleMade",
    "Running",
    "RunningJob",
    "SaveInput",
    "SaveResult",
    "Saved",
    "ScheduleState",
    "Scores",
    "SealView",
    "SealedEntry",
    "Section",
    "Sellable",
    "Sending",
    "SentCode",
    "SentOutcome",
    "SentPicture",
    "SentTo",
    "SentUpload",
    "SettlementClosing",
    "Severity",
    "Shared",
    "ShipInput",
    "ShipLine",
    "ShippingOffer",
    "Shop",
    "ShopConversation",
    "ShopConversationPage",
    "ShopState",
    "Side",
    "Sign",
    "SignInMethod",
    "SignedIn",
    "SignedOut",
    "SocialPeopleProfile",
    "SocialPeopleProfileChange",
    "SocialPeopleUpload",
    "Sort",
    "Staff",
    "StaffInput",
    "StaffNote",
    "StaffPage",
    "Stage",
    "Standing",
    "Stands",
    "Statement",
    "StatementLine",
    "Stocked",
    "StockedPage",
    "Submission",
    "Submitted",
    "Summary",
    "Tag",
    "Tagged",
    "TaxClass",
    "TeamApprovalsDecision",
    "TeamInvitationsAcceptance",
    "Texts",
    "Thresholds",
    "To",
    "Topic",
    "TraceScope",
    "TraceStep",
    "TrackingEvent",
    "Transfer",
    "TransferInput",
    "TransferLine",
    "TransferPage",
    "TransferSheet",
    "TransferStands",
    "TransferState",
    "Turn",
    "Unread",
    "UnreadMessages",
    "UpTo",
    "Uploaded",
    "UploadedPicture",
    "Variant",
    "VariantInput",
    "Version",
    "VoteInput",
    "Votes",
    "WaitingPickup",
    "WebhookDelivery",
    "WebhookDeliveryPage",
    "When",
    "Why",
    "Wish",
    "WishPage",
    "Word",
    "WordFile",
    "WordInput",
    "WordKind",
    "WordPage",
    "WordProblem",
    "Wording",
    "Words",
    "WordsTaken",
]


class Model(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all models. Fields that a newer shop adds are ignored; those left at their defaults are not sent."""


class Account(Model, frozen=True):
    """Account."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    avatar_url: str
    locale: str
    created_at: datetime


class Address(Model, frozen=True):
    """Address."""

    id: UUID
    owner_id: UUID
    recipient: str
    phone: str
    country: str
    province: str
    city: str
    district: str
    street: str
    postal_code: str
    label: str
    is_default: bool


class AddressInput(Model, frozen=True):
    """AddressInput."""

    recipient: str
    phone: str
    country: str = "CN"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postal_code: str = ""
    label: str = ""
    is_default: bool = False


class Adjustment(Model, frozen=True):
    """Adjustment."""

    place: str
    reason: InventoryReason
    changes: dict[str, int]
    note: str = ""


class AfterSalesAcceptance(Model, frozen=True):
    """AfterSalesAcceptance."""

    version: int | None = None
    text: str = ""
    as_return: bool = False


class AfterSalesAct(StrEnum):
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


class AfterSalesCase(Model, frozen=True):
    """AfterSalesCase."""

    id: UUID
    code: str
    order_id: UUID
    order_number: str
    shop_id: UUID
    shop_name: dict[str, str]
    owner_id: UUID
    kind: Kind
    reason: AfterSalesReason
    state: AfterSalesState
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
    lines: list[CaseLine] = msgspec.field(default_factory=list)
    steps: list[AfterSalesStep] = msgspec.field(default_factory=list)
    can: list[AfterSalesAct] = msgspec.field(default_factory=list)


class AfterSalesCasePage(Model, frozen=True):
    """AfterSalesCasePage."""

    items: list[AfterSalesCase]
    next_cursor: str | None = None


class AfterSalesCorrection(Model, frozen=True):
    """AfterSalesCorrection."""

    carrier: str
    number: str


class AfterSalesPreview(Model, frozen=True):
    """AfterSalesPreview."""

    currency: str
    goods: int
    freight: int
    total: int
    lines: dict[str, int]


class AfterSalesReason(StrEnum):
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


class AfterSalesState(StrEnum):
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


class AfterSalesStep(Model, frozen=True):
    """AfterSalesStep."""

    at: datetime
    act: AfterSalesAct
    state: AfterSalesState
    side: Side
    account_id: UUID | None
    text: str
    details: dict[str, str | int | bool]
    pictures: list[Image]


class AfterSalesVerdict(StrEnum):
    """How the platform decides: money back, money back once the goods are back, or nothing."""

    REFUND = "refund"
    RETURN = "return"
    DISMISS = "dismiss"


class Answer(Model, frozen=True):
    """Answer."""

    id: UUID
    author: str
    avatar_url: str
    text: str
    from_shop: bool
    bought: bool
    helpful: int
    at: datetime
    mine: bool = False
    voted: bool = False
    held: bool = False
    edited: bool = False
    changeable: bool = False


class AnswerInput(Model, frozen=True):
    """AnswerInput."""

    text: str


class ApiKey(Model, frozen=True):
    """ApiKey."""

    id: UUID
    prefix: str
    name: str
    account_id: UUID
    scopes: list[str]
    shop_ids: list[UUID]
    per_minute: int
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None


class ApiKeyPage(Model, frozen=True):
    """ApiKeyPage."""

    items: list[ApiKey]
    next_cursor: str | None = None


class Approval(Model, frozen=True):
    """Approval."""

    id: UUID
    kind: str
    subject: str
    summary: dict[str, str]
    payload: dict[str, Any]
    shop_id: UUID | None
    state: ApprovalState
    asked_by: UUID | None
    asked_at: datetime
    asked_why: str
    expires_at: datetime
    decided_by: UUID | None
    decided_at: datetime | None
    decided_why: str


class ApprovalPage(Model, frozen=True):
    """ApprovalPage."""

    items: list[Approval]
    next_cursor: str | None = None


class ApprovalStand(StrEnum):
    """How the approval of a price below cost stands; NONE when none is needed."""

    _ = ""
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class ApprovalState(StrEnum):
    """Where an approval stands; all but the first are final."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Arbitration(Model, frozen=True):
    """Arbitration."""

    verdict: AfterSalesVerdict
    text: str
    total: int = 0
    borne_by: Bearer | None = None
    version: int | None = None


class Arrival(Model, frozen=True):
    """Arrival."""

    received: dict[str, int] = msgspec.field(default_factory=dict)
    damaged: dict[str, int] = msgspec.field(default_factory=dict)


class AskInput(Model, frozen=True):
    """AskInput."""

    order: str
    kind: Kind
    reason: AfterSalesReason
    lines: list[LineAsk]
    unsent: bool = False
    text: str = ""
    pictures: list[UUID] = msgspec.field(default_factory=list)


class Attempt(Model, frozen=True):
    """Attempt."""

    at: datetime
    status: int
    milliseconds: int
    response: str
    error: str


class AttemptRequest(Model, frozen=True):
    """AttemptRequest."""

    channel: str


class Attribute(Model, frozen=True):
    """Attribute."""

    code: str
    name: dict[str, str]
    value: dict[str, str]


class Audience(StrEnum):
    """Who may see something: everyone, those who follow its owner, the owner's friends, the owner alone."""

    EVERYONE = "everyone"
    FOLLOWERS = "followers"
    FRIENDS = "friends"
    ME = "me"


class Balance(Model, frozen=True):
    """Balance."""

    shop_id: UUID
    currency: str
    pending: int
    payable: int
    moving: int


class BankAccount(Model, frozen=True):
    """BankAccount."""

    shop_id: UUID
    holder: str
    bank: str
    last_four: str
    automatic: bool
    changed_at: datetime
    usable_from: datetime


class BankAccountInput(Model, frozen=True):
    """BankAccountInput."""

    holder: str
    bank: str
    number: str
    automatic: bool = False


class Bearer(StrEnum):
    """Who bears a refund: the shop, whose sale is reversed, or the platform, out of its own pocket."""

    SHOP = "shop"
    PLATFORM = "platform"


class Booked(Model, frozen=True):
    """Booked."""

    reference: UUID


class Box(StrEnum):
    """Conversations that go on, or what strangers have asked."""

    MAIN = "main"
    REQUESTS = "requests"


class Brand(Model, frozen=True):
    """Brand."""

    name: str
    label: dict[str, str]
    products: int


class BrandInput(Model, frozen=True):
    """BrandInput."""

    name: str
    label: dict[str, str]


class Cancellation(Model, frozen=True):
    """Cancellation."""

    reason: str = ""


class Card(Model, frozen=True):
    """Card."""

    kind: str
    key: str
    title: dict[str, str]
    note: dict[str, str]
    link: str
    image: str = ""


class CardRef(Model, frozen=True):
    """CardRef."""

    kind: str
    key: str


class Cart(Model, frozen=True):
    """Cart."""

    version: int
    currency: str
    shops: list[CartShop]
    saved: list[CartLine]
    count: int
    chosen_count: int
    amount: int


class CartChange(Model, frozen=True):
    """CartChange."""

    version: int
    count: int
    variant_id: UUID | None = None
    quantity: int = 0
    notices: list[OrdersNotice] = msgspec.field(default_factory=list)


class CartLine(Model, frozen=True):
    """CartLine."""

    variant_id: UUID
    quantity: int
    chosen: bool
    price_when_added: int
    price: int
    amount: int
    available: int
    buyable: bool
    item: Sellable | None
    notices: list[OrdersNotice] = msgspec.field(default_factory=list)


class CartLineChange(Model, frozen=True):
    """CartLineChange."""

    quantity: int | None = None
    chosen: bool | None = None
    saved: bool | None = None


class CartShop(Model, frozen=True):
    """CartShop."""

    shop_id: UUID
    name: dict[str, str]
    slug: str
    lines: list[CartLine]
    amount: int
    all_chosen: bool


class CaseDetail(Model, frozen=True):
    """CaseDetail."""

    case: CatalogListingCase
    current: ProductInput
    proposed: ProductInput | None


class CaseKind(StrEnum):
    """Whether a product is to be listed, or one that is on sale is to be changed."""

    LISTING = "listing"
    REVISION = "revision"


class CaseLine(Model, frozen=True):
    """CaseLine."""

    line_id: UUID
    variant_id: UUID
    product_code: str
    title: dict[str, str]
    label: dict[str, str]
    image: Image | None
    quantity: int
    unsent: bool
    amount: int
    asked: int
    most: int
    replacement_id: UUID | None
    replacement_label: dict[str, str] | None
    restocked: int
    written_off: int


class CatalogListingAct(StrEnum):
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


class CatalogListingCase(Model, frozen=True):
    """CatalogListingCase."""

    product_id: UUID
    code: str
    shop_id: UUID
    title: dict[str, str]
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


class CatalogListingCasePage(Model, frozen=True):
    """CatalogListingCasePage."""

    items: list[CatalogListingCase]
    next_cursor: str | None = None


class CatalogListingDecision(Model, frozen=True):
    """CatalogListingDecision."""

    verdict: EvaluationVerdict
    reason: str


class CatalogListingReview(Model, frozen=True):
    """CatalogListingReview."""

    verdict: CatalogListingVerdict
    reason: str = ""
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    live_at: str = ""
    zone: str = "Asia/Shanghai"


class CatalogListingStep(Model, frozen=True):
    """CatalogListingStep."""

    id: UUID
    product_id: UUID
    at: datetime
    by: UUID | None
    act: CatalogListingAct
    before: ProductState | None
    after: ProductState
    reason: str
    details: dict[str, Any]


class CatalogListingVerdict(StrEnum):
    """What a reviewer decides."""

    APPROVE = "approve"
    SEND_BACK = "send_back"
    REJECT = "reject"


class CatalogStaffStateInput(Model, frozen=True):
    """CatalogStaffStateInput."""

    state: ProductState


class Category(Model, frozen=True):
    """Category."""

    id: UUID
    code: str
    name: dict[str, str]
    parent_id: UUID | None
    position: int
    image: Image | None
    attributes: list[str]


class CategoryInput(Model, frozen=True):
    """CategoryInput."""

    name: dict[str, str]
    parent_code: str = ""
    position: int = 0
    attributes: list[str] = msgspec.field(default_factory=list)


class CategoryRef(Model, frozen=True):
    """CategoryRef."""

    id: UUID
    code: str
    name: dict[str, str]


class Ceremony(Model, frozen=True):
    """Ceremony."""

    challenge_id: UUID
    options: dict[str, Any]


class Changed(Model, frozen=True):
    """Changed."""

    messages: list[ChatMessage]
    version: int
    more: bool


class ChatMessage(Model, frozen=True):
    """ChatMessage."""

    id: UUID
    room_id: UUID
    seq: int
    version: int
    author: Person | None
    kind: MessageKind
    state: MessageState
    text: str
    at: datetime
    edited_at: datetime | None = None
    picture: SentPicture | None = None
    card: Card | None = None
    mentions: list[UUID] = msgspec.field(default_factory=list)
    client_id: str = ""
    as_shop: bool = False
    reply: MessagingQuote | None = None
    reactions: list[Reaction] = msgspec.field(default_factory=list)


class Checkout(Model, frozen=True):
    """Checkout."""

    id: UUID
    owner_id: UUID
    state: CheckoutState
    currency: str
    total: int
    placed_at: datetime
    pay_by: datetime
    payment_id: UUID | None
    payment_code: str
    orders: list[PlacedOrder]
    pay_url: str = ""
    cart_count: int | None = None


class CheckoutState(StrEnum):
    """The life of a checkout: what was placed together and is paid together."""

    OPEN = "open"
    PAID = "paid"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Choice(Model, frozen=True):
    """Choice."""

    chosen: bool
    shop_id: UUID | None = None


class Claimed(Model, frozen=True):
    """Claimed."""

    until: datetime


class Code(Model, frozen=True):
    """Code."""

    code: str


class CodeRequest(Model, frozen=True):
    """CodeRequest."""

    contact: str


class CodeSignIn(Model, frozen=True, tag_field="method", tag="code"):
    """CodeSignIn."""

    contact: str
    code: str
    name: str = ""
    agrees: bool = False


class Collection(Model, frozen=True):
    """Collection."""

    id: UUID
    name: str
    audience: Audience
    count: int
    cover: Image | None


class CollectionInput(Model, frozen=True):
    """CollectionInput."""

    name: str
    audience: Audience | None = None


class Comment(Model, frozen=True):
    """Comment."""

    id: UUID
    root_id: UUID | None
    author: Person
    text: str
    mentions: list[str]
    likes: int
    replies: int
    pinned: bool
    by_author: bool
    accepted: bool
    held: bool
    liked: bool
    is_mine: bool
    reply_to: str
    at: datetime
    answers: list[Comment] = msgspec.field(default_factory=list)


class CommentInput(Model, frozen=True):
    """CommentInput."""

    text: str
    reply_to: UUID | None = None


class CommentPage(Model, frozen=True):
    """CommentPage."""

    items: list[Comment]
    next_cursor: str | None = None


class CommentSort(StrEnum):
    """Orders of comments: the most liked first, or the newest."""

    HOT = "hot"
    NEW = "new"


class ComparedDay(Model, frozen=True):
    """ComparedDay."""

    day: Day
    differences: list[Difference]


class Consent(Model, frozen=True):
    """Consent."""

    kind: ConsentKind
    version: str
    given_at: datetime


class ConsentKind(StrEnum):
    """What one agrees to."""

    TERMS = "terms"
    PRIVACY = "privacy"


class ContactProof(Model, frozen=True):
    """ContactProof."""

    contact: str
    code: str


class Conversation(Model, frozen=True):
    """Conversation."""

    id: UUID
    kind: RoomKind
    title: dict[str, str]
    image: str
    other: Person | None
    last: ChatMessage | None
    at: datetime
    unread: int
    muted: bool
    state: MemberState | None
    role: Role | None
    members: int
    read_seq: int
    others_read: int
    version: int
    may_write: bool
    link: str


class ConversationPage(Model, frozen=True):
    """ConversationPage."""

    items: list[Conversation]
    next_cursor: str | None = None


class Count(Model, frozen=True):
    """Count."""

    id: UUID
    code: str
    place_id: UUID
    shop_id: UUID | None
    state: CountState
    note: str
    opened_at: datetime
    posted_at: datetime | None
    lines: int
    counted: int
    missing: int
    surplus: int


class CountInput(Model, frozen=True):
    """CountInput."""

    place: str
    shop_id: UUID | None = None
    variant_ids: list[UUID] | None = None
    note: str = ""


class CountLine(Model, frozen=True):
    """CountLine."""

    variant_id: UUID
    expected: int | None
    counted: int | None
    counted_at: datetime | None
    applied: int | None
    cost: int | None


class CountMove(Model, frozen=True):
    """CountMove."""

    state: CountState


class CountPage(Model, frozen=True):
    """CountPage."""

    items: list[Count]
    next_cursor: str | None = None


class CountSheet(Model, frozen=True):
    """CountSheet."""

    count: Count
    lines: list[CountLine]


class CountState(StrEnum):
    """A count is open while people count, counted when all is written down, and posted once."""

    OPEN = "open"
    COUNTED = "counted"
    POSTED = "posted"
    CANCELLED = "cancelled"


class Counts(Model, frozen=True):
    """Counts."""

    followers: int
    following: int
    friends: int
    notes: int
    likes: int


class Day(Model, frozen=True):
    """Day."""

    channel: str
    day: date
    state: DayState
    checked_at: datetime
    totals: list[DayTotal]
    open: int


class DayPage(Model, frozen=True):
    """DayPage."""

    items: list[Day]
    next_cursor: str | None = None


class DayState(StrEnum):
    """Whether a provider's day agrees with ours."""

    CLEAN = "clean"
    DIFFERS = "differs"


class DayTotal(Model, frozen=True):
    """DayTotal."""

    side: str
    currency: str
    our_count: int
    our_sum: int
    their_count: int
    their_sum: int
    fees: int


class DecisionInput(Model, frozen=True):
    """DecisionInput."""

    decision: ModerationDecision
    reason: str = ""


class Delisted(Model, frozen=True):
    """Delisted."""

    delisted: int
    approval_id: UUID | None = None


class Delisting(Model, frozen=True):
    """Delisting."""

    codes: list[str]
    reason: str


class DeliveryDetail(Model, frozen=True):
    """DeliveryDetail."""

    delivery: WebhookDelivery
    body: str
    attempts: list[Attempt]


class DeliveryState(StrEnum):
    """Where a delivery stands. `skipped` ones came due while the endpoint was not active."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    SKIPPED = "skipped"


class DeviceSession(Model, frozen=True):
    """DeviceSession."""

    id: UUID
    device: str
    address: str
    method: SignInMethod
    created_at: datetime
    seen_at: datetime
    is_current: bool


class Difference(Model, frozen=True):
    """Difference."""

    id: UUID
    channel: str
    day: date
    side: str
    kind: DifferenceKind
    number: str
    transaction: str
    currency: str
    ours: int | None
    theirs: int | None
    state: str
    resolution: str
    note: str
    found_at: datetime
    resolved_at: datetime | None
    resolved_by: UUID | None


class DifferenceKind(StrEnum):
    """How a provider's line and ours differ."""

    MISSING_HERE = "missing_here"
    MISSING_THERE = "missing_there"
    AMOUNT = "amount"
    CURRENCY = "currency"
    TWICE = "twice"


class Dispatch(Model, frozen=True):
    """Dispatch."""

    carrier: str
    number: str = ""
    version: int | None = None


class Dot(Model, frozen=True):
    """Dot."""

    product_code: str
    picture: int | None = None
    x: int = 50
    y: int = 50


class Ending(Model, frozen=True):
    """Ending."""

    paid: bool
    note: str


class Endpoint(Model, frozen=True):
    """Endpoint."""

    id: UUID
    url: str
    description: str
    shop_id: UUID | None
    events: list[str]
    state: EndpointState
    created_at: datetime
    failing_since: datetime | None
    rotated_at: datetime | None


class EndpointChange(Model, frozen=True):
    """EndpointChange."""

    url: str | None = None
    events: list[str] | None = None
    description: str | None = None
    active: bool | None = None


class EndpointInput(Model, frozen=True):
    """EndpointInput."""

    url: str
    events: list[str]
    description: str = ""
    shop_id: UUID | None = None


class EndpointState(StrEnum):
    """Whether an endpoint is called. Nobody disables one by hand: that is what too many failures do."""

    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"


class Enrolment(Model, frozen=True):
    """Enrolment."""

    secret: str
    uri: str


class EntryView(Model, frozen=True):
    """EntryView."""

    id: UUID
    at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    key_id: UUID | None
    action: str
    subject_kind: str
    subject: str
    shop_id: UUID | None
    details: dict[str, Any]
    seal: int | None


class EntryViewPage(Model, frozen=True):
    """EntryViewPage."""

    items: list[EntryView]
    next_cursor: str | None = None


class Evaluation(Model, frozen=True):
    """Evaluation."""

    product_id: UUID
    code: str
    shop_id: UUID
    title: dict[str, str]
    since: datetime
    reason: EvaluationReason
    details: dict[str, Any]


class EvaluationPage(Model, frozen=True):
    """EvaluationPage."""

    items: list[Evaluation]
    next_cursor: str | None = None


class EvaluationReason(StrEnum):
    """Why a listing is looked at again."""

    NO_SALE = "no_sale"
    RETURNS = "returns"
    RATING = "rating"
    QUALITY = "quality"
    BY_HAND = "by_hand"


class EvaluationVerdict(StrEnum):
    """What comes of an evaluation."""

    KEEP = "keep"
    RELIST = "relist"
    DELIST = "delist"


class EventType(Model, frozen=True):
    """EventType."""

    name: str
    title: str
    of_shops: bool


class Facet(Model, frozen=True):
    """Facet."""

    code: str
    name: dict[str, str]
    values: list[FacetValue]


class FacetValue(Model, frozen=True):
    """FacetValue."""

    value: str
    label: dict[str, str]
    count: int
    chosen: bool


class FailedRefund(Model, frozen=True):
    """FailedRefund."""

    refund: OrderRefund
    number: str
    shop_id: UUID
    currency: str


class FailedView(Model, frozen=True):
    """FailedView."""

    id: int
    name: str
    attempts: int
    created_at: datetime
    failed_at: datetime
    payload: str
    error_type: str
    error: str
    trace: str
    is_known: bool


class FailedViewPage(Model, frozen=True):
    """FailedViewPage."""

    items: list[FailedView]
    next_cursor: str | None = None


class FeedItem(Model, frozen=True):
    """FeedItem."""

    card: NoteCard
    why: Why
    topic: str = ""


class FeedItemPage(Model, frozen=True):
    """FeedItemPage."""

    items: list[FeedItem]
    next_cursor: str | None = None


class Finding(Model, frozen=True):
    """Finding."""

    code: str
    severity: Severity
    field: str
    message: str
    params: dict[str, str] = msgspec.field(default_factory=dict)


class FollowUp(Model, frozen=True):
    """FollowUp."""

    text: str
    pictures: list[Image]
    at: datetime
    days: int


class FollowUpInput(Model, frozen=True):
    """FollowUpInput."""

    text: str
    picture_ids: list[UUID] = msgspec.field(default_factory=list)


class FoundMessage(Model, frozen=True):
    """FoundMessage."""

    message: ChatMessage
    title: dict[str, str]
    link: str


class FoundMessagePage(Model, frozen=True):
    """FoundMessagePage."""

    items: list[FoundMessage]
    next_cursor: str | None = None


class FoundOrder(Model, frozen=True):
    """FoundOrder."""

    id: UUID
    number: str
    state: OrderState
    shop_id: UUID
    shop_name: dict[str, str]
    owner_id: UUID
    recipient: str
    province: str
    city: str
    currency: str
    total: int
    refunded: int
    method_name: dict[str, str]
    placed_at: datetime
    paid_at: datetime | None
    lines: int
    pieces: int
    title: dict[str, str]


class FoundOrderPage(Model, frozen=True):
    """FoundOrderPage."""

    items: list[FoundOrder]
    next_cursor: str | None = None


class Fulfilment(Model, frozen=True):
    """Fulfilment."""

    id: UUID
    order_id: UUID
    shop_id: UUID
    position: int
    kind: FulfilmentKind
    state: FulfilmentState
    carrier: str
    tracking_number: str
    place_id: UUID | None
    made_at: datetime
    handed_over_at: datetime | None
    moved_at: datetime | None
    ended_at: datetime | None
    lines: list[FulfilmentLine]


class FulfilmentKind(StrEnum):
    """How goods reach the buyer."""

    PARCEL = "parcel"
    PICKUP = "pickup"


class FulfilmentLine(Model, frozen=True):
    """FulfilmentLine."""

    line_id: UUID
    quantity: int


class FulfilmentState(StrEnum):
    """The life of a parcel, or of goods waiting in a store; see `domain.fulfilment.TRANSITIONS`."""

    PACKED = "packed"
    HANDED_OVER = "handed_over"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    RETURNED = "returned"
    LOST = "lost"
    VOIDED = "voided"


class GivenCode(Model, frozen=True):
    """GivenCode."""

    place: str
    code: str


class Group(StrEnum):
    """What notices are about; people choose by group what they want to hear, and how."""

    ORDERS = "orders"
    AFTER_SALES = "after_sales"
    REVIEWS = "reviews"
    SOCIAL = "social"
    STOCK = "stock"
    MESSAGES = "messages"
    ACCOUNT = "account"
    SECURITY = "security"
    WORK = "work"
    LISTING = "listing"
    MONEY = "money"
    APPROVALS = "approvals"


class GroupInput(Model, frozen=True):
    """GroupInput."""

    name: str
    people: list[str] = msgspec.field(default_factory=list)


class Guest(Model, frozen=True):
    """Guest."""

    guest_id: UUID
    token: str


class Habits(Model, frozen=True):
    """Habits."""

    receipts: bool = True
    presence: bool = True
    strangers: bool = True


class Handles(Model, frozen=True):
    """Handles."""

    people: list[str]


class History(Model, frozen=True):
    """History."""

    messages: list[ChatMessage]
    version: int
    has_older: bool


class HistoryEntry(Model, frozen=True):
    """HistoryEntry."""

    at: datetime
    state: OrderState
    by: str
    reason: str


class Hit(Model, frozen=True):
    """Hit."""

    word: str
    kind: WordKind
    where: int
    found: str


class HotList(Model, frozen=True):
    """HotList."""

    notes: list[HotNote]
    topics: list[HotTopic]
    at: datetime | None


class HotNote(Model, frozen=True):
    """HotNote."""

    card: NoteCard
    heat: int


class HotTopic(Model, frozen=True):
    """HotTopic."""

    tag: str
    notes: int
    heat: int


class IdentityProfile(Model, frozen=True):
    """IdentityProfile."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    avatar_url: str
    locale: str
    created_at: datetime
    theme: str
    density: str
    has_password: bool
    has_authenticator: bool
    passkeys: int


class IdentityProfileChange(Model, frozen=True):
    """IdentityProfileChange."""

    name: str | None = None
    avatar_colour: str | None = None


class Image(Model, frozen=True):
    """Image."""

    id: UUID
    code: str
    width: int
    height: int
    placeholder: str
    alt: str = ""
    alts: dict[str, str] = msgspec.field(default_factory=dict)


class Inspected(Model, frozen=True):
    """Inspected."""

    line_id: UUID
    restock: int = 0
    write_off: int = 0


class Inspection(Model, frozen=True):
    """Inspection."""

    lines: list[Inspected]
    version: int | None = None
    text: str = ""


class InventoryClosing(Model, frozen=True):
    """InventoryClosing."""

    reason: str = ""


class InventoryPlaceInput(Model, frozen=True):
    """InventoryPlaceInput."""

    name: dict[str, str]
    kind: PlaceKind | None = None
    priority: int = 100
    address: PlaceAddress | None = None
    hours: list[OpeningHours] = msgspec.field(default_factory=list)
    active: bool = True


class InventoryReason(StrEnum):
    """Why somebody adjusts stock. RECEIVED and FOUND add, CORRECTION goes both ways, DAMAGE sets sound pieces aside as damaged, SCRAPPED throws damaged ones away, the others take sound pieces out."""

    CORRECTION = "correction"
    RECEIVED = "received"
    FOUND = "found"
    LOSS = "loss"
    DAMAGE = "damage"
    SCRAPPED = "scrapped"
    SAMPLE = "sample"
    EXPIRED = "expired"
    OWN_USE = "own_use"


class InventoryWaiting(Model, frozen=True):
    """InventoryWaiting."""

    variant_id: UUID
    email: str = ""


class Invitation(Model, frozen=True):
    """Invitation."""

    id: UUID
    email: str
    roles: list[str]
    shop_ids: list[UUID]
    state: InvitationState
    invited_by: UUID
    invited_at: datetime
    expires_at: datetime
    account_id: UUID | None


class InvitationInput(Model, frozen=True):
    """InvitationInput."""

    email: str
    roles: list[str]
    shop_ids: list[UUID] = msgspec.field(default_factory=list)


class InvitationState(StrEnum):
    """Where an invitation stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class Invoice(Model, frozen=True):
    """Invoice."""

    title: str
    company: bool = False
    tax_number: str = ""
    email: str = ""


class InvoiceNumber(Model, frozen=True):
    """InvoiceNumber."""

    number: str


class IssuedInvoice(Model, frozen=True):
    """IssuedInvoice."""

    number: str
    issued_at: datetime


class Item(Model, frozen=True):
    """Item."""

    id: UUID
    kind: str
    subject_id: UUID
    author_id: UUID | None
    author_name: str
    shop_id: UUID | None
    title: dict[str, str]
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


class ItemPage(Model, frozen=True):
    """ItemPage."""

    items: list[Item]
    next_cursor: str | None = None


class ItemState(StrEnum):
    """The life of an item; see `domain.life`. `withdrawn` means its author took the text back first."""

    WAITING = "waiting"
    PUBLISHED = "published"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class JobsView(Model, frozen=True):
    """JobsView."""

    queues: list[QueueCount]
    running: list[RunningJob]
    schedules: list[ScheduleState]
    waiting: int
    later: int
    in_hand: int
    failed: int


class Journey(Model, frozen=True):
    """Journey."""

    ship_by: datetime | None = None
    arrive_from: date | None = None
    arrive_to: date | None = None
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    receipt_by: datetime | None = None
    extended_at: datetime | None = None
    completed_at: datetime | None = None


class Kept(Model, frozen=True):
    """Kept."""

    product_id: UUID | None
    code: str
    outcome: Outcome
    state: ProductState
    variant_ids: dict[str, UUID] = msgspec.field(default_factory=dict)
    problem: str = ""
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    params: dict[str, str] = msgspec.field(default_factory=dict)
    version: int = 0
    pending: bool = False
    findings: list[Finding] = msgspec.field(default_factory=list)


class KeyInput(Model, frozen=True):
    """KeyInput."""

    name: str
    scopes: list[str]
    shop_ids: list[UUID] = msgspec.field(default_factory=list)
    per_minute: int = 120
    expires_at: datetime | None = None


class Kind(StrEnum):
    """What the buyer asks for."""

    REFUND = "refund"
    RETURN = "return"
    EXCHANGE = "exchange"


class KindWords(Model, frozen=True):
    """KindWords."""

    code: str
    group: Group
    by_email: bool
    places: list[str]
    words: dict[str, Words]
    defaults: dict[str, Words]
    edited: dict[str, bool]


class Lane(StrEnum):
    """In which queue a case waits."""

    FAST = "fast"
    NORMAL = "normal"


class LaneKind(StrEnum):
    """What a rule of the fast lane names."""

    CATEGORY = "category"
    TAG = "tag"
    PRODUCT = "product"


class LaneReason(StrEnum):
    """Why goods may take the fast lane."""

    HOT = "hot"
    SEASONAL = "seasonal"


class LaneRule(Model, frozen=True):
    """LaneRule."""

    id: UUID
    kind: LaneKind
    code: str
    reason: LaneReason
    starts_at: datetime
    ends_at: datetime


class LaneRuleInput(Model, frozen=True):
    """LaneRuleInput."""

    kind: LaneKind
    code: str
    reason: LaneReason
    starts_at: datetime
    ends_at: datetime


class Liked(Model, frozen=True):
    """Liked."""

    likes: int
    mine: bool


class LineAsk(Model, frozen=True):
    """LineAsk."""

    line_id: UUID
    quantity: int = 1
    amount: int | None = None
    replacement_id: UUID | None = None


class LineInput(Model, frozen=True):
    """LineInput."""

    variant_id: UUID
    quantity: int = 1


class Listed(Model, frozen=True):
    """Listed."""

    person: Person
    bio: str
    followers: int
    relation: Relation


class ListedPage(Model, frozen=True):
    """ListedPage."""

    items: list[Listed]
    next_cursor: str | None = None


class Made(Model, frozen=True):
    """Made."""

    code: str


class MadeEndpoint(Model, frozen=True):
    """MadeEndpoint."""

    endpoint: Endpoint
    secret: str


class MadeKey(Model, frozen=True):
    """MadeKey."""

    key: ApiKey
    secret: str


class Member(Model, frozen=True):
    """Member."""

    person: Person
    role: Role
    state: MemberState


class MemberState(StrEnum):
    """`asked` members have been written to or invited by a stranger and have not answered; `declined` do not want to, which nobody is told; `left` may come back when somebody invites them."""

    ACTIVE = "active"
    ASKED = "asked"
    DECLINED = "declined"
    LEFT = "left"


class MerchantsPlaceInput(Model, frozen=True):
    """MerchantsPlaceInput."""

    place: dict[str, str]


class MerchantsStateInput(Model, frozen=True):
    """MerchantsStateInput."""

    state: ShopState
    reason: str


class MergeInput(Model, frozen=True):
    """MergeInput."""

    into: str


class Merged(Model, frozen=True):
    """Merged."""

    products: int


class Message(Model, frozen=True):
    """Message."""

    text: str = ""
    pictures: list[UUID] = msgspec.field(default_factory=list)


class MessageInput(Model, frozen=True):
    """MessageInput."""

    text: str = ""
    client_id: str = ""
    picture_id: UUID | None = None
    card: CardRef | None = None
    reply_to: UUID | None = None


class MessageKind(StrEnum):
    """What a message is; `system` ones say what happened in a group."""

    TEXT = "text"
    PICTURE = "picture"
    CARD = "card"
    SYSTEM = "system"


class MessageState(StrEnum):
    """`held` waits for a moderator and is seen by its author alone; of `recalled` and `hidden` ones nothing is left to see but that they were there."""

    SHOWN = "shown"
    HELD = "held"
    RECALLED = "recalled"
    HIDDEN = "hidden"


class MessagingQuote(Model, frozen=True):
    """MessagingQuote."""

    id: UUID
    author: str = ""
    text: str | None = None


class ModerationDecision(StrEnum):
    """What a moderator does with an item."""

    PUBLISH = "publish"
    HIDE = "hide"


class Movement(Model, frozen=True):
    """Movement."""

    id: int
    at: datetime
    variant_id: UUID
    place_id: UUID
    kind: MovementKind
    available: int
    reserved: int
    damaged: int
    ref: UUID | None
    reason: str
    by: UUID | None


class MovementKind(StrEnum):
    """Why stock moved."""

    RECEIVED = "received"
    RESERVED = "reserved"
    RELEASED = "released"
    SHIPPED = "shipped"
    UNSHIPPED = "unshipped"
    RETURNED = "returned"
    DAMAGED = "damaged"
    COUNTED = "counted"
    ADJUSTED = "adjusted"
    SENT = "sent"
    ARRIVED = "arrived"


class MovementPage(Model, frozen=True):
    """MovementPage."""

    items: list[Movement]
    next_cursor: str | None = None


class Muted(Model, frozen=True):
    """Muted."""

    muted: bool


class Needs(Model, frozen=True):
    """Needs."""

    answer: int = 0
    inspect: int = 0
    replace: int = 0
    decide: int = 0
    failed: int = 0
    urgent: int = 0


class NewName(Model, frozen=True):
    """NewName."""

    name: str


class NewNote(Model, frozen=True):
    """NewNote."""

    text: str


class NewPasskey(Model, frozen=True):
    """NewPasskey."""

    challenge_id: UUID
    credential: dict[str, Any]
    name: str = ""


class NewPlace(Model, frozen=True):
    """NewPlace."""

    name: dict[str, str]
    code: str
    kind: PlaceKind | None = None
    priority: int = 100
    address: PlaceAddress | None = None
    hours: list[OpeningHours] = msgspec.field(default_factory=list)
    active: bool = True
    shop_id: UUID | None = None


class NewRole(Model, frozen=True):
    """NewRole."""

    role: Role


class NewText(Model, frozen=True):
    """NewText."""

    text: str


class NewValue(Model, frozen=True):
    """NewValue."""

    value: int | bool | str | list[int]


class NewWish(Model, frozen=True):
    """NewWish."""

    product_code: str


class NextStep(Model, frozen=True):
    """NextStep."""

    attempt_id: UUID
    redirect_url: str


class Note(Model, frozen=True):
    """Note."""

    id: UUID
    code: str
    kind: NoteKind
    state: NoteState
    audience: Audience
    author: Person
    title: str
    text: str
    pictures: list[Image]
    tags: list[str]
    mentions: list[str]
    products: list[Tagged]
    options: list[PollOption]
    vote: int | None
    likes: int
    comments: int
    saves: int
    shares: int
    liked: bool
    saved: bool
    is_mine: bool
    following: bool
    accepted_id: UUID | None
    reason: str
    publish_at: datetime | None
    published_at: datetime | None
    edited_at: datetime | None


class NoteCard(Model, frozen=True):
    """NoteCard."""

    id: UUID
    code: str
    kind: NoteKind
    title: str
    text: str
    cover: Image | None
    pictures: int
    audience: Audience
    state: NoteState
    likes: int
    comments: int
    published_at: datetime | None
    pub_id: UUID | None
    author: Person
    liked: bool


class NoteCardPage(Model, frozen=True):
    """NoteCardPage."""

    items: list[NoteCard]
    next_cursor: str | None = None


class NoteInput(Model, frozen=True):
    """NoteInput."""

    title: str = ""
    text: str = ""
    kind: NoteKind | None = None
    picture_ids: list[UUID] = msgspec.field(default_factory=list)
    products: list[Dot] = msgspec.field(default_factory=list)
    audience: Audience | None = None
    options: list[str] = msgspec.field(default_factory=list)
    when: When | None = None
    publish_at: datetime | None = None


class NoteKind(StrEnum):
    """A note tells something, a question can have an accepted answer, a poll lets people choose."""

    NOTE = "note"
    QUESTION = "question"
    POLL = "poll"


class NoteState(StrEnum):
    """The life of a note; see `domain.life`."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    HELD = "held"
    HIDDEN = "hidden"
    DELETED = "deleted"


class NoteVersion(Model, frozen=True):
    """NoteVersion."""

    title: str
    text: str
    until: datetime


class NoticeKind(StrEnum):
    """What a person is told about a line of the cart or quote."""

    PRICE_UP = "price_up"
    PRICE_DOWN = "price_down"
    FEW_LEFT = "few_left"
    SHORT = "short"
    SOLD_OUT = "sold_out"
    NOT_SOLD = "not_sold"
    NOT_DELIVERED = "not_delivered"


class NotificationsChannel(StrEnum):
    """How a notice reaches a person."""

    IN_APP = "in_app"
    EMAIL = "email"


class NotificationsNotice(Model, frozen=True):
    """NotificationsNotice."""

    id: UUID
    kind: str
    group: Group
    title: dict[str, str]
    text: dict[str, str]
    link: str
    at: datetime
    read_at: datetime | None


class NotificationsNoticePage(Model, frozen=True):
    """NotificationsNoticePage."""

    items: list[NotificationsNotice]
    next_cursor: str | None = None


class NotificationsPreview(Model, frozen=True):
    """NotificationsPreview."""

    locale: str
    subject: str
    text: str
    html: str


class Offer(Model, frozen=True):
    """Offer."""

    total: int
    version: int | None = None
    text: str = ""


class OneClick(Model, frozen=True):
    """OneClick."""

    variant_id: UUID
    quantity: int = 1
    address_id: UUID | None = None
    method: str = ""
    fingerprint: str = ""
    channel: str = ""


class OpenLine(Model, frozen=True):
    """OpenLine."""

    line_id: UUID
    product_code: str
    title: dict[str, str]
    label: dict[str, str]
    image: Image | None
    quantity: int
    worth: list[int]
    unsent: bool
    most: int
    variant_id: UUID
    price: int


class Opening(Model, frozen=True):
    """Opening."""

    order_id: UUID
    number: str
    shop_name: dict[str, str]
    currency: str
    kinds: list[Kind]
    reasons: dict[str, list[AfterSalesReason]]
    lines: dict[str, list[OpenLine]]
    why_not: str = ""


class OpeningHours(Model, frozen=True):
    """OpeningHours."""

    day: int
    opens: str
    closes: str


class Option(Model, frozen=True):
    """Option."""

    code: str
    name: dict[str, str]
    values: list[OptionValue]


class OptionValue(Model, frozen=True):
    """OptionValue."""

    code: str
    label: dict[str, str]
    swatch: str = ""


class OptionView(Model, frozen=True):
    """OptionView."""

    name: str
    group: str
    title: str
    help: str
    kind: str
    unit: str
    value: int | bool | str | list[Any]
    default: int | bool | str | list[Any]
    least: int
    most: int
    choices: list[list[Any]]
    is_changed: bool


class Order(Model, frozen=True):
    """Order."""

    id: UUID
    number: str
    checkout_id: UUID
    shop_id: UUID
    shop_name: dict[str, str]
    owner_id: UUID
    state: OrderState
    currency: str
    goods: int
    discount: int
    freight: int
    tax: int
    total: int
    tax_included: bool
    refunded: int
    method: str
    method_name: dict[str, str]
    days_from: int
    days_to: int
    address: OrderAddress | None
    contact_email: str
    invoice: Invoice | None
    note: str
    placed_at: datetime
    pay_by: datetime
    paid_at: datetime | None
    payment_id: UUID | None
    trace: list[TraceStep]
    lines: list[OrderLine]
    history: list[HistoryEntry]
    can_pay: bool
    can_cancel: bool
    freight_refunded: int = 0


class OrderAddress(Model, frozen=True):
    """OrderAddress."""

    recipient: str
    phone: str
    country: str
    province: str
    city: str
    district: str
    street: str
    postal_code: str


class OrderLine(Model, frozen=True):
    """OrderLine."""

    id: UUID
    variant_id: UUID
    product_id: UUID
    product_code: str
    sku: str
    title: dict[str, str]
    label: dict[str, str]
    image: Image | None
    quantity: int
    price: int
    list_price: int | None
    amount: int
    discount: int
    tax: int
    payable: int
    refunded: int = 0
    refunded_quantity: int = 0
    cancelled: int = 0
    packed: int = 0
    shipped: int = 0
    returned: int = 0


class OrderPage(Model, frozen=True):
    """OrderPage."""

    items: list[Order]
    next_cursor: str | None = None


class OrderRefund(Model, frozen=True):
    """OrderRefund."""

    id: UUID
    order_id: UUID
    reference: str
    amount: int
    freight: int
    tax: int
    parts: list[RefundPart]
    borne_by: Bearer
    state: RefundState
    reason: str
    by: str
    at: datetime
    payment_refund_id: UUID | None
    attempts: int
    settled_at: datetime | None
    note: str
    shop_id: UUID | None = None


class OrderState(StrEnum):
    """The life of an order; see `domain.TRANSITIONS`."""

    PLACED = "placed"
    PAID = "paid"
    FULFILLING = "fulfilling"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUNDED = "refunded"


class OrdersFulfilmentCorrection(Model, frozen=True):
    """OrdersFulfilmentCorrection."""

    tracking_number: str
    carrier: str = ""


class OrdersFulfilmentReason(Model, frozen=True):
    """OrdersFulfilmentReason."""

    reason: str = ""


class OrdersNotice(Model, frozen=True):
    """OrdersNotice."""

    kind: NoticeKind
    text: dict[str, str]
    before: int = 0
    now: int = 0


class OrdersQuote(Model, frozen=True):
    """OrdersQuote."""

    currency: str
    country: str
    tax_included: bool
    shops: list[QuoteShop]
    goods: int
    saved: int
    discount: int
    freight: int
    tax: int
    total: int
    trace: list[TraceStep]
    notices: list[OrdersNotice]
    placeable: bool
    fingerprint: str
    valid_until: datetime


class OtherPayment(Model, frozen=True):
    """OtherPayment."""

    note: str


class Outcome(StrEnum):
    """What saving a product did."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class OwnProfile(Model, frozen=True):
    """OwnProfile."""

    person: Person
    bio: str
    cover: Image | None
    counts: Counts
    privacy: dict[str, Audience]
    handle_from: datetime | None


class OwnReview(Model, frozen=True):
    """OwnReview."""

    review: ReviewsReview
    state: ReviewsState
    title: dict[str, str]
    image: Image | None
    shop_id: UUID
    order_number: str
    anonymous: bool
    follow_up_state: str
    reply_state: str
    reply_text: str
    reason: str
    edit_until: datetime
    follow_up_until: datetime
    can_edit: bool
    can_follow_up: bool


class OwnReviewPage(Model, frozen=True):
    """OwnReviewPage."""

    items: list[OwnReview]
    next_cursor: str | None = None


class ParcelStep(Model, frozen=True):
    """ParcelStep."""

    at: datetime
    stage: str
    place: str
    text: dict[str, str]


class ParcelView(Model, frozen=True):
    """ParcelView."""

    id: UUID
    order_id: UUID
    shop_id: UUID
    position: int
    kind: FulfilmentKind
    state: FulfilmentState
    carrier: str
    tracking_number: str
    place_id: UUID | None
    made_at: datetime
    handed_over_at: datetime | None
    moved_at: datetime | None
    ended_at: datetime | None
    lines: list[FulfilmentLine]
    carrier_name: dict[str, str]
    tracking_url: str
    label_url: str
    refusal: str
    is_scanned: bool
    steps: list[ParcelStep]


class Passkey(Model, frozen=True):
    """Passkey."""

    id: UUID
    name: str
    created_at: datetime
    used_at: datetime | None


class PasskeyName(Model, frozen=True):
    """PasskeyName."""

    name: str


class PasskeyProof(Model, frozen=True):
    """PasskeyProof."""

    challenge_id: UUID
    credential: dict[str, Any]


class PasskeySignIn(Model, frozen=True, tag_field="method", tag="passkey"):
    """PasskeySignIn."""

    challenge_id: UUID
    credential: dict[str, Any]


class PasswordChange(Model, frozen=True):
    """PasswordChange."""

    new: str
    current: str = ""


class PasswordSignIn(Model, frozen=True, tag_field="method", tag="password"):
    """PasswordSignIn."""

    contact: str
    password: str


class PaymentState(StrEnum):
    """The life of what is owed."""

    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"


class PaymentView(Model, frozen=True):
    """PaymentView."""

    code: str
    subject: str
    amount: int
    currency: str
    state: PaymentState
    expires_at: datetime
    paid_at: datetime | None
    refunded: int
    channels: list[PaymentsChannel]
    home_url: str


class PaymentsChannel(Model, frozen=True):
    """PaymentsChannel."""

    code: str
    name: str


class Payout(Model, frozen=True):
    """Payout."""

    id: UUID
    code: str
    shop_id: UUID
    currency: str
    amount: int
    state: PayoutState
    holder: str
    bank: str
    last_four: str
    approval_id: UUID | None
    asked_at: datetime
    asked_by: UUID | None
    approved_at: datetime | None
    sent_at: datetime | None
    finished_at: datetime | None
    bank_reference: str
    problem: str


class PayoutInput(Model, frozen=True):
    """PayoutInput."""

    shop_id: UUID
    amount: int
    currency: str = "CNY"


class PayoutPage(Model, frozen=True):
    """PayoutPage."""

    items: list[Payout]
    next_cursor: str | None = None


class PayoutState(StrEnum):
    """The life of a payout; see `domain.payouts.TRANSITIONS`."""

    ASKED = "asked"
    APPROVED = "approved"
    SENDING = "sending"
    PAID = "paid"
    FAILED = "failed"
    REFUSED = "refused"


class Person(Model, frozen=True):
    """Person."""

    account_id: UUID
    handle: str
    name: str
    avatar: str | None


class PickupCode(Model, frozen=True):
    """PickupCode."""

    code: str
    place: Place
    until: datetime


class PictureSource(Model, frozen=True):
    """PictureSource."""

    url: str
    alt: str = ""


class Pieces(Model, frozen=True):
    """Pieces."""

    pieces: dict[str, int]


class Place(Model, frozen=True):
    """Place."""

    id: UUID
    code: str
    name: dict[str, str]
    shop_id: UUID | None
    priority: int
    kind: PlaceKind | None = None
    address: PlaceAddress | None = None
    hours: list[OpeningHours] = msgspec.field(default_factory=list)
    active: bool = True


class PlaceAddress(Model, frozen=True):
    """PlaceAddress."""

    country: str = "CN"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""
    phone: str = ""


class PlaceKind(StrEnum):
    """What sort of place it is; people may pick up at a store."""

    WAREHOUSE = "warehouse"
    STORE = "store"


class PlaceOrder(Model, frozen=True):
    """PlaceOrder."""

    fingerprint: str
    lines: list[LineInput] | None = None
    address_id: UUID | None = None
    address: AddressInput | None = None
    contact_email: str = ""
    shipping: dict[str, str] = msgspec.field(default_factory=dict)
    invoice: Invoice | None = None
    note: str = ""
    channel: str = ""


class PlacedOrder(Model, frozen=True):
    """PlacedOrder."""

    id: UUID
    number: str
    shop_id: UUID
    state: OrderState
    total: int


class PollOption(Model, frozen=True):
    """PollOption."""

    text: str
    votes: int


class Position(Model, frozen=True):
    """Position."""

    code: str
    name: dict[str, str]
    description: dict[str, str]
    permissions: list[str]
    in_shops: bool
    is_ours: bool
    is_fixed: bool
    version: int


class PositionInput(Model, frozen=True):
    """PositionInput."""

    name: dict[str, str]
    permissions: list[str]
    description: dict[str, str] = msgspec.field(default_factory=dict)
    in_shops: bool = False
    version: int = 0


class Preference(Model, frozen=True):
    """Preference."""

    group: Group
    channel: NotificationsChannel
    enabled: bool
    fixed: bool


class PreferenceChange(Model, frozen=True):
    """PreferenceChange."""

    group: Group
    channel: NotificationsChannel
    enabled: bool


class Preferences(Model, frozen=True):
    """Preferences."""

    theme: str = ""
    density: str = ""
    locale: str = ""


class Product(Model, frozen=True):
    """Product."""

    id: UUID
    code: str
    shop_id: UUID
    handle: str
    title: dict[str, str]
    subtitle: dict[str, str]
    description: dict[str, str]
    brand: str
    path: list[CategoryRef]
    options: list[Option]
    variants: list[Variant]
    attributes: list[Attribute]
    tags: list[str]
    images: list[Image]
    tax_class: TaxClass
    state: ProductState
    live_at: datetime
    sold: int
    version: int
    rating: int = 0
    ratings: int = 0
    brand_label: dict[str, str] = msgspec.field(default_factory=dict)


class ProductCard(Model, frozen=True):
    """ProductCard."""

    id: UUID
    code: str
    shop_id: UUID
    title: dict[str, str]
    brand: str
    price: int
    price_max: int
    list_price: int | None
    image: Image | None
    sold: int
    rating: int = 0
    ratings: int = 0
    in_stock: bool = True
    on_sale: bool = True


class ProductCardPage(Model, frozen=True):
    """ProductCardPage."""

    items: list[ProductCard]
    next_cursor: str | None = None


class ProductInput(Model, frozen=True):
    """ProductInput."""

    handle: str
    title: dict[str, str]
    variants: list[VariantInput]
    subtitle: dict[str, str] = msgspec.field(default_factory=dict)
    description: dict[str, str] = msgspec.field(default_factory=dict)
    brand: str = ""
    category_code: str = ""
    options: list[Option] = msgspec.field(default_factory=list)
    attributes: list[Attribute] = msgspec.field(default_factory=list)
    tags: list[str] = msgspec.field(default_factory=list)
    image_ids: list[UUID] = msgspec.field(default_factory=list)
    pictures: list[PictureSource] = msgspec.field(default_factory=list)
    tax_class: TaxClass | None = None
    state: ProductState | None = None
    live_at: datetime | None = None
    popularity: int = 0
    extra: dict[str, str] = msgspec.field(default_factory=dict)
    alts: list[dict[str, str]] = msgspec.field(default_factory=list)


class ProductPatch(Model, frozen=True):
    """ProductPatch."""

    title: dict[str, str] = msgspec.field(default_factory=dict)
    subtitle: dict[str, str] = msgspec.field(default_factory=dict)
    description: dict[str, str] = msgspec.field(default_factory=dict)
    brand: str | None = None
    category_code: str | None = None
    options: list[Option] = msgspec.field(default_factory=list)
    variants: list[VariantInput] = msgspec.field(default_factory=list)
    attributes: list[Attribute] = msgspec.field(default_factory=list)
    tags: list[str] = msgspec.field(default_factory=list)
    image_ids: list[UUID] = msgspec.field(default_factory=list)
    alts: list[dict[str, str]] = msgspec.field(default_factory=list)
    tax_class: TaxClass | None = None


class ProductRecord(Model, frozen=True):
    """ProductRecord."""

    id: UUID
    code: str
    shop_id: UUID
    given: ProductInput
    variant_ids: dict[str, UUID]
    images: list[Image | None]
    live_at: datetime
    sold: int
    version: int


class ProductState(StrEnum):
    """The life of a listing. Only products `ON_SALE` are sold and shown; DRAFT to LIVE may be direct for staff."""

    DRAFT = "draft"
    REVIEW = "review"
    SCHEDULED = "scheduled"
    LIVE = "live"
    EVALUATION = "evaluation"
    DELISTED = "delisted"


class Proof(Model, frozen=True):
    """Proof."""

    password: str


class Question(Model, frozen=True):
    """Question."""

    id: UUID
    product_id: UUID
    product_code: str
    shop_id: UUID
    title: dict[str, str]
    author: str
    text: str
    at: datetime
    count: int
    answers: list[Answer]
    mine: bool = False
    held: bool = False


class QuestionInput(Model, frozen=True):
    """QuestionInput."""

    text: str


class QuestionPage(Model, frozen=True):
    """QuestionPage."""

    items: list[Question]
    next_cursor: str | None = None


class QueueCount(Model, frozen=True):
    """QueueCount."""

    name: str
    waiting: int
    later: int
    running: int
    failed: int
    oldest: datetime | None = None


class QuoteLine(Model, frozen=True):
    """QuoteLine."""

    variant_id: UUID
    quantity: int
    item: Sellable
    price: int
    list_price: int | None
    amount: int
    discount: int
    tax: int
    tax_rate: int
    payable: int
    notices: list[OrdersNotice] = msgspec.field(default_factory=list)


class QuoteRequest(Model, frozen=True):
    """QuoteRequest."""

    lines: list[LineInput] | None = None
    address_id: UUID | None = None
    address: AddressInput | None = None
    shipping: dict[str, str] = msgspec.field(default_factory=dict)


class QuoteShop(Model, frozen=True):
    """QuoteShop."""

    shop_id: UUID
    name: dict[str, str]
    slug: str
    lines: list[QuoteLine]
    offers: list[ShippingOffer]
    method: str
    goods: int
    discount: int
    freight: int
    tax: int
    total: int


class Rate(Model, frozen=True):
    """Rate."""

    id: UUID
    shop_id: UUID | None
    category_code: str
    basis_points: int
    valid_from: datetime


class RateInput(Model, frozen=True):
    """RateInput."""

    basis_points: int
    shop_id: UUID | None = None
    category_code: str = ""
    valid_from: datetime | None = None


class Reaction(Model, frozen=True):
    """Reaction."""

    sign: str
    people: list[UUID]


class RefundPart(Model, frozen=True):
    """RefundPart."""

    line_id: UUID
    amount: int
    quantity: int = 0
    unsent: int = 0


class RefundState(StrEnum):
    """The life of a refund; see `domain.refunds.TRANSITIONS`."""

    PROMISED = "promised"
    ARRIVED = "arrived"
    FAILED = "failed"
    PAID_OTHERWISE = "paid_otherwise"


class Relation(Model, frozen=True):
    """Relation."""

    following: bool = False
    followed: bool = False
    friend: bool = False
    blocked: bool = False
    muted: bool = False


class Replaced(Model, frozen=True):
    """Replaced."""

    carrier: str
    carrier_name: dict[str, str]
    number: str
    url: str
    refusal: str
    stage: Stage | None
    steps: list[TrackingEvent]
    is_astray: bool


class ReplaySince(Model, frozen=True):
    """ReplaySince."""

    since: datetime


class Replayed(Model, frozen=True):
    """Replayed."""

    count: int


class Reply(Model, frozen=True):
    """Reply."""

    text: str
    at: datetime
    edited: bool


class ReplyInput(Model, frozen=True):
    """ReplyInput."""

    text: str


class ReportInput(Model, frozen=True):
    """ReportInput."""

    reason: ReportReason | None = None
    note: str = ""


class ReportReason(StrEnum):
    """Why a person reports a text."""

    ABUSE = "abuse"
    ADVERTISING = "advertising"
    FALSE = "false"
    PRIVACY = "privacy"
    ILLEGAL = "illegal"
    OTHER = "other"


class Resolution(StrEnum):
    """How a difference ended: it went away when looked at again, or somebody took responsibility."""

    HEALED = "healed"
    ACCEPTED = "accepted"
    SETTLED = "settled"


class Retried(Model, frozen=True):
    """Retried."""

    retried: int


class ReturnAddress(Model, frozen=True):
    """ReturnAddress."""

    recipient: str
    phone: str
    country: str
    province: str
    city: str
    district: str
    street: str
    postal_code: str = ""


class ReturnParcel(Model, frozen=True):
    """ReturnParcel."""

    carrier: str
    number: str


class ReviewChange(Model, frozen=True):
    """ReviewChange."""

    stars: int
    scores: Scores | None = None
    text: str = ""
    picture_ids: list[UUID] = msgspec.field(default_factory=list)
    anonymous: bool = False


class ReviewInput(Model, frozen=True):
    """ReviewInput."""

    order_number: str
    line_id: UUID
    stars: int
    scores: Scores | None = None
    text: str = ""
    picture_ids: list[UUID] = msgspec.field(default_factory=list)
    anonymous: bool = False


class ReviewSort(StrEnum):
    """Orders of a list of reviews. BEST weighs helpful votes, pictures and how recent it is."""

    BEST = "best"
    NEWEST = "newest"
    HIGHEST = "highest"
    LOWEST = "lowest"


class ReviewVersion(Model, frozen=True):
    """ReviewVersion."""

    stars: int
    scores: Scores
    text: str
    pictures: list[Image]
    until: datetime


class Reviewable(Model, frozen=True):
    """Reviewable."""

    order_number: str
    line_id: UUID
    product_id: UUID
    product_code: str
    shop_id: UUID
    title: dict[str, str]
    label: dict[str, str]
    image: Image | None
    bought_at: datetime


class ReviewablePage(Model, frozen=True):
    """ReviewablePage."""

    items: list[Reviewable]
    next_cursor: str | None = None


class ReviewsReview(Model, frozen=True):
    """ReviewsReview."""

    id: UUID
    product_id: UUID
    product_code: str
    variant_id: UUID
    variant: dict[str, str]
    author: str
    avatar_url: str
    stars: int
    scores: Scores
    text: str
    pictures: list[Image]
    helpful: int
    refunded: bool
    edited: bool
    at: datetime
    follow_up: FollowUp | None
    reply: Reply | None


class ReviewsReviewPage(Model, frozen=True):
    """ReviewsReviewPage."""

    items: list[ReviewsReview]
    next_cursor: str | None = None


class ReviewsState(StrEnum):
    """The life of what somebody wrote; see `domain.life`."""

    SHOWN = "shown"
    HELD = "held"
    HIDDEN = "hidden"
    DELETED = "deleted"


class ReviewsUpload(Model, frozen=True):
    """ReviewsUpload."""

    id: UUID
    url: str
    width: int
    height: int


class ReviewsWaiting(Model, frozen=True):
    """ReviewsWaiting."""

    critical: int
    questions: int


class Revised(Model, frozen=True):
    """Revised."""

    result: SaveResult
    state: ProductState
    version: int
    pending: bool
    findings: list[Finding]
    changes: list[str]


class Role(StrEnum):
    """What a member may do in a group: owners everything, admins everything but to unmake an owner."""

    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"


class RoomKind(StrEnum):
    """What a room is: of two people, a group, of a product, or between a buyer and a shop."""

    DIRECT = "direct"
    GROUP = "group"
    PRODUCT = "product"
    SHOP = "shop"


class RuleMade(Model, frozen=True):
    """RuleMade."""

    id: UUID


class Running(Model, frozen=True):
    """Running."""

    variant_id: UUID
    shop_id: UUID
    since: datetime
    available: int


class RunningJob(Model, frozen=True):
    """RunningJob."""

    id: int
    name: str
    attempt: int
    since: datetime


class SaveInput(Model, frozen=True):
    """SaveInput."""

    collection_id: UUID | None = None


class SaveResult(Model, frozen=True):
    """SaveResult."""

    product_id: UUID | None
    code: str
    outcome: Outcome
    variant_ids: dict[str, UUID] = msgspec.field(default_factory=dict)
    problem: str = ""
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    params: dict[str, str] = msgspec.field(default_factory=dict)


class Saved(Model, frozen=True):
    """Saved."""

    saves: int
    mine: bool
    collection_id: UUID | None = None


class ScheduleState(Model, frozen=True):
    """ScheduleState."""

    name: str
    cron: str
    next_run: datetime
    last_run: datetime | None
    is_running: bool


class Scores(Model, frozen=True):
    """Scores."""

    product: int | None = None
    match: int | None = None
    delivery: int | None = None
    service: int | None = None


class SealView(Model, frozen=True):
    """SealView."""

    seq: int
    sealed_at: datetime
    hash: str
    holds: bool


class SealedEntry(Model, frozen=True):
    """SealedEntry."""

    entry: EntryView
    seal: SealView | None


class Section(StrEnum):
    """What a profile page has; people choose who sees each of them. `people` are followers and followed."""

    NOTES = "notes"
    COLLECTIONS = "collections"
    REVIEWS = "reviews"
    WISHES = "wishes"
    PEOPLE = "people"


class Sellable(Model, frozen=True):
    """Sellable."""

    variant_id: UUID
    product_id: UUID
    product_code: str
    shop_id: UUID
    sku: str
    title: dict[str, str]
    label: dict[str, str]
    price: int
    list_price: int | None
    weight: int
    tax_class: TaxClass
    category_id: UUID | None
    image: Image | None
    on_sale: bool
    needs_shipping: bool = True


class Sending(Model, frozen=True):
    """Sending."""

    number: str
    carrier: str = ""
    tracking_number: str = ""


class SentCode(Model, frozen=True):
    """SentCode."""

    resend_after: int
    expires_in: int


class SentOutcome(Model, frozen=True):
    """SentOutcome."""

    number: str
    code: str = ""
    detail: str = ""


class SentPicture(Model, frozen=True):
    """SentPicture."""

    src: str
    full: str
    width: int
    height: int


class SentTo(Model, frozen=True):
    """SentTo."""

    to: str


class SentUpload(Model, frozen=True):
    """SentUpload."""

    id: UUID
    url: str
    width: int
    height: int


class SettlementClosing(Model, frozen=True):
    """SettlementClosing."""

    note: str
    how: Resolution | None = None


class Severity(StrEnum):
    """How bad a finding is: an error keeps a product back, a warning wants a reviewer's eye, an info is only told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Shared(Model, frozen=True):
    """Shared."""

    code: str
    url: str
    visits: int


class ShipInput(Model, frozen=True):
    """ShipInput."""

    lines: list[ShipLine] | None = None
    carrier: str = ""
    tracking_number: str | None = None
    hand_over: bool = True


class ShipLine(Model, frozen=True):
    """ShipLine."""

    line_id: UUID
    quantity: int


class ShippingOffer(Model, frozen=True):
    """ShippingOffer."""

    method: str
    name: dict[str, str]
    price: int
    days_from: int
    days_to: int
    reason: dict[str, str] = msgspec.field(default_factory=dict)
    full_price: int = 0
    free_from: int | None = None
    is_pickup: bool = False


class Shop(Model, frozen=True):
    """Shop."""

    id: UUID
    slug: str
    name: dict[str, str]
    story: dict[str, str]
    city: str
    state: ShopState
    logo: Image | None
    banner: Image | None
    opened_at: datetime
    place: dict[str, str] = msgspec.field(default_factory=dict)


class ShopConversation(Model, frozen=True):
    """ShopConversation."""

    id: UUID
    shop: dict[str, str]
    shop_id: UUID
    at: datetime
    buyer: Person | None
    unread: int
    last: str


class ShopConversationPage(Model, frozen=True):
    """ShopConversationPage."""

    items: list[ShopConversation]
    next_cursor: str | None = None


class ShopState(StrEnum):
    """Whether a shop trades."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Side(StrEnum):
    """On whose side somebody acts in a case."""

    BUYER = "buyer"
    MERCHANT = "merchant"
    PLATFORM = "platform"
    SYSTEM = "system"


class Sign(Model, frozen=True):
    """Sign."""

    sign: str
    on: bool = True


class SignInMethod(StrEnum):
    """How a session was opened."""

    CODE = "code"
    PASSWORD = "password"
    PASSKEY = "passkey"


class SignedIn(Model, frozen=True):
    """SignedIn."""

    token: str
    session_id: UUID
    account: Account
    is_new_account: bool
    needs_second_factor: bool


class SignedOut(Model, frozen=True):
    """SignedOut."""

    ended: int


class SocialPeopleProfile(Model, frozen=True):
    """SocialPeopleProfile."""

    person: Person
    bio: str
    cover: Image | None
    counts: Counts
    joined_at: datetime
    relation: Relation
    sections: list[Section]
    is_mine: bool


class SocialPeopleProfileChange(Model, frozen=True):
    """SocialPeopleProfileChange."""

    name: str | None = None
    handle: str | None = None
    bio: str | None = None
    avatar_id: UUID | None = None
    cover_id: UUID | None = None
    no_cover: bool = False
    privacy: dict[str, Audience] | None = None


class SocialPeopleUpload(Model, frozen=True):
    """SocialPeopleUpload."""

    id: UUID
    url: str
    width: int
    height: int


class Sort(StrEnum):
    """Orders of a product list."""

    POPULAR = "popular"
    NEWEST = "newest"
    PRICE = "price"
    _PRICE = "-price"
    RATING = "rating"


class Staff(Model, frozen=True):
    """Staff."""

    account_id: UUID
    roles: list[str]
    shop_ids: list[UUID]
    added_at: datetime
    deactivated_at: datetime | None = None


class StaffInput(Model, frozen=True):
    """StaffInput."""

    roles: list[str]
    shop_ids: list[UUID] = msgspec.field(default_factory=list)


class StaffNote(Model, frozen=True):
    """StaffNote."""

    id: UUID
    at: datetime
    account_id: UUID | None
    name: str
    text: str


class StaffPage(Model, frozen=True):
    """StaffPage."""

    items: list[Staff]
    next_cursor: str | None = None


class Stage(StrEnum):
    """How far a parcel is, in the order of its way."""

    REGISTERED = "registered"
    HANDED_OVER = "handed_over"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    RETURNED = "returned"
    LOST = "lost"


class Standing(Model, frozen=True):
    """Standing."""

    relation: Relation
    followers: int


class Stands(Model, frozen=True):
    """Stands."""

    state: ProductState


class Statement(Model, frozen=True):
    """Statement."""

    shop_id: UUID
    currency: str
    start: datetime
    stop: datetime
    opening: int
    closing: int
    items: list[StatementLine]
    next_cursor: str | None


class StatementLine(Model, frozen=True):
    """StatementLine."""

    at: datetime
    kind: str
    number: str
    amount: int
    commission: int


class Stocked(Model, frozen=True):
    """Stocked."""

    variant_id: UUID
    place_id: UUID
    shop_id: UUID
    product_id: UUID
    available: int
    reserved: int
    damaged: int
    on_the_way: int
    threshold: int | None
    is_low: bool


class StockedPage(Model, frozen=True):
    """StockedPage."""

    items: list[Stocked]
    next_cursor: str | None = None


class Submission(Model, frozen=True):
    """Submission."""

    live_at: str = ""
    zone: str = "Asia/Shanghai"
    note: str = ""


class Submitted(Model, frozen=True):
    """Submitted."""

    accepted: bool
    state: ProductState
    lane: Lane
    findings: list[Finding]
    pending: bool = False


class Summary(Model, frozen=True):
    """Summary."""

    count: int
    average: int
    by_stars: list[int]
    product: int
    match: int
    delivery: int
    service: int
    with_pictures: int
    with_follow_up: int
    tags: list[Tag] = msgspec.field(default_factory=list)


class Tag(Model, frozen=True):
    """Tag."""

    code: str
    name: dict[str, str]
    count: int


class Tagged(Model, frozen=True):
    """Tagged."""

    product_id: UUID
    product_code: str
    title: dict[str, str]
    picture: int | None = None
    x: int = 50
    y: int = 50


class TaxClass(StrEnum):
    """How a product is taxed; the rates are settings of the orders module."""

    STANDARD = "standard"
    REDUCED = "reduced"
    ZERO = "zero"


class TeamApprovalsDecision(Model, frozen=True):
    """TeamApprovalsDecision."""

    grant: bool
    why: str = ""


class TeamInvitationsAcceptance(Model, frozen=True):
    """TeamInvitationsAcceptance."""

    token: str


class Texts(Model, frozen=True):
    """Texts."""

    texts: list[str]


class Thresholds(Model, frozen=True):
    """Thresholds."""

    thresholds: dict[str, int | None]


class To(Model, frozen=True):
    """To."""

    handle: str


class Topic(Model, frozen=True):
    """Topic."""

    tag: str
    notes: int


class TraceScope(StrEnum):
    """What a step of the trace is about."""

    LINE = "line"
    SHOP = "shop"
    TOTAL = "total"


class TraceStep(Model, frozen=True):
    """TraceStep."""

    rule: str
    text: dict[str, str]
    amount: int
    scope: TraceScope
    subject: str = ""
    applied: bool = True
    informative: bool = False


class TrackingEvent(Model, frozen=True):
    """TrackingEvent."""

    at: datetime
    stage: Stage
    place: str
    text: dict[str, str]


class Transfer(Model, frozen=True):
    """Transfer."""

    id: UUID
    code: str
    source_id: UUID
    target_id: UUID
    shop_id: UUID | None
    state: TransferState
    note: str
    drafted_at: datetime
    sent_at: datetime | None
    received_at: datetime | None
    closed_at: datetime | None
    closing_reason: str
    lines: int
    pieces: int
    on_the_way: int


class TransferInput(Model, frozen=True):
    """TransferInput."""

    source: str
    target: str
    lines: dict[str, int]
    note: str = ""
    shop_id: UUID | None = None


class TransferLine(Model, frozen=True):
    """TransferLine."""

    variant_id: UUID
    quantity: int
    received: int
    damaged: int
    lost: int


class TransferPage(Model, frozen=True):
    """TransferPage."""

    items: list[Transfer]
    next_cursor: str | None = None


class TransferSheet(Model, frozen=True):
    """TransferSheet."""

    transfer: Transfer
    lines: list[TransferLine]


class TransferStands(Model, frozen=True):
    """TransferStands."""

    state: TransferState


class TransferState(StrEnum):
    """The life of a transfer. PARTLY and RECEIVED say how much has come; CLOSED that nothing more is awaited."""

    DRAFT = "draft"
    SENT = "sent"
    PARTLY = "partly"
    RECEIVED = "received"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Turn(Model, frozen=True):
    """Turn."""

    version: int | None = None
    text: str = ""
    pictures: list[UUID] = msgspec.field(default_factory=list)


class Unread(Model, frozen=True):
    """Unread."""

    count: int


class UnreadMessages(Model, frozen=True):
    """UnreadMessages."""

    total: int
    rooms: dict[str, int]
    requests: int


class UpTo(Model, frozen=True):
    """UpTo."""

    seq: int


class Uploaded(Model, frozen=True):
    """Uploaded."""

    id: UUID
    code: str
    width: int
    height: int
    url: str


class UploadedPicture(Model, frozen=True):
    """UploadedPicture."""

    id: UUID
    code: str
    width: int
    height: int
    url: str


class Variant(Model, frozen=True):
    """Variant."""

    id: UUID
    sku: str
    choices: list[str]
    price: int
    list_price: int | None
    weight: int
    image_code: str


class VariantInput(Model, frozen=True):
    """VariantInput."""

    sku: str
    price: int
    choices: list[str] = msgspec.field(default_factory=list)
    list_price: int | None = None
    cost: int | None = None
    weight: int = 0
    barcode: str = ""
    image_index: int | None = None
    needs_shipping: bool = True
    id: UUID | None = None


class Version(Model, frozen=True):
    """Version."""

    version: int
    locale: str
    words: Words | None
    at: datetime
    by: UUID | None


class VoteInput(Model, frozen=True):
    """VoteInput."""

    option: int


class Votes(Model, frozen=True):
    """Votes."""

    helpful: int
    mine: bool


class WaitingPickup(Model, frozen=True):
    """WaitingPickup."""

    fulfilment_id: UUID
    number: str
    shop_id: UUID
    shop_name: dict[str, str]
    place_id: UUID
    ready_at: datetime
    until: datetime
    recipient: str | None
    pieces: int


class WebhookDelivery(Model, frozen=True):
    """WebhookDelivery."""

    id: UUID
    message_id: UUID
    event: str
    state: DeliveryState
    attempts: int
    created_at: datetime
    next_at: datetime | None
    delivered_at: datetime | None
    status: int


class WebhookDeliveryPage(Model, frozen=True):
    """WebhookDeliveryPage."""

    items: list[WebhookDelivery]
    next_cursor: str | None = None


class When(StrEnum):
    """What to do with what is written: publish it, publish it at `publish_at`, or keep it as a draft."""

    NOW = "now"
    LATER = "later"
    DRAFT = "draft"


class Why(StrEnum):
    """Why something is in a feed: one follows its author, has liked what the author or its topic brings, follows people who follow the author, many like it at present, or it is new."""

    FOLLOWED = "followed"
    AUTHOR = "author"
    TOPIC = "topic"
    HOT = "hot"
    FRESH = "fresh"


class Wish(Model, frozen=True):
    """Wish."""

    product: ProductCard
    price: int
    created_at: datetime


class WishPage(Model, frozen=True):
    """WishPage."""

    items: list[Wish]
    next_cursor: str | None = None


class Word(Model, frozen=True):
    """Word."""

    id: UUID
    text: str
    kind: WordKind
    note: str
    added_at: datetime


class WordFile(Model, frozen=True):
    """WordFile."""

    text: str


class WordInput(Model, frozen=True):
    """WordInput."""

    text: str
    kind: WordKind | None = None
    note: str = ""


class WordKind(StrEnum):
    """What a word does to a text that contains it: `block` refuses it, `review` holds it until somebody looks."""

    BLOCK = "block"
    REVIEW = "review"


class WordPage(Model, frozen=True):
    """WordPage."""

    items: list[Word]
    next_cursor: str | None = None


class WordProblem(Model, frozen=True):
    """WordProblem."""

    line: int
    text: str
    problem: str


class Wording(Model, frozen=True):
    """Wording."""

    text: str
    until: datetime


class Words(Model, frozen=True):
    """Words."""

    subject: str
    text: str


class WordsTaken(Model, frozen=True):
    """WordsTaken."""

    added: int
    changed: int
    unchanged: int
    problems: list[WordProblem]
