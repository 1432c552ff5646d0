"""A product while somebody edits it: rows of texts as the form has them, however unfinished."""

import re
from collections.abc import Iterable
from itertools import product as combinations
from uuid import UUID

import msgspec

from jishi.kernel.money import Money, exponent
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductInput, ProductRecord
from jishi.modules.media.contracts import Image, rendition_url

ZH, EN = "zh-CN", "en"
MOST_COMBINATIONS = 500


class ValueRow(msgspec.Struct):
    """A value of an option. Its code stays whatever it is called, so no variant is lost by renaming."""

    code: str
    zh: str = ""
    en: str = ""
    swatch: str = ""


class OptionRow(msgspec.Struct):
    """An option; `more` are values typed in but not added yet."""

    code: str
    zh: str = ""
    en: str = ""
    values: list[ValueRow] = msgspec.field(default_factory=list)
    more: str = ""


class FactRow(msgspec.Struct):
    """An attribute; a `wanted` one is asked for by the category."""

    code: str
    name_zh: str = ""
    name_en: str = ""
    zh: str = ""
    en: str = ""
    wanted: bool = False


class ImageRow(msgspec.Struct):
    """A picture in its place."""

    id: str
    src: str = ""
    zh: str = ""
    en: str = ""


class VariantRow(msgspec.Struct):
    """One combination. `stock_was` is what the page showed, so that only a difference is booked."""

    id: str = ""
    choices: list[str] = msgspec.field(default_factory=list)
    on: bool = True
    sku: str = ""
    price: str = ""
    list_price: str = ""
    cost: str = ""
    weight: str = ""
    barcode: str = ""
    image: str = ""
    ships: bool = True
    stock: str = ""
    stock_was: str = ""
    label: str = ""


class Editing(msgspec.Struct):
    """The whole form."""

    code: str = ""
    version: int = 0
    shop: str = ""
    handle: str = ""
    title: dict[str, str] = msgspec.field(default_factory=dict)
    subtitle: dict[str, str] = msgspec.field(default_factory=dict)
    description: dict[str, str] = msgspec.field(default_factory=dict)
    brand: str = ""
    category: str = ""
    tax_class: str = "standard"
    tags: str = ""
    options: list[OptionRow] = msgspec.field(default_factory=list)
    facts: list[FactRow] = msgspec.field(default_factory=list)
    images: list[ImageRow] = msgspec.field(default_factory=list)
    variants: list[VariantRow] = msgspec.field(default_factory=list)

    @property
    def path(self) -> str:
        """Where the form is sent."""
        return f"/console/products/{self.code}" if self.code else "/console/products/new"


def money_text(amount: int | None, currency: str) -> str:
    """An amount as one types it."""
    if amount is None:
        return ""
    return f"{Money(amount, currency).decimal():.{exponent(currency)}f}"


def editing_of(record: ProductRecord, images: Iterable[Image | None], currency: str) -> Editing:
    """The form of a product that is stored."""
    given = record.given
    alts = given.alts or [{} for _ in given.image_ids]
    shown = list(images)
    return Editing(
        code=record.code,
        version=record.version,
        handle=given.handle,
        title=dict(given.title),
        subtitle=dict(given.subtitle),
        description=dict(given.description),
        brand=given.brand,
        category=given.category_code,
        tax_class=given.tax_class.value,
        tags=", ".join(given.tags),
        options=[
            OptionRow(
                one.code,
                one.name.get(ZH, ""),
                one.name.get(EN, ""),
                [ValueRow(v.code, v.label.get(ZH, ""), v.label.get(EN, ""), v.swatch) for v in one.values],
            )
            for one in given.options
        ],
        facts=[
            FactRow(one.code, one.name.get(ZH, ""), one.name.get(EN, ""), one.value.get(ZH, ""), one.value.get(EN, ""))
            for one in given.attributes
        ],
        images=[
            ImageRow(str(image_id), _source(shown, at), alt.get(ZH, ""), alt.get(EN, ""))
            for at, (image_id, alt) in enumerate(zip(given.image_ids, alts, strict=True))
        ],
        variants=_variants(record, given, currency),
    )


def _variants(record: ProductRecord, given: ProductInput, currency: str) -> list[VariantRow]:
    return [
        VariantRow(
            id=str(record.variant_ids[one.sku]),
            choices=list(one.choices),
            sku=one.sku,
            price=money_text(one.price, currency),
            list_price=money_text(one.list_price, currency),
            cost=money_text(one.cost, currency),
            weight=str(one.weight) if one.weight else "",
            barcode=one.barcode,
            image="" if one.image_index is None else str(one.image_index),
            ships=one.needs_shipping,
        )
        for one in given.variants
    ]


