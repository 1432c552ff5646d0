"""What permissions are called."""

from jishi.console.grid.declare import _
from jishi.modules.team.contracts import Permission

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_("Products"), ("catalog", "listing", "stock")),
    (_("Shops"), ("merchants", "shop_staff")),
    (_("Orders"), ("orders", "shipping", "after_sales", "reviews")),
    (_("Money"), ("payments", "settlement")),
    (_("Marketing and content"), ("promotions", "content", "notices")),
    (_("People and figures"), ("customers", "analytics")),
    (_("Running the place"), ("staff", "approvals", "audit", "settings", "jobs", "keys", "webhooks", "mailbox")),
)
"""Headings, and the first parts of the permissions below them."""

NAMES: dict[str, str] = {
    Permission.CATALOG_READ: _("See the catalogue"),
    Permission.CATALOG_EDIT: _("Edit products"),
    Permission.CATALOG_IMPORT: _("Import catalogues"),
    Permission.CATALOG_PUBLISH: _("Put products on sale and take them off"),
    Permission.LISTING_REVIEW: _("Review what is to be listed"),
    Permission.STOCK_READ: _("See the stock"),
    Permission.STOCK_EDIT: _("Change the stock"),
    Permission.MERCHANTS_READ: _("See shops"),
    Permission.MERCHANTS_MANAGE: _("Open, suspend and close shops"),
    Permission.SHOP_STAFF_MANAGE: _("Manage the staff of shops"),
    Permission.ORDERS_READ: _("See orders"),
    Permission.ORDERS_EDIT: _("Change and cancel orders"),
    Permission.ORDERS_SHIP: _("Ship orders"),
    Permission.ORDERS_REFUND: _("Refund orders"),
    Permission.SHIPPING_MANAGE: _("Set freight and delivery"),
    Permission.AFTER_SALES_READ: _("See after-sales cases"),
    Permission.AFTER_SALES_HANDLE: _("Handle after-sales cases"),
    Permission.AFTER_SALES_ARBITRATE: _("Decide between buyer and shop"),
    Permission.REVIEWS_READ: _("See reviews"),
    Permission.REVIEWS_REPLY: _("Reply to reviews"),
    Permission.SERVICE_ANSWER: _("Answer buyers for the shop"),
    Permission.REVIEWS_MODERATE: _("Moderate reviews"),
    Permission.PAYMENTS_READ: _("See payments"),
    Permission.PAYMENTS_RECONCILE: _("Reconcile payments"),
    Permission.SETTLEMENT_READ: _("See settlements"),
    Permission.SETTLEMENT_MANAGE: _("Set commissions and bank details"),
    Permission.SETTLEMENT_PAY: _("Pay shops out"),
    Permission.PROMOTIONS_EDIT: _("Run promotions"),
    Permission.CONTENT_EDIT: _("Edit content"),
    Permission.NOTICES_EDIT: _("Edit notices and letters"),
    Permission.CUSTOMERS_READ: _("See customers"),
    Permission.CUSTOMERS_CONTACT: _("See how to reach customers"),
    Permission.ANALYTICS_READ: _("See figures"),
    Permission.STAFF_MANAGE: _("Manage staff and positions"),
    Permission.APPROVALS_DECIDE: _("Decide approvals"),
    Permission.AUDIT_READ: _("Read the audit log"),
    Permission.SETTINGS_EDIT: _("Change settings"),
    Permission.JOBS_MANAGE: _("Manage jobs"),
    Permission.KEYS_MANAGE: _("Manage API keys"),
    Permission.WEBHOOKS_MANAGE: _("Manage webhooks"),
    Permission.MAILBOX_READ: _("Read the development mailbox"),
}


def permission_name(code: str) -> str:
    """What a permission is called (a message id); the code of one that nobody has named."""
    return NAMES.get(code, code)


def grouped() -> list[tuple[str, list[tuple[str, str]]]]:
    """All permissions with their names (message ids) under their headings; one that nobody has named under its code."""
    every = {str(permission): NAMES.get(permission, str(permission)) for permission in Permission}
    found = [
        (heading, [(code, name) for code, name in every.items() if code.split(".")[0] in parts])
        for heading, parts in GROUPS
    ]
    known = {code for _, members in found for code, _ in members}
    rest = [(code, name) for code, name in every.items() if code not in known]
    return [*found, (_("Other"), rest)] if rest else found
