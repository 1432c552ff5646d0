"""What the drawing processes are asked to draw. Imports nothing of the shop, whose processes switch SVG off."""

from jishi.demo.art import PictureSpec, product_picture, shop_banner
from jishi.demo.world.model import Shop

PICTURE_SIZE = 800
FRONT, SCENE, CLOSE = 0, 1, 2
View = tuple[PictureSpec, int]


def draw_front(spec: PictureSpec) -> bytes:
    """The first picture of a product."""
    return product_picture(spec, size=PICTURE_SIZE, view=FRONT, format="jpeg")


def draw_view(subject: View) -> bytes:
    """One view of one product."""
    spec, view = subject
    return product_picture(spec, size=PICTURE_SIZE, view=view, format="jpeg")


def draw_banner(shop: Shop, goods: tuple[PictureSpec, ...]) -> bytes:
    """A shop's banner with some of what it sells."""
    return shop_banner(shop.emblem, shop.color, shop.accent, shop.seed, goods=goods)
