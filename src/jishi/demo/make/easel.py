"""What the drawing processes are asked to draw. Imports nothing of the shop, whose processes switch SVG off."""

from jishi.demo.art import PictureSpec, product_picture

PICTURE_SIZE = 800
FRONT, SCENE, CLOSE = 0, 1, 2
View = tuple[PictureSpec, int]


def draw_front(spec: PictureSpec) -> bytes:
    """The first picture of a product."""
    return product_picture(spec, size=PICTURE_SIZE, view=FRONT)


def draw_view(subject: View) -> bytes:
    """One view of one product."""
    spec, view = subject
    return product_picture(spec, size=PICTURE_SIZE, view=view)
