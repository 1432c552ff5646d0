"""The mapping form: what it asks for, and what came back."""

from typing import Any
from urllib.parse import quote

import msgspec
from litestar.datastructures import FormMultiDict

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts.imports import ColumnMapping


class Field(msgspec.Struct, frozen=True):
    """A field of the mapping and how it is called; `help` says more."""

    name: str
    label: str
    help: str = ""
    required: bool = False


FIELDS = [
    Field("handle", "Product id", "Unique in the shop; importing again finds the product by it.", True),
    Field("title", "Title", "", True),
    Field("price", "Price", "In the shop's currency.", True),
    Field("list_price", "List price", "Shown struck through when it is higher than the price."),
    Field("sku", "SKU", "The product id when there is none."),
    Field("stock", "Stock", "Pieces on the shelf."),
    Field("brand", "Brand"),
    Field("brand_label", "Brand in the other language", "Kept where nobody has said yet what the brand is called."),
    Field("category", "Category", "A name, or a path such as Home > Kitchen. Missing ones are made."),
    Field("description", "Description"),
    Field("subtitle", "Subtitle"),
    Field("images", "Pictures", "Addresses; they are fetched afterwards."),
    Field("specifications", "Specifications", "Names and values in one cell."),
    Field("tags", "Tags", "Separated by commas."),
    Field("barcode", "Barcode"),
    Field("weight", "Weight", "In grams, or with a unit."),
    Field("cost", "Cost"),
    Field("popularity", "Popularity", "A number such as pieces sold; it orders lists."),
]
"""The message ids stand here for the translators; templates translate them."""


def read_mapping(form: FormMultiDict, header: list[str]) -> ColumnMapping:
    """The mapping that a form says; unknown columns are found out by whoever checks it."""
    single: dict[str, Any] = {name: str(form.get(name, "")) for name in catalog.MAPPED_FIELDS}
    stock = str(form.get("default_stock", "")).strip()
    return ColumnMapping(
        **single,
        options=[column for column in header if column in _chosen(form, "options")],
        facts=[column for column in header if column in _chosen(form, "facts")],
        locale=str(form.get("locale", "")) if form.get("locale") in ("zh-CN", "en") else "",
        default_stock=int(stock) if stock.isdecimal() and len(stock) < 10 else (None if not stock else -1),
    )


def _chosen(form: FormMultiDict, name: str) -> set[str]:
    return {str(value) for value in form.getall(name, [])}


def attachment(name: str) -> str:
    """A Content-Disposition for a download of this name (RFC 6266)."""
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else "_" for letter in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
