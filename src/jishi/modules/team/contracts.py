"""What team tells others: permissions, the positions that hold them, and who holds a position."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

import msgspec

from jishi.kernel.text import Text

Code = Annotated[str, msgspec.Meta(max_length=64)]
Line = Annotated[str, msgspec.Meta(max_length=300)]
Why = Annotated[str, msgspec.Meta(max_length=2_000)]


class Permission(StrEnum):
    """What one may be allowed to do. For merchant staff each holds for their own shops only (`Actor.shop_ids`)."""

    CATALOG_READ = "catalog.read"
    CATALOG_EDIT = "catalog.edit"
    CATALOG_IMPORT = "catalog.import"
    CATALOG_PUBLISH = "catalog.publish"
    LISTING_REVIEW = "listing.review"
    STOCK_READ = "stock.read"
    STOCK_EDIT = "stock.edit"
    MERCHANTS_READ = "merchants.read"
    MERCHANTS_MANAGE = "merchants.manage"
    ORDERS_READ = "orders.read"
    ORDERS_EDIT = "orders.edit"
    ORDERS_SHIP = "orders.ship"
    ORDERS_REFUND = "orders.refund"
    AFTER_SALES_READ = "after_sales.read"
    AFTER_SALES_HANDLE = "after_sales.handle"
    AFTER_SALES_ARBITRATE = "after_sales.arbitrate"
    REVIEWS_READ = "reviews.read"
    REVIEWS_REPLY = "reviews.reply"
    REVIEWS_MODERATE = "reviews.moderate"
    SETTLEMENT_READ = "settlement.read"
    SETTLEMENT_MANAGE = "settlement.manage"
    SETTLEMENT_PAY = "settlement.pay"
    PAYMENTS_READ = "payments.read"
    PAYMENTS_RECONCILE = "payments.reconcile"
    SHIPPING_MANAGE = "shipping.manage"
    PROMOTIONS_EDIT = "promotions.edit"
    CONTENT_EDIT = "content.edit"
    CUSTOMERS_READ = "customers.read"
    CUSTOMERS_CONTACT = "customers.contact"
    ANALYTICS_READ = "analytics.read"
    AUDIT_READ = "audit.read"
    JOBS_MANAGE = "jobs.manage"
    MAILBOX_READ = "mailbox.read"
    STAFF_MANAGE = "staff.manage"
    SHOP_STAFF_MANAGE = "shop_staff.manage"
    APPROVALS_DECIDE = "approvals.decide"
    NOTICES_EDIT = "notices.edit"
    KEYS_MANAGE = "keys.manage"
    WEBHOOKS_MANAGE = "webhooks.manage"
    SETTINGS_EDIT = "settings.edit"
    SERVICE_ANSWER = "service.answer"


class Role(StrEnum):
    """A position, which stands for a set of permissions."""

    ANALYST = "analyst"
    PRODUCT_MANAGER = "product_manager"
    MARKETER = "marketer"
    EDITOR = "editor"
    SERVICE = "service"
    COMPLIANCE = "compliance"
    ENGINEER = "engineer"
    MANAGER = "manager"
    MERCHANT_OWNER = "merchant_owner"
    MERCHANT_STAFF = "merchant_staff"


MERCHANT_ROLES = frozenset({Role.MERCHANT_OWNER, Role.MERCHANT_STAFF})
"""Positions in a shop rather than in the operating company."""

_P = Permission

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ANALYST: frozenset(
        {
            _P.CATALOG_READ,
            _P.STOCK_READ,
            _P.MERCHANTS_READ,
            _P.ORDERS_READ,
            _P.PAYMENTS_READ,
            _P.ANALYTICS_READ,
            _P.AFTER_SALES_READ,
            _P.REVIEWS_READ,
            _P.SETTLEMENT_READ,
        }
    ),
    Role.PRODUCT_MANAGER: frozenset(
        {
            _P.CATALOG_READ,
            _P.CATALOG_EDIT,
            _P.CATALOG_IMPORT,
            _P.CATALOG_PUBLISH,
            _P.STOCK_READ,
            _P.STOCK_EDIT,
            _P.MERCHANTS_READ,
            _P.ORDERS_READ,
            _P.ANALYTICS_READ,
            _P.LISTING_REVIEW,
            _P.REVIEWS_READ,
            _P.AFTER_SALES_READ,
        }
    ),
    Role.MARKETER: frozenset(
        {
            _P.CATALOG_READ,
            _P.PROMOTIONS_EDIT,
            _P.CONTENT_EDIT,
            _P.ANALYTICS_READ,
            _P.REVIEWS_READ,
        }
    ),
    Role.EDITOR: frozenset(
        {
            _P.CATALOG_READ,
            _P.CATALOG_EDIT,
            _P.CONTENT_EDIT,
            _P.REVIEWS_READ,
            _P.REVIEWS_MODERATE,
        }
    ),
    Role.SERVICE: frozenset(
        {
            _P.SERVICE_ANSWER,
            _P.CATALOG_READ,
            _P.STOCK_READ,
            _P.ORDERS_READ,
            _P.ORDERS_EDIT,
            _P.ORDERS_REFUND,
            _P.PAYMENTS_READ,
            _P.CUSTOMERS_READ,
            _P.CUSTOMERS_CONTACT,
            _P.ORDERS_SHIP,
            _P.AFTER_SALES_READ,
            _P.AFTER_SALES_HANDLE,
            _P.AFTER_SALES_ARBITRATE,
            _P.REVIEWS_READ,
            _P.REVIEWS_REPLY,
            _P.REVIEWS_MODERATE,
        }
    ),
    Role.COMPLIANCE: frozenset(
        {
            _P.CATALOG_READ,
            _P.CATALOG_PUBLISH,
            _P.MERCHANTS_READ,
            _P.MERCHANTS_MANAGE,
            _P.ORDERS_READ,
            _P.PAYMENTS_READ,
            _P.CUSTOMERS_READ,
            _P.CUSTOMERS_CONTACT,
            _P.AUDIT_READ,
            _P.LISTING_REVIEW,
            _P.AFTER_SALES_READ,
            _P.REVIEWS_READ,
            _P.REVIEWS_MODERATE,
            _P.SETTLEMENT_READ,
            _P.APPROVALS_DECIDE,
        }
    ),
    Role.ENGINEER: frozenset(
        {
            _P.CATALOG_READ,
            _P.STOCK_READ,
            _P.ORDERS_READ,
            _P.PAYMENTS_READ,
            _P.JOBS_MANAGE,
            _P.MAILBOX_READ,
            _P.AUDIT_READ,
            _P.KEYS_MANAGE,
            _P.WEBHOOKS_MANAGE,
            _P.SETTINGS_EDIT,
        }
    ),
    Role.MANAGER: frozenset(Permission),
    Role.MERCHANT_OWNER: frozenset(
        {
            _P.CATALOG_READ,
            _P.CATALOG_EDIT,
            _P.CATALOG_IMPORT,
            _P.CATALOG_PUBLISH,
            _P.STOCK_READ,
            _P.STOCK_EDIT,
            _P.ORDERS_READ,
            _P.ORDERS_EDIT,
            _P.ORDERS_REFUND,
            _P.PAYMENTS_READ,
            _P.SHIPPING_MANAGE,
            _P.ANALYTICS_READ,
            _P.ORDERS_SHIP,
            _P.AFTER_SALES_READ,
            _P.AFTER_SALES_HANDLE,
            _P.REVIEWS_READ,
            _P.REVIEWS_REPLY,
            _P.SERVICE_ANSWER,
            _P.SETTLEMENT_READ,
            _P.SHOP_STAFF_MANAGE,
        }
    ),
    Role.MERCHANT_STAFF: frozenset(
        {
            _P.CATALOG_READ,
            _P.CATALOG_EDIT,
            _P.STOCK_READ,
            _P.STOCK_EDIT,
            _P.ORDERS_READ,
            _P.ORDERS_EDIT,
            _P.ORDERS_SHIP,
            _P.AFTER_SALES_READ,
            _P.AFTER_SALES_HANDLE,
            _P.REVIEWS_READ,
            _P.REVIEWS_REPLY,
            _P.SERVICE_ANSWER,
        }
    ),
}


MERCHANT_PERMISSIONS = ROLE_PERMISSIONS[Role.MERCHANT_OWNER] | ROLE_PERMISSIONS[Role.MERCHANT_STAFF]
"""All that a position in a shop can hold, whoever makes or changes it."""


class Staff(msgspec.Struct, frozen=True):
    """An account that works here, or in the shops of `shop_ids`. While deactivated, its positions allow nothing."""

    account_id: UUID
    roles: list[str]
    shop_ids: list[UUID]
    added_at: datetime
    deactivated_at: datetime | None = None


class StaffInput(msgspec.Struct, frozen=True, kw_only=True):
    """Positions to give to an account, and the shops they are for if they are a merchant's."""

    roles: list[Code]
    shop_ids: list[UUID] = []


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A position and what it allows. `is_ours` marks those that come with the platform, `is_fixed` the one that cannot
    be changed; `version` grows with every change and is 0 for one as it came."""

    code: str
    name: Text
    description: Text
    permissions: list[str]
    in_shops: bool
    is_ours: bool
    is_fixed: bool
    version: int


class PositionInput(msgspec.Struct, frozen=True, kw_only=True):
    """A position as its author wants it. `in_shops` counts when it is made, `version` (the one that its author has
    seen) when it is changed."""

    name: Text
    description: Text = {}
    permissions: list[Code]
    in_shops: bool = False
    version: int = 0


class InvitationInput(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to invite, and to what."""

    email: Line
    roles: list[Code]
    shop_ids: list[UUID] = []


