"""The only place that wires modules: their routes, subscribers, jobs and services, into a runtime."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

from litestar import Litestar
from litestar.types import ASGIApp

from jishi.console import figures, lost, mailbox, search, today
from jishi.console import integrations as console_integrations
from jishi.console.after_sales import list as console_after_sales
from jishi.console.after_sales import page as console_case
from jishi.console.approvals import pages as approvals_pages
from jishi.console.audit import endpoints as audit_endpoints
from jishi.console.audit import list as audit_list
from jishi.console.customers import pages as customers_pages
from jishi.console.fulfilment import bulk as bulk_shipping
from jishi.console.fulfilment import order_page, pickups
from jishi.console.fulfilment import shipping as shipping_pages
from jishi.console.grid.bulk import pages as bulk_pages
from jishi.console.grid.bulk import work as bulk_work
from jishi.console.importing import jobs as importing_jobs
from jishi.console.importing import notices as importing_notices
from jishi.console.importing import pages as importing_pages
from jishi.console.jobs import endpoints as queue_endpoints
from jishi.console.jobs import notices as queue_notices
from jishi.console.jobs import pages as queue_pages
from jishi.console.listings import pages as console_listings
from jishi.console.moderation import pages as moderation_pages
from jishi.console.notices import pages as console_notices
from jishi.console.options import endpoints as options_endpoints
from jishi.console.options import pages as options_pages
from jishi.console.orders import list as console_orders
from jishi.console.products import bulk_pages as console_bulk_products
from jishi.console.products import categories as console_categories
from jishi.console.products import editor as console_editor
from jishi.console.products import list as console_products
from jishi.console.reviews import pages as reviews_pages
from jishi.console.service import pages as service_pages
from jishi.console.settlement import balances as settlement_balances
from jishi.console.settlement import days as settlement_days
from jishi.console.settlement import payouts as settlement_payouts
from jishi.console.settlement import rates as settlement_rates
from jishi.console.settlement import shop as settlement_shop
from jishi.console.shops import pages as shops_pages
from jishi.console.staff import pages as staff_pages
from jishi.console.staff.words import permission_name
from jishi.console.stock import list as console_stock
from jishi.console.stock import places as console_places
from jishi.console.stock import sheets as console_sheets
from jishi.kernel.clock import Clock
from jishi.modules.after_sales import endpoints as after_sales_endpoints
from jishi.modules.after_sales import jobs as after_sales_jobs
from jishi.modules.after_sales import services as after_sales_services
from jishi.modules.after_sales import subscribers as after_sales_subscribers
from jishi.modules.catalog import endpoints as catalog_endpoints
from jishi.modules.catalog import jobs as catalog_jobs
from jishi.modules.catalog import listing_endpoints as catalog_listing_endpoints
from jishi.modules.catalog import services as catalog_services
from jishi.modules.catalog import subscribers as catalog_subscribers
from jishi.modules.identity import endpoints as identity_endpoints
from jishi.modules.identity import jobs as identity_jobs
from jishi.modules.identity import pages as identity_pages
from jishi.modules.integrations import endpoints as integrations_endpoints
from jishi.modules.integrations import jobs as integrations_jobs
from jishi.modules.integrations import services as integrations_services
from jishi.modules.inventory import endpoints as inventory_endpoints
from jishi.modules.inventory import jobs as inventory_jobs
from jishi.modules.inventory import services as inventory_services
from jishi.modules.inventory import subscribers as inventory_subscribers
from jishi.modules.media import api as media
from jishi.modules.media import endpoints as media_endpoints
from jishi.modules.merchants import endpoints as merchants_endpoints
from jishi.modules.messaging import endpoints as messaging_endpoints
from jishi.modules.messaging import jobs as messaging_jobs
from jishi.modules.messaging import services as messaging_services
from jishi.modules.messaging import subscribers as messaging_subscribers
from jishi.modules.moderation import endpoints as moderation_endpoints
from jishi.modules.notifications import endpoints as notifications_endpoints
from jishi.modules.notifications import jobs as notifications_jobs
from jishi.modules.notifications import pages as notifications_pages
from jishi.modules.notifications import services as notifications_services
from jishi.modules.notifications import subscribers as notifications_subscribers
from jishi.modules.orders import endpoints as orders_endpoints
from jishi.modules.orders import fulfilment_endpoints, fulfilment_notices
from jishi.modules.orders import jobs as orders_jobs
from jishi.modules.orders import notices as orders_notices
from jishi.modules.orders import services as orders_services
from jishi.modules.orders import subscribers as orders_subscribers
from jishi.modules.payments import endpoints as payments_endpoints
from jishi.modules.payments import jobs as payments_jobs
from jishi.modules.payments import pages as payments_pages
from jishi.modules.payments import services as payments_services
from jishi.modules.payments import subscribers as payments_subscribers
from jishi.modules.reviews import endpoints as reviews_endpoints
from jishi.modules.reviews import jobs as reviews_jobs
from jishi.modules.reviews import subscribers as reviews_subscribers
from jishi.modules.settlement import endpoints as settlement_endpoints
from jishi.modules.settlement import jobs as settlement_jobs
from jishi.modules.settlement import services as settlement_services
from jishi.modules.settlement import subscribers as settlement_subscribers
from jishi.modules.shipping import endpoints as shipping_endpoints
from jishi.modules.shipping import jobs as shipping_jobs
from jishi.modules.shipping import services as shipping_services
from jishi.modules.social import endpoints as social_endpoints
from jishi.modules.social import jobs as social_jobs
from jishi.modules.social import subscribers as social_subscribers
from jishi.modules.team import endpoints as team_endpoints
from jishi.modules.team import jobs as team_jobs
from jishi.modules.team import services as team_services
from jishi.modules.team import subscribers as team_subscribers
from jishi.platform import mail, options, queue, telemetry
from jishi.platform.audit.seal import seal_by_the_clock
from jishi.platform.db import Database
from jishi.platform.http import app as web
from jishi.platform.http.limits import Limits
from jishi.platform.http.pages import Templates
from jishi.platform.http.static import Assets, asset
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings, load
from jishi.platform.wiring import Wiring
from jishi.storefront import endpoints as storefront_endpoints
from jishi.storefront import pages as storefront_pages
from jishi.storefront import subscribers as storefront_subscribers
from jishi.storefront.after_sales import pages as after_sales_pages
from jishi.storefront.buying import pages as buying_pages
from jishi.storefront.community import pages as community_pages
from jishi.storefront.messages import pages as message_pages
from jishi.storefront.reviewing import pages as reviewing_pages
from jishi.ui import assets as ui_assets
from jishi.ui import icons, paths
from jishi.ui import pages as ui_pages

PACKAGE = Path(__file__).resolve().parent

SHELLS: tuple[ModuleType, ...] = (
    identity_jobs,
    notifications_jobs,
    team_jobs,
    team_subscribers,
    notifications_subscribers,
    integrations_jobs,
    inventory_jobs,
    inventory_subscribers,
    payments_jobs,
    payments_subscribers,
    catalog_jobs,
    catalog_subscribers,
    shipping_jobs,
    orders_jobs,
    orders_subscribers,
    reviews_jobs,
    reviews_subscribers,
    after_sales_jobs,
    after_sales_subscribers,
    settlement_jobs,
    settlement_subscribers,
    social_jobs,
    social_subscribers,
    messaging_jobs,
    messaging_subscribers,
    importing_jobs,
    bulk_work,
    figures,
    orders_notices,
    fulfilment_notices,
    queue_notices,
    storefront_subscribers,
)
"""`subscribers` and `jobs` modules; each has `register(wiring)`."""

ROUTED: tuple[ModuleType, ...] = (
    ui_pages,
    identity_endpoints,
    identity_pages,
    mailbox,
    today,
    queue_endpoints,
    queue_pages,
    bulk_shipping,
    order_page,
    pickups,
    shipping_pages,
    lost,
    console_notices,
    console_integrations,
    console_orders,
    console_after_sales,
    console_case,
    console_products,
    console_bulk_products,
    console_editor,
    console_categories,
    console_listings,
    console_places,
    console_sheets,
    console_stock,
    bulk_pages,
    customers_pages,
    shops_pages,
    search,
    team_endpoints,
    staff_pages,
    approvals_pages,
    audit_endpoints,
    audit_list,
    options_endpoints,
    options_pages,
    notifications_endpoints,
    integrations_endpoints,
    notifications_pages,
    payments_endpoints,
    payments_pages,
    media_endpoints,
    moderation_endpoints,
    moderation_pages,
    merchants_endpoints,
    catalog_endpoints,
    catalog_listing_endpoints,
    inventory_endpoints,
    buying_pages,
    after_sales_pages,
    reviewing_pages,
    community_pages,
    message_pages,
    service_pages,
    importing_pages,
    shipping_endpoints,
    orders_endpoints,
    fulfilment_endpoints,
    reviews_endpoints,
    reviews_pages,
    after_sales_endpoints,
    settlement_endpoints,
    social_endpoints,
    messaging_endpoints,
    settlement_balances,
    settlement_shop,
    settlement_payouts,
    settlement_rates,
    settlement_days,
    storefront_endpoints,
    storefront_pages,
)
"""`endpoints` and `pages` modules; each has `routes`."""

SERVICES: tuple[ModuleType, ...] = (
    catalog_services,
    inventory_services,
    payments_services,
    shipping_services,
    orders_services,
    media,
    team_services,
    after_sales_services,
    settlement_services,
    notifications_services,
    integrations_services,
    orders_notices,
    fulfilment_notices,
    importing_notices,
    queue_notices,
    reviews_jobs,
    social_jobs,
    messaging_services,
)
"""Modules with `provide(runtime)`, called once when a runtime is made."""


def make_wiring() -> Wiring:
    """Who handles what, in every role."""
    wiring = Wiring()
    wiring.job(mail.SEND, mail.deliver)
    wiring.schedule("platform.seal_audit_log", "* * * * *", seal_by_the_clock)
    wiring.schedule("platform.forget_old_jobs", "23 3 * * *", queue.forget_old)
    for shell in SHELLS:
        shell.register(wiring)
    return wiring


def make_runtime(settings: Settings, *, database: Database | None = None, clock: Clock | None = None) -> Runtime:
    """A runtime with all services, not started yet."""
    runtime = Runtime(settings, make_wiring(), database=database, clock=clock)
    runtime.provide(Limits, Limits(enabled=settings.rate_limits))
    runtime.provide(Templates, make_templates())
    runtime.provide(Assets, Assets(paths.DIST))
    runtime.provide(options.Registry, options.Registry())
    for module in SERVICES:
        module.provide(runtime)
    return runtime


@cache
def make_templates() -> Templates:
    """The template engine over the ui folder and every folder named `templates` in modules and surfaces.

    One serves all runtimes of a process, so that a template is compiled once."""
    named = {folder.parent.name: folder for folder in sorted(PACKAGE.glob("modules/*/templates"))}
    named |= {
        folder.parent.name: folder for folder in sorted(PACKAGE.glob("*/templates")) if folder.parent.name != "ui"
    }
    named |= {folder.parent.name: folder for folder in sorted(PACKAGE.glob("storefront/*/templates"))}
    functions: dict[str, Callable[..., object]] = {
        "asset": ui_assets.asset,
        "icon": icons.icon,
        "permission_name": permission_name,
    }
    return Templates(paths.TEMPLATES, named, functions)


@cache
def make_routes() -> Litestar:
    """All routes, made once per process however many runtimes it has: hundreds of them take most of a second."""
    return web.route([asset, *(route for module in ROUTED for route in module.routes)])


def make_web(runtime: Runtime) -> ASGIApp:
    """The web application around a runtime."""
    shortcuts = [*orders_endpoints.shortcuts, *payments_endpoints.shortcuts]
    return web.surround(make_routes(), runtime, shortcuts=shortcuts, form_targets=runtime.settings.sandbox_url)


def create_web() -> ASGIApp:
    """What the web server loads: everything from the environment."""
    settings = load()
    telemetry.configure(settings)
    return make_web(make_runtime(settings))


__all__ = ["create_web", "make_runtime", "make_web", "make_wiring"]
