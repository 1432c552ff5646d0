"""All pages of buying."""

from litestar.types import ControllerRouterHandler

from jishi.storefront.buying import cart, checkout, finding, my_orders, outcome, receiving

routes: list[ControllerRouterHandler] = [
    *cart.routes,
    *checkout.routes,
    *outcome.routes,
    *finding.routes,
    *my_orders.routes,
    *receiving.routes,
]
