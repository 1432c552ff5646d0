"""The demo world's pictures: they are drawn, they have their size, they differ where they should."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
import pyvips

from jishi.demo import art, world
from jishi.demo.art import Archetype, Backdrop, EditorialScene, Pattern, PictureSpec

SMALL = 96
MUG = PictureSpec(Archetype.MUG, "#3c62a3", "#f5efe2", Pattern.PLAIN, Backdrop.CREAM, seed=3)


Draw = Callable[..., bytes]


@pytest.fixture(scope="module")
def draw() -> Iterator[Draw]:
    """Calls a drawing function in a process of its own, as the demo does."""
    with art.easels(1) as pool:

        def call(function: Callable[..., bytes], *args: Any, **kwargs: Any) -> bytes:
            return pool.submit(function, *args, **kwargs).result()

        yield call


def _read(data: bytes) -> pyvips.Image:
    return pyvips.Image.new_from_buffer(data, "")


def _mean(data: bytes, left: int, top: int, size: int) -> tuple[float, ...]:
    crop = _read(data).crop(left, top, size, size)
    return tuple(crop.extract_band(i).avg() for i in range(3))


def test_everything_that_has_a_name_can_be_drawn() -> None:
    assert set(art.archetypes()) == set(Archetype)
    assert len(Archetype) >= 60


@pytest.mark.parametrize("archetype", list(Archetype))
def test_a_picture_decodes_at_its_size_in_every_view(draw: Draw, archetype: Archetype) -> None:
    for view in range(art.VIEWS):
        spec = msgspec.structs.replace(MUG, archetype=archetype, pattern=Pattern.FLORAL, shape=view)
        image = _read(draw(art.product_picture, spec, size=SMALL, view=view))
        assert (image.width, image.height, image.bands) == (SMALL, SMALL, 3)
        assert image.deviate() > 5, "a picture is not a blank sheet"


@pytest.mark.parametrize("pattern", list(Pattern))
def test_every_pattern_shows(draw: Draw, pattern: Pattern) -> None:
    plain = art.product_svg(MUG)
    svg = art.product_svg(msgspec.structs.replace(MUG, pattern=pattern))
    assert (svg == plain) is (pattern is Pattern.PLAIN)
    assert _read(draw(art.product_picture, msgspec.structs.replace(MUG, pattern=pattern), size=SMALL)).width == SMALL


def test_equal_specs_give_equal_bytes(draw: Draw) -> None:
    assert draw(art.product_picture, MUG, size=SMALL) == draw(art.product_picture, MUG, size=SMALL)
    assert draw(art.product_picture, MUG, size=SMALL, view=1) != draw(art.product_picture, MUG, size=SMALL)
    assert draw(art.avatar, 5, size=SMALL) == draw(art.avatar, 5, size=SMALL)


def test_the_blue_mug_is_blue_and_the_red_one_red(draw: Draw) -> None:
    red, _, blue = _mean(draw(art.product_picture, MUG, size=240), 125, 150, 20)
    assert blue > red + 30
    crimson = art.variant_of(MUG, "#b23a36")
    red, _, blue = _mean(draw(art.product_picture, crimson, size=240), 125, 150, 20)
    assert red > blue + 30


def test_png_is_png(draw: Draw) -> None:
    assert draw(art.product_picture, MUG, size=SMALL, format="png").startswith(b"\x89PNG")


def test_avatars_are_square_and_varied(draw: Draw) -> None:
    pictures = [draw(art.avatar, seed, size=SMALL) for seed in range(40)]
    assert len(set(pictures)) == 40
    assert all(_read(p).width == _read(p).height == SMALL for p in pictures)


def test_shops_have_a_logo_and_a_banner_of_their_goods(draw: Draw) -> None:
    made = world.build()
    shop = made.shops[4]
    goods = tuple(p.picture for p in made.products if p.shop == shop.key)[:4]
    logo = _read(draw(art.shop_logo, shop.emblem, shop.color, shop.accent, shop.seed, size=SMALL))
    banner = _read(
        draw(art.shop_banner, shop.emblem, shop.color, shop.accent, shop.seed, goods=goods, width=640, height=200)
    )
    assert (logo.width, logo.height) == (SMALL, SMALL)
    assert (banner.width, banner.height) == (640, 200)


def test_every_category_has_a_tile_that_can_be_drawn(draw: Draw) -> None:
    for category in world.build().categories:
        assert category.tile is not None
        assert _read(draw(art.category_tile, category.tile, size=64)).width == 64


@pytest.mark.parametrize("scene", list(EditorialScene))
def test_editorial_pictures_are_two_to_one(draw: Draw, scene: EditorialScene) -> None:
    image = _read(draw(art.editorial, scene, "#c8553d", width=320, height=160))
    assert (image.width, image.height) == (320, 160)
