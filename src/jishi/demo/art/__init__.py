"""Pictures of the demo world: drawn as vectors from a small description, equal bytes for equal descriptions.

Nothing here needs a font, a file or the network: shapes are composed as SVG and rendered by libvips.
Where the media module is at work, draw in `easels()`: libvips refuses SVG there.
"""

from jishi.demo.art.easels import easels
from jishi.demo.art.portraits import avatar
from jishi.demo.art.products import (
    VIEWS,
    archetypes,
    product_picture,
    product_svg,
    variant_of,
)
from jishi.demo.art.shopfronts import category_tile, editorial, shop_banner, shop_logo
from jishi.demo.art.spec import (
    Archetype,
    Backdrop,
    EditorialScene,
    Pattern,
    PictureSpec,
)

__all__ = [
    "VIEWS",
    "Archetype",
    "Backdrop",
    "EditorialScene",
    "Pattern",
    "PictureSpec",
    "archetypes",
    "avatar",
    "category_tile",
    "easels",
    "editorial",
    "product_picture",
    "product_svg",
    "shop_banner",
    "shop_logo",
    "variant_of",
]
