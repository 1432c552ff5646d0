"""Shopify's product CSV, written, so that reading it gives the same products."""

import csv
import io
from collections.abc import Iterable

import msgspec

from jishi.kernel.money import Money
from jishi.kernel.text import Text, pick
from jishi.modules.catalog.contracts import Option, PictureSource, ProductInput, ProductState, TaxClass, VariantInput
from jishi.modules.catalog.formats.cells import locale_of
from jishi.modules.catalog.formats.shopify import (
    DEFAULT_NAME,
    DEFAULT_VALUE,
    OPTION_COLUMNS,
    OURS,
    Overrides,
    codes_by_label,
    plain_option,
)

BASE = [
    *("Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published"),
    *(name for pair in OPTION_COLUMNS for name in pair),
    *("Variant SKU", "Variant Grams", "Variant Inventory Tracker", "Variant Inventory Qty", "Variant Inventory Policy"),
    *("Variant Fulfillment Service", "Variant Price", "Variant Compare At Price", "Variant Requires Shipping"),
    *("Variant Taxable", "Variant Barcode", "Image Src", "Image Position", "Image Alt Text", "Gift Card", "SEO Title"),
    *("SEO Description", "Google Shopping / Google Product Category", "Google Shopping / Gender"),
    *("Google Shopping / Age Group", "Google Shopping / MPN", "Google Shopping / AdWords Grouping"),
    *("Google Shopping / AdWords Labels", "Google Shopping / Condition", "Google Shopping / Custom Product"),
    *(f"Google Shopping / Custom Label {at}" for at in range(5)),
    *("Variant Image", "Variant Weight Unit", "Variant Tax Code", "Cost per item", "Status", OURS),
]
_STATUS = {
    ProductState.DRAFT: "draft",
    ProductState.REVIEW: "draft",
    ProductState.SCHEDULED: "draft",
    ProductState.DELISTED: "archived",
}
_SAID = (ProductState.LIVE, ProductState.DRAFT, ProductState.DELISTED)


class Exported(msgspec.Struct, frozen=True):
    """One product to write: its pieces per SKU, the names of its categories from the root, the addresses under which
    its own pictures (`image_ids`) can be fetched, and what its brand is called in the languages where it is not its
    name."""

    product: ProductInput
    stock: dict[str, int]
    category: list[str]
    addresses: list[str] = []
    brand: Text = {}


def columns(extra: Iterable[str] = ()) -> list[str]:
    """The header: the format's columns, then columns of other files that products have kept."""
    return [*BASE, *sorted(set(extra) - set(BASE))]


def write(exported: Exported, header: list[str], currency: str) -> str:
    """The CSV lines of one product under `header`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([row.get(name, "") for name in header] for row in _rows(exported, currency))
    return out.getvalue()


def write_header(header: list[str]) -> str:
    """The line of column names."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(header)
    return out.getvalue()


def _rows(exported: Exported, currency: str) -> list[dict[str, str]]:
    product = exported.product
    locale = next(iter(product.title))
    pictures = [*map(PictureSource, exported.addresses), *product.pictures]
    rows: list[dict[str, str]] = [
        _variant(product, variant, locale, pictures, exported.stock, currency) for variant in product.variants
    ]
    while len(rows) < len(pictures):
        rows.append({"Handle": product.handle})
    for at, (row, source) in enumerate(zip(rows, pictures, strict=False), start=1):
        row |= {"Image Src": source.url, "Image Position": str(at), "Image Alt Text": source.alt}
    rows[0] |= _head(exported, locale)
    return rows


def _head(exported: Exported, locale: str) -> dict[str, str]:
    product = exported.product
    head = product.extra | {
        "Handle": product.handle,
        "Title": product.title[locale],
        "Body (HTML)": product.description.get(locale, ""),
        "Vendor": product.brand,
        "Type": exported.category[-1] if exported.category else "",
        "Tags": ", ".join(product.tags),
        "Published": "true" if product.state in (ProductState.LIVE, ProductState.EVALUATION) else "false",
        "Status": _STATUS.get(product.state, "active"),
    }
    if not product.options:
        head |= {"Option1 Name": DEFAULT_NAME, "Option1 Value": DEFAULT_VALUE}
    for (name, _), option in zip(OPTION_COLUMNS, product.options, strict=False):
        head[name] = pick(option.name, locale)
    more = msgspec.json.encode(overrides(product, locale, exported.category, exported.brand)).decode()
    return head if more == "{}" else head | {OURS: more}


def _variant(
    product: ProductInput,
    variant: VariantInput,
    locale: str,
    pictures: list[PictureSource],
    stock: dict[str, int],
    currency: str,
) -> dict[str, str]:
    row = {
        "Handle": product.handle,
        "Variant SKU": variant.sku,
        "Variant Grams": str(variant.weight),
        "Variant Inventory Tracker": "shopify" if variant.sku in stock else "",
        "Variant Inventory Qty": str(stock.get(variant.sku, "")),
        "Variant Inventory Policy": "deny",
        "Variant Fulfillment Service": "manual",
        "Variant Price": _money(variant.price, currency),
        "Variant Compare At Price": _money(variant.list_price, currency),
        "Variant Requires Shipping": "true" if variant.needs_shipping else "false",
        "Variant Taxable": "false" if product.tax_class is TaxClass.ZERO else "true",
        "Variant Barcode": variant.barcode,
        "Cost per item": _money(variant.cost, currency),
        "Variant Image": "" if variant.image_index is None else pictures[variant.image_index].url,
    }
    for (_, column), option, choice in zip(OPTION_COLUMNS, product.options, variant.choices, strict=False):
        label = pick(_label(option, choice), locale)
        row[column] = label if codes_by_label(option).get(label) == choice else choice
    return row


def overrides(product: ProductInput, locale: str, category: list[str], brand: Text) -> Overrides:
    """What the format's own columns would lose of this product."""

    def others(text: Text) -> Text:
        return {key: value for key, value in text.items() if key != locale}

    return Overrides(
        locale="" if locale == locale_of(product.title[locale]) else locale,
        title=others(product.title),
        subtitle=product.subtitle,
        description=others(product.description),
        options=[] if _is_plain(product, locale) else product.options,
        attributes=product.attributes,
        tax_class=product.tax_class if product.tax_class is TaxClass.REDUCED else None,
        state=product.state if product.state not in _SAID else None,
        popularity=product.popularity,
        category=category if len(category) > 1 else [],
        tags=product.tags if any("," in tag for tag in product.tags) else [],
        live_at=product.live_at,
        brand=brand,
    )


def _is_plain(product: ProductInput, locale: str) -> bool:
    """Whether reading the option columns alone gives the same options."""
    read_back = [
        plain_option(
            pick(option.name, locale),
            column,
            [pick(_label(option, variant.choices[at]), locale) for variant in product.variants],
        )
        for at, ((column, _), option) in enumerate(zip(OPTION_COLUMNS, product.options, strict=False))
    ]
    is_default = len(read_back) == 1 and pick(product.options[0].name, locale) == DEFAULT_NAME
    return read_back == product.options and not is_default


def _label(option: Option, choice: str) -> Text:
    return next(value.label for value in option.values if value.code == choice)


def _money(minor: int | None, currency: str) -> str:
    return "" if minor is None else str(Money(minor, currency).decimal())