class InvitationState(StrEnum):
    """Where an invitation stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class Invitation(msgspec.Struct, frozen=True):
    """An offer of positions to whoever proves to own an e-mail address."""

    id: UUID
    email: str
    roles: list[str]
    shop_ids: list[UUID]
    state: InvitationState
    invited_by: UUID
    invited_at: datetime
    expires_at: datetime
    account_id: UUID | None


class Access(msgspec.Struct, frozen=True):
    """What an account may do, put together from all its positions. Nothing for those who are not staff."""

    is_staff: bool = False
    permissions: frozenset[str] = frozenset()
    shop_ids: frozenset[UUID] = frozenset()


class ApprovalState(StrEnum):
    """Where an approval stands; all but the first are final."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Approval(msgspec.Struct, frozen=True):
    """Something that somebody wants to do and somebody else must agree to.

    `kind` says what sort of thing, `subject` which one, `summary` tells people in their language, `payload` is for the
    module that asked. `asked_by` None is the system.
    """

    id: UUID
    kind: str
    subject: str
    summary: Text
    payload: dict[str, object]
    shop_id: UUID | None
    state: ApprovalState
    asked_by: UUID | None
    asked_at: datetime
    asked_why: str
    expires_at: datetime
    decided_by: UUID | None
    decided_at: datetime | None
    decided_why: str