def _source(images: list[Image | None], at: int) -> str:
    image = images[at] if at < len(images) else None
    return rendition_url(image.code, 320) if image else ""


def add_values(option: OptionRow) -> None:
    """Take in what was typed: values between commas or on lines, in both languages with a bar between them."""
    known = {value.code for value in option.values}
    for part in re.split(r"[,，、\n]", option.more):
        zh, _, en = (text.strip()[:200] for text in part.partition("|"))
        if not (zh or en):
            continue
        # A word without Chinese letters is English; it stands for both until somebody translates it.
        code = _free(catalog.code_of(en or zh) or "value", known)
        known.add(code)
        option.values.append(ValueRow(code, zh, en or (zh if zh.isascii() else "")))
    option.more = ""


def _free(code: str, taken: set[str]) -> str:
    if code not in taken:
        return code
    return next(found for number in range(2, 10_000) if (found := f"{code}-{number}") not in taken)


def generate(editing: Editing) -> None:
    """Add the combinations that are missing, priced like the first variant; drop those that no option has any more."""
    axes = [[value.code for value in option.values] for option in editing.options if option.values]
    model = editing.variants[0] if editing.variants else VariantRow()
    kept = [row for row in editing.variants if _fits(row, axes)]
    if len(axes) and not kept and editing.variants and len(editing.variants) == 1:
        # What had no options becomes the first combination, with its stock.
        first = editing.variants[0]
        first.choices = [axis[0] for axis in axes]
        kept = [first]
    known = {tuple(row.choices) for row in kept}
    skus = {row.sku for row in kept}
    base = model.sku or editing.handle or "SKU"
    for choices in combinations(*axes) if axes else []:
        if choices in known or len(kept) >= MOST_COMBINATIONS:
            continue
        sku = _free("-".join([base, *choices])[:190], skus)
        skus.add(sku)
        kept.append(
            VariantRow(
                choices=list(choices),
                sku=sku,
                price=model.price,
                list_price=model.list_price,
                cost=model.cost,
                weight=model.weight,
                ships=model.ships,
            )
        )
    order = {choices: at for at, choices in enumerate(combinations(*axes))} if axes else {}
    editing.variants = sorted(kept, key=lambda row: order.get(tuple(row.choices), 0)) or [model]


def _fits(row: VariantRow, axes: list[list[str]]) -> bool:
    return len(row.choices) == len(axes) and all(choice in axis for choice, axis in zip(row.choices, axes, strict=True))


def label_variants(editing: Editing, locale: str) -> None:
    """What each combination is called."""
    names = [
        {value.code: (value.en if locale == EN else value.zh) or value.zh or value.en for value in option.values}
        for option in editing.options
    ]
    for row in editing.variants:
        parts = [name.get(code, code) for name, code in zip(names, row.choices, strict=False)]
        row.label = " / ".join(parts)


FILLED = frozenset({"price", "list_price", "cost", "weight", "barcode", "stock"})


def act(editing: Editing, do: str) -> None:
    """Do what a button of the form says; unknown ones do nothing."""
    name, *rest = do.split(":")
    at = [int(part) for part in rest if part.isdigit()]
    if name == "add-option":
        code = _free("option", {one.code for one in editing.options})
        editing.options.append(OptionRow(code))
    elif name == "drop-option" and at and at[0] < len(editing.options):
        editing.options.pop(at[0])
        generate(editing)
    elif name == "drop-value" and len(at) > 1 and at[0] < len(editing.options):
        values = editing.options[at[0]].values
        if at[1] < len(values):
            values.pop(at[1])
        generate(editing)
    elif name == "generate":
        generate(editing)
    elif name == "fill" and rest and rest[0] in FILLED and editing.variants:
        value = getattr(editing.variants[0], rest[0])
        for row in editing.variants:
            setattr(row, rest[0], value)
    elif name == "add-fact":
        editing.facts.append(FactRow(""))
    elif name == "drop-fact" and at and at[0] < len(editing.facts):
        editing.facts.pop(at[0])
    elif name in ("image-up", "image-down", "drop-image") and at:
        _move_image(editing, name, at[0])


def _move_image(editing: Editing, name: str, at: int) -> None:
    images = editing.images
    if at >= len(images):
        return
    before = [image.id for image in images]
    image = images.pop(at)
    if name != "drop-image":
        images.insert(max(0, at - 1) if name == "image-up" else at + 1, image)
    after = {image.id: place for place, image in enumerate(images)}
    for row in editing.variants:
        if row.image.isdigit() and int(row.image) < len(before):
            place = after.get(before[int(row.image)])
            row.image = "" if place is None else str(place)


def as_uuid(text: str) -> UUID | None:
    """The id that a field holds, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
