"""Every page of the console: those with fixed addresses, and one of each kind that the fixed ones lead to."""

import html
import re
import urllib.error
import urllib.request

FIXED: dict[str, str] = {
    "console": "/console",
    "console-search": "/console/search?q=mei",
    "orders-list": "/console/orders",
    "orders-late": "/console/orders?view=late&late=1&sort=placed",
    "orders-nothing": "/console/orders?q=nobody-is-called-this",
    "ship-file": "/console/orders/ship-file",
    "pickups": "/console/pickups",
    "shipping": "/console/shipping",
    "customers": "/console/customers",
    "shops": "/console/shops",
    "cases": "/console/after-sales",
    "products": "/console/products",
    "product-new": "/console/products/new",
    "categories": "/console/categories",
    "category-new": "/console/categories/new",
    "listings": "/console/listings",
    "lanes": "/console/listings/lanes",
    "evaluations": "/console/evaluations",
    "stock": "/console/stock",
    "stock-low": "/console/stock/low",
    "movements": "/console/stock/movements",
    "places": "/console/stock/places",
    "place-new": "/console/stock/places/new",
    "transfers": "/console/stock/transfers",
    "transfer-new": "/console/stock/transfers/new",
    "counts": "/console/stock/counts",
    "count-new": "/console/stock/counts/new",
    "imports": "/console/imports",
    "reviews": "/console/reviews",
    "questions": "/console/reviews/questions",
    "moderation": "/console/moderation",
    "words": "/console/moderation/words",
    "bulk": "/console/bulk",
    "notices": "/console/notices",
    "settlement": "/console/settlement",
    "payouts": "/console/settlement/payouts",
    "rates": "/console/settlement/rates",
    "reconciliation": "/console/reconciliation",
    "staff": "/console/staff",
    "invite": "/console/staff/invite",
    "roles": "/console/roles",
    "role-new": "/console/roles/new",
    "approvals": "/console/approvals",
    "audit": "/console/audit",
    "settings": "/console/settings",
    "keys": "/console/keys",
    "key-new": "/console/keys/new",
    "webhooks": "/console/webhooks",
    "webhook-new": "/console/webhooks/new",
    "jobs": "/console/jobs",
    "mailbox": "/_mailbox",
    "design": "/_design",
}

NEXT: dict[str, tuple[str, str]] = {
    "order-paid": ("/console/orders?state=paid", r"/console/orders/[A-Z0-9-]{8,}"),
    "order-completed": ("/console/orders?state=completed", r"/console/orders/[A-Z0-9-]{8,}"),
    "shipping-shop": ("/console/shipping", r"/console/shipping/[a-z-]+"),
    "customer": ("/console/customers", r"/console/customers/[0-9a-f-]{36}"),
    "shop": ("/console/shops", r"/console/shops/[a-z-]+"),
    "case": ("/console/after-sales", r"/console/after-sales/[A-Z0-9-]{6,}"),
    "case-dispute": ("/console/after-sales?state=arbitration", r"/console/after-sales/[A-Z0-9-]{6,}"),
    "product-edit": ("/console/products?state=live", r'(?<=data-row=")[^"]+'),
    "category": ("/console/categories", r"/console/categories/[a-z-]+"),
    "listing": ("/console/listings", r"/console/listings/[a-z0-9]{8,}"),
    "evaluation": ("/console/evaluations", r"/console/evaluations/[a-z0-9]{8,}"),
    "place": ("/console/stock/places", r"/console/stock/places/[a-z-]+"),
    "transfer": ("/console/stock/transfers", r"/console/stock/transfers/[a-z0-9]{8}"),
    "count": ("/console/stock/counts", r"/console/stock/counts/[a-z0-9]{8}"),
    "import": ("/console/imports", r"/console/imports/[A-Za-z0-9]{6,}"),
    "bulk-run": ("/console/bulk", r"/console/bulk/[0-9a-f-]{36}"),
    "notice": ("/console/notices", r"/console/notices/[a-z_.]+"),
    "settlement-shop": ("/console/settlement", r"/console/settlement/shops/[a-z-]+"),
    "payout": ("/console/settlement/payouts", r"/console/settlement/payouts/[A-Z0-9]{8,}"),
    "payout-sending": ("/console/settlement/payouts?state=sending", r"/console/settlement/payouts/[A-Z0-9]{8,}"),
    "day-clean": ("/console/reconciliation?state=clean", r"/console/reconciliation/[a-z]+/[0-9-]{10}"),
    "day-differs": ("/console/reconciliation?state=differs", r"/console/reconciliation/[a-z]+/[0-9-]{10}"),
    "colleague": ("/console/staff", r"/console/staff/[0-9a-f-]{36}"),
    "role": ("/console/roles", r"/console/roles/[a-z_-]+"),
    "webhook": ("/console/webhooks", r"/console/webhooks/[0-9a-f-]{36}"),
    "job-failed": ("/console/jobs", r"/console/jobs/[0-9]+"),
    "letter": ("/_mailbox", r"/_mailbox/[0-9a-f-]{36}"),
}
"""Where the address of one of a kind is found, and what it looks like; `new` and the like are not of the kind."""

PANELS: dict[str, str] = {
    "order-panel": "/console/orders",
    "customer-panel": "/console/customers",
    "shop-panel": "/console/shops",
    "case-panel": "/console/after-sales",
    "product-panel": "/console/products",
    "stock-panel": "/console/stock",
    "review-panel": "/console/reviews",
    "question-panel": "/console/reviews/questions",
    "moderation-panel": "/console/moderation",
    "approval-panel": "/console/approvals",
    "approvals-panel": "/console/approvals?view=all",
    "audit-panel": "/console/audit",
    "payout-panel": "/console/settlement/payouts",
}
"""Tables whose rows open beside them."""

PRESSED: dict[str, tuple[str, str]] = {
    "orders-filter": ("/console/orders", ".grid-filters details summary"),
    "orders-columns": ("/console/orders", ".grid-tools details summary"),
    "orders-ticked": ("/console/orders", "tbody .cell-check input"),
    "palette": ("/console", "[data-palette-open], a[href='/console/search']"),
    "menu": ("/console", "[data-open=console-menu]"),
}
"""What is pressed before the picture is taken."""

NOT_OF_A_KIND = {
    "new",
    "invite",
    "ship-file",
    "lanes",
    "low",
    "movements",
    "export",
    "views",
    "questions",
    "words",
    "bulk",
}


def find_pages(url: str, token: str) -> dict[str, str]:
    """The addresses of all pages by name; of kinds of which there is none, none."""
    found = dict(FIXED)
    for name, (start, pattern) in NEXT.items():
        if address := _first(_read(url + start, token), pattern):
            found[name] = address if address.startswith("/") else f"{start.partition('?')[0]}/{address}"
    for name, start in PANELS.items():
        if row := _first(_read(url + start, token), r'data-row="[^"]+"'):
            found[name] = f"{start}{'&' if '?' in start else '?'}open={row.split(chr(34))[1]}"
    return found


def _first(text: str, pattern: str) -> str:
    for match in re.finditer(pattern, text):
        if match[0].rsplit("/", 1)[-1] not in NOT_OF_A_KIND:
            return html.unescape(match[0])
    return ""


def _read(address: str, token: str) -> str:
    request = urllib.request.Request(address, headers={"Cookie": f"jishi_session={token}"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        raise SystemExit(f"{address}: {refusal.code}") from refusal
