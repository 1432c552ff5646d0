"""Products: every pair of kind and trait of every family, priced, pictured and described."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator

from jishi.demo.art.spec import Backdrop, Pattern, PictureSpec
from jishi.demo.world.describe import description
from jishi.demo.world.model import Brand, Product, Text
from jishi.demo.world.pricing import FEN
from jishi.demo.world.variants import Offer, options, palette, variants
from jishi.demo.world.words.attributes import ATTRIBUTES, IMPLIED
from jishi.demo.world.words.brands import BRANDS
from jishi.demo.world.words.departments import DEPARTMENTS
from jishi.demo.world.words.forms import Department, Family, Kind, Leaf, Trait

PER_LEAF = 24
_BRANDS: dict[str, Brand] = {brand.key: brand for brand in BRANDS}
_GREEN = {"organic_cotton", "recycled", "bamboo", "rattan", "cork", "jute", "paper", "linen"}


def make_products(seed: int) -> tuple[Product, ...]:
    """About 1,200 products, in the order of the category tree."""
    drafts = [
        draft for department in DEPARTMENTS for leaf in department.leaves for draft in _leaf(department, leaf, seed)
    ]
    ranks = list(range(len(drafts)))
    random.Random(f"{seed}/ranks").shuffle(ranks)
    return tuple(_with_rank(draft, rank, len(drafts)) for draft, rank in zip(drafts, ranks, strict=True))


def _with_rank(product: Product, rank: int, count: int) -> Product:
    """The same product with its place in the long tail (Zipf's law, exponent 0.85) and the tags that follow."""
    weight = max(1, round(20_000 / (rank + 4) ** 0.85))
    tags = list(product.tags)
    if rank < count * 0.06 and not product.on_clearance:
        tags.insert(0, "bestseller")
    values = {field: getattr(product, field) for field in product.__struct_fields__}
    return Product(**{**values, "popularity": weight, "tags": tuple(tags[:4])})


def _leaf(department: Department, leaf: Leaf, seed: int) -> Iterator[Product]:
    rng = random.Random(f"{seed}/{leaf.key}")
    pairs = [(f, k, t) for f in leaf.families for k, t in itertools.product(f.kinds, f.traits)]
    leave_out = set(rng.sample(range(len(pairs)), max(0, len(pairs) - PER_LEAF)))
    for number, (family, kind, trait) in enumerate(pair for i, pair in enumerate(pairs) if i not in leave_out):
        yield _product(department, leaf, family, kind, trait, number + 1, random.Random(f"{seed}/{leaf.key}/{number}"))


def _product(
    department: Department, leaf: Leaf, family: Family, kind: Kind, trait: Trait, number: int, rng: random.Random
) -> Product:
    colors = palette(family, rng)
    picture = _picture(department, family, kind, trait, colors[0].hex, colors[0].accent, rng)
    brand = _BRANDS[_brand(family, rng)]
    made = options(family, colors, picture, rng)
    offer = _offer(kind, trait, rng)
    attributes = _attributes(leaf, kind, trait, rng)
    launched = min(119, int(rng.expovariate(1 / 55)) if rng.random() < 0.5 else rng.randint(20, 119))
    title = Text(trait.name.zh + kind.name.zh, _title(f"{trait.name.en} {kind.name.en}"))
    serial = DEPARTMENTS.index(department) * 10_000 + department.leaves.index(leaf) * 100 + number
    first = next((v.picture for option, _ in made for v in option.values if v.picture), picture)
    return Product(
        key=_slug(title.en),
        shop=rng.choice(family.shops),
        category=leaf.key,
        brand=brand.key,
        title=title,
        subtitle=trait.line,
        description=description(kind, trait, family.facts or leaf.facts, department, brand, rng),
        options=tuple(option for option, _ in made),
        variants=variants(f"{leaf.code}-{number:03d}", [effects for _, effects in made], offer, serial, rng),
        attributes=attributes,
        tags=_tags(kind, trait, attributes, launched, offer),
        tax=family.tax,
        picture=first,
        launched=launched,
        popularity=1,
        on_clearance=offer.on_clearance,
    )


def _brand(family: Family, rng: random.Random) -> str:
    return "nordhus" if family.colors == "house" and rng.random() < 0.14 else rng.choice(family.brands)


def _offer(kind: Kind, trait: Trait, rng: random.Random) -> Offer:
    low, high = kind.yuan
    lot = rng.random()
    return Offer(
        base=rng.randint(low, (low + high) // 2) * trait.percent // 100 * FEN,
        grams=kind.grams,
        cost_percent=rng.randint(44, 66),
        is_reduced=rng.random() < 0.34,
        on_clearance=lot < 0.015,
        is_sold_out=0.015 <= lot < 0.027,
    )


def _picture(
    department: Department, family: Family, kind: Kind, trait: Trait, color: str, accent: str, rng: random.Random
) -> PictureSpec:
    pattern: Pattern = trait.pattern or rng.choice(family.patterns)
    backdrop: Backdrop = rng.choice(department.backdrops)
    return PictureSpec(family.archetype, color, accent, pattern, backdrop, kind.shape, rng.randrange(1_000_000))


def _attributes(leaf: Leaf, kind: Kind, trait: Trait, rng: random.Random) -> tuple[tuple[str, str], ...]:
    stated = {**kind.attributes, **trait.attributes}
    implied = dict(IMPLIED[pair] for pair in stated.items() if pair in IMPLIED)
    found: list[tuple[str, str]] = []
    for key in leaf.attributes:
        choices = ATTRIBUTES[key]
        value = stated.get(key) or implied.get(key) or choices.default
        if not value and choices.numbers:
            value = str(rng.choice(choices.numbers))
        if not value and choices.lot:
            value = rng.choice(choices.values)[0]
        if value:
            found.append((key, value))
    return tuple(found)


def _tags(
    kind: Kind, trait: Trait, attributes: tuple[tuple[str, str], ...], launched: int, offer: Offer
) -> tuple[str, ...]:
    words = trait.name.zh + trait.line.zh + kind.name.zh + kind.story.zh
    rules = (
        ("last-chance", offer.on_clearance),
        ("new", launched < 14),
        ("gift", "礼盒" in words or "送人" in words or "对杯" in words),
        ("handmade", "手工" in words or "手编" in words or "手绘" in words or "手捏" in words or "匠" in words),
        ("green", any(value in _GREEN for _, value in attributes) or "再生" in words or "有机" in words),
        ("for-kids", "儿童" in words or "孩子" in words or "亲子" in words or "宝宝" in words),
        ("on-the-go", "便携" in words or "折叠" in words or "旅行" in words or "随身" in words),
        ("everyday", trait.percent <= 100),
    )
    return tuple(key for key, holds in rules if holds)


def _title(text: str) -> str:
    return text[0].upper() + text[1:]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")
