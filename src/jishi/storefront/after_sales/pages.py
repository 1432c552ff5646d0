"""All pages of after-sales for buyers."""

from litestar.types import ControllerRouterHandler

from jishi.storefront.after_sales import asking, cases

routes: list[ControllerRouterHandler] = [*asking.routes, *cases.routes]
