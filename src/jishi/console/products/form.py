"""The editor's form: read into an `Editing`, and from there into a product."""

from typing import TypeVar
from uuid import UUID

import msgspec
from litestar.datastructures import FormMultiDict

from jishi.console.products.bulk import words_of
from jishi.console.products.editing import (
    EN,
    ZH,
    Editing,
    FactRow,
    ImageRow,
    OptionRow,
    ValueRow,
    VariantRow,
    add_values,
    as_uuid,
)
from jishi.kernel.errors import Invalid
from jishi.kernel.money import parse_amount
from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import (
    Attribute,
    Option,
    OptionValue,
    ProductInput,
    ProductState,
    TaxClass,
    VariantInput,
)

MOST = {"option": 5, "value": 200, "fact": 120, "image": 60, "variant": 500}
R = TypeVar("R")


class Fields:
    """The form's fields by name; a field that was not sent is empty."""

    def __init__(self, form: FormMultiDict) -> None:
        self._form = form

    def __call__(self, name: str) -> str:
        return str(self._form.get(name, ""))

    def has(self, name: str) -> bool:
        """Whether it was sent."""
        return name in self._form

    def every(self, name: str) -> list[str]:
        """All values of a repeated field."""
        return [str(value) for value in self._form.getall(name, [])]

    def pair(self, name: str) -> dict[str, str]:
        """A text in both languages."""
        return {locale: value for locale in (ZH, EN) if (value := self(f"{name}.{locale}"))}


def read(form: FormMultiDict) -> Editing:
    """What was sent, as it was typed; values typed beside an option are taken in."""
    field = Fields(form)
    version = field("version")
    editing = Editing(
        code=field("code"),
        version=int(version) if version.isdigit() and len(version) < 10 else 0,
        shop=field("shop"),
        handle=field("handle"),
        title=field.pair("title"),
        subtitle=field.pair("subtitle"),
        description=field.pair("description"),
        brand=field("brand"),
        category=field("category"),
        tax_class=field("tax_class") or "standard",
        tags=field("tags"),
        options=[_option(field, f"option.{at}") for at in _rows(field, "option", "code")],
        facts=[_fact(field, f"fact.{at}") for at in _rows(field, "fact", "code")],
        images=[_image(field, f"image.{at}") for at in _rows(field, "image", "id")],
        variants=[_variant(field, f"variant.{at}") for at in _rows(field, "variant", "sku")],
    )
    known = {image.id for image in editing.images}
    editing.images += [ImageRow(one) for one in field.every("files_id") if as_uuid(one) and one not in known]
    editing.images = editing.images[: MOST["image"]]
    for option in editing.options:
        add_values(option)
    return editing


def _rows(field: Fields, kind: str, name: str) -> range:
    count = 0
    while count < MOST[kind] and field.has(f"{kind}.{count}.{name}"):
        count += 1
    return range(count)


def _option(field: Fields, prefix: str) -> OptionRow:
    values: list[ValueRow] = []
    while len(values) < MOST["value"] and field.has(f"{prefix}.value.{len(values)}.code"):
        inner = f"{prefix}.value.{len(values)}"
        values.append(
            ValueRow(field(f"{inner}.code"), field(f"{inner}.zh"), field(f"{inner}.en"), field(f"{inner}.swatch"))
        )
    return OptionRow(
        field(f"{prefix}.code"), field(f"{prefix}.zh"), field(f"{prefix}.en"), values, field(f"{prefix}.more")[:4_000]
    )


def _fact(field: Fields, prefix: str) -> FactRow:
    return FactRow(
        field(f"{prefix}.code"),
        field(f"{prefix}.name_zh"),
        field(f"{prefix}.name_en"),
        field(f"{prefix}.zh"),
        field(f"{prefix}.en"),
        field(f"{prefix}.wanted") == "1",
    )


def _image(field: Fields, prefix: str) -> ImageRow:
    return ImageRow(field(f"{prefix}.id"), "", field(f"{prefix}.zh"), field(f"{prefix}.en"))


def _variant(field: Fields, prefix: str) -> VariantRow:
    return VariantRow(
        id=field(f"{prefix}.id"),
        choices=_choices(field(f"{prefix}.choices")),
        on=field(f"{prefix}.on") == "1",
        sku=field(f"{prefix}.sku"),
        price=field(f"{prefix}.price"),
        list_price=field(f"{prefix}.list_price"),
        cost=field(f"{prefix}.cost"),
        weight=field(f"{prefix}.weight"),
        barcode=field(f"{prefix}.barcode"),
        image=field(f"{prefix}.image"),
        ships=field(f"{prefix}.ships") == "1",
        stock=field(f"{prefix}.stock"),
        stock_was=field(f"{prefix}.stock_was"),
    )


