"""Pages of the storefront, one file for what is seen together."""

from jishi.storefront.pages import (
    compare,
    discover,
    help_centre,
    home,
    listing,
    machines,
    product,
    recent,
    shops,
    wishlist,
)

routes = [
    *home.routes,
    *discover.routes,
    *listing.routes,
    *shops.routes,
    *product.routes,
    *compare.routes,
    *recent.routes,
    *wishlist.routes,
    *help_centre.routes,
    *machines.routes,
]
