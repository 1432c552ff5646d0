"""Options and variants: which values a product comes in, which combinations exist, what each costs."""

from __future__ import annotations

import itertools
import random

import msgspec

from jishi.demo.art.spec import PictureSpec
from jishi.demo.world.model import Option, OptionValue, Variant
from jishi.demo.world.pricing import cost_of, former_price, shelf_price
from jishi.demo.world.words.axes import AXES, COLOR_LABEL, COLOR_LABELS
from jishi.demo.world.words.colors import GROUPS, Color
from jishi.demo.world.words.forms import Axis, AxisValue, Family

MOST = 24


class Offer(msgspec.Struct, frozen=True):
    """The money side that all variants of a product share."""

    base: int
    """Fen for 100 %."""
    grams: int
    cost_percent: int
    is_reduced: bool
    """Whether it shows a former price."""
    on_clearance: bool
    is_sold_out: bool


def palette(family: Family, rng: random.Random) -> list[Color]:
    """The colours a product comes in, the one on its first picture first."""
    colors = list(GROUPS[family.colors])
    if "color" not in family.options:
        return [rng.choice(colors)]
    return rng.sample(colors, min(len(colors), rng.choice((2, 3, 3, 4, 4, 5))))


def options(
    family: Family, colors: list[Color], picture: PictureSpec, rng: random.Random
) -> list[tuple[Option, list[AxisValue]]]:
    """Each option together with what its values do to price and weight."""
    return [
        _color_option(family, colors, picture) if key == "color" else _axis_option(AXES[key], picture, rng)
        for key in family.options
    ]


def _color_option(family: Family, colors: list[Color], picture: PictureSpec) -> tuple[Option, list[AxisValue]]:
    values = tuple(
        OptionValue(c.key, c.name, c.hex, msgspec.structs.replace(picture, color=c.hex, accent=c.accent))
        for c in colors
    )
    effects = [AxisValue(c.key, c.name) for c in colors]
    return Option("color", COLOR_LABELS.get(family.colors, COLOR_LABEL), values), effects


def _axis_option(axis: Axis, picture: PictureSpec, rng: random.Random) -> tuple[Option, list[AxisValue]]:
    chosen = list(axis.values)
    if axis.few and len(chosen) > axis.few:
        start = rng.randrange(len(chosen) - axis.few + 1)
        chosen = chosen[start : start + axis.few]
    values = tuple(
        OptionValue(v.key, v.label, None, msgspec.structs.replace(picture, color=v.color) if v.color else None)
        for v in chosen
    )
    return Option(axis.key, axis.label, values), chosen


def variants(
    prefix: str, axes: list[list[AxisValue]], offer: Offer, serial: int, rng: random.Random
) -> tuple[Variant, ...]:
    """Between 1 and 24 variants; of larger grids about one combination in ten does not exist."""
    grid = list(itertools.product(*axes))
    if len(grid) > 4:
        grid = [c for i, c in enumerate(grid) if i == 0 or rng.random() > 0.1]
    return tuple(
        _variant(prefix, combination, offer, serial * 100 + i, rng) for i, combination in enumerate(grid[:MOST])
    )


def _variant(prefix: str, combination: tuple[AxisValue, ...], offer: Offer, number: int, rng: random.Random) -> Variant:
    base, grams = offer.base, offer.grams
    for value in combination:
        base, grams = base * value.price // 100, grams * value.weight // 100
    price = shelf_price(base)
    cost = cost_of(price, offer.cost_percent)
    list_price = former_price(price, rng) if offer.is_reduced else None
    if offer.on_clearance:
        list_price, price = price, max(shelf_price(price * 45 // 100), 490)
    return Variant(
        sku="-".join([prefix, *(value.key.replace("-", "").upper() for value in combination)]),
        choice=tuple(value.key for value in combination),
        price=price,
        list_price=list_price if list_price and list_price > price else None,
        cost=cost,
        weight=max(grams, 10),
        stock=0 if offer.is_sold_out else _stock(rng),
        barcode=ean13(number),
    )


def _stock(rng: random.Random) -> int:
    lot = rng.random()
    if lot < 0.04:
        return 0
    if lot < 0.14:
        return rng.randint(1, 6)
    return rng.choice((12, 24, 36, 48, 60, 80, 120, 200, 320)) + rng.randint(0, 11)


def ean13(number: int) -> str:
    """An EAN-13 from the range kept for use inside companies (20…), with its check digit."""
    digits = f"20{number:010d}"
    odd, even = sum(map(int, digits[::2])), sum(map(int, digits[1::2]))
    return f"{digits}{-(odd + 3 * even) % 10}"