def _choices(text: str) -> list[str]:
    try:
        return msgspec.json.decode(text, type=list[str])
    except msgspec.MsgspecError:
        return []


class Problems:
    """What is wrong with the form, by field, gathered so that all of it is told at once."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}

    def number(self, text: str, field: str, currency: str | None = None) -> int | None:
        """A number of minor units (with a currency) or a whole one; None for nothing or for what is wrong."""
        if not text.strip():
            return None
        try:
            return parse_amount(text, currency or "JPY")
        except ValueError:
            self.fields[field] = "This is not a number."
            return None

    def check(self) -> None:
        """Raise Invalid if anything is wrong."""
        if self.fields:
            raise Invalid("Please look at the marked fields.", fields=self.fields)


def given_of(editing: Editing, currency: str, known: ProductInput | None) -> ProductInput:
    """The product that the form describes. What the form does not show stays as `known` has it. Raises Invalid naming
    the fields."""
    problems = Problems()
    rows = [row for row in editing.variants if row.on]
    variants = [_given_variant(row, f"variant.{editing.variants.index(row)}", currency, problems) for row in rows]
    if any(variant is None for variant in variants) and not problems.fields:
        problems.fields["variants"] = "Please fill this in."
    if editing.tax_class not in list(TaxClass):
        problems.fields["tax_class"] = "This value is not valid."
    problems.check()
    base = known or ProductInput(handle=_handle(editing), title={}, variants=[], state=ProductState.DRAFT)
    return msgspec.structs.replace(
        base,
        title=editing.title,
        subtitle=editing.subtitle,
        description=editing.description,
        brand=editing.brand,
        category_code=editing.category,
        tax_class=TaxClass(editing.tax_class),
        tags=words_of(editing.tags),
        options=[
            Option(
                one.code,
                _text(one.zh, one.en),
                [OptionValue(value.code, _text(value.zh, value.en), value.swatch) for value in one.values],
            )
            for one in editing.options
        ],
        attributes=[
            Attribute(
                fact.code or catalog.code_of(fact.name_en or fact.name_zh) or "fact",
                _text(fact.name_zh, fact.name_en) or {EN: fact.code},
                _text(fact.zh, fact.en),
            )
            for fact in editing.facts
            if fact.zh.strip() or fact.en.strip()
        ],
        image_ids=[image_id for image in editing.images if (image_id := as_uuid(image.id))],
        alts=[_text(image.zh, image.en) for image in editing.images if as_uuid(image.id)],
        variants=[variant for variant in variants if variant is not None],
    )


def _given_variant(row: VariantRow, prefix: str, currency: str, problems: Problems) -> VariantInput | None:
    price = problems.number(row.price, f"{prefix}.price", currency)
    if price is None and f"{prefix}.price" not in problems.fields:
        problems.fields[f"{prefix}.price"] = "Please fill this in."
    weight = problems.number(row.weight, f"{prefix}.weight")
    list_price = problems.number(row.list_price, f"{prefix}.list_price", currency)
    cost = problems.number(row.cost, f"{prefix}.cost", currency)
    if price is None:
        return None
    return VariantInput(
        sku=row.sku,
        choices=row.choices,
        price=price,
        list_price=list_price,
        cost=cost,
        weight=weight or 0,
        barcode=row.barcode,
        image_index=int(row.image) if row.image.isdigit() and len(row.image) < 4 else None,
        needs_shipping=row.ships,
        id=as_uuid(row.id),
    )


def stock_changes(editing: Editing) -> dict[UUID, int]:
    """By how many pieces the stock of variants is to change, by their ids. Raises Invalid."""
    problems, found = Problems(), {}
    for at, row in enumerate(editing.variants):
        if row.stock == row.stock_was or not row.on:
            continue
        now = problems.number(row.stock, f"variant.{at}.stock")
        was = problems.number(row.stock_was, f"variant.{at}.stock") or 0
        variant_id = as_uuid(row.id)
        if now is not None and now < 0:
            problems.fields[f"variant.{at}.stock"] = "This value is not valid."
        elif now is not None and variant_id is not None and now != was:
            found[variant_id] = now - was
    problems.check()
    return found


def new_stock(editing: Editing) -> dict[str, int]:
    """Pieces of variants that are new, by SKU. Raises Invalid."""
    problems, found = Problems(), {}
    for at, row in enumerate(editing.variants):
        if row.on and not as_uuid(row.id) and row.stock.strip():
            pieces = problems.number(row.stock, f"variant.{at}.stock")
            if pieces:
                found[row.sku] = pieces
    problems.check()
    return found


def _handle(editing: Editing) -> str:
    words = editing.handle or catalog.code_of(editing.title.get(EN) or editing.title.get(ZH) or "")
    return words[:180]


def _text(zh: str, en: str) -> Text:
    return {locale: value for locale, value in ((ZH, zh), (EN, en)) if value.strip()}
