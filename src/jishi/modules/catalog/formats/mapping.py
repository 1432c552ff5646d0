"""Which column of a table means what, and a good guess at it from the names of the columns."""

import re

import msgspec

from jishi.kernel.errors import Invalid
from jishi.modules.catalog.contracts.imports import ColumnMapping

SINGLE = [field.name for field in msgspec.structs.fields(ColumnMapping) if field.type is str and field.name != "locale"]
"""The fields that name one column."""

REQUIRED = ("handle", "title", "price")

HINTS = {
    "handle": ("handle", "uniq id", "unique id", "product id", "id", "spu", "商品编号", "商品编码", "商品id", "编号"),
    "title": (
        "title",
        "product name",
        "product title",
        "name",
        "商品名称",
        "商品标题",
        "产品名称",
        "标题",
        "名称",
        "品名",
    ),
    "subtitle": ("subtitle", "short description", "tagline", "副标题", "卖点", "简介"),
    "description": ("description", "body html", "body", "details", "商品描述", "描述", "详情", "商品详情"),
    "brand": ("brand", "brand name", "vendor", "manufacturer", "品牌", "品牌名称", "厂商"),
    "brand_label": (
        "brand label",
        "brand en",
        "brand name en",
        "english brand",
        "brand zh",
        "chinese brand",
        "英文品牌",
        "品牌英文",
        "品牌英文名",
        "中文品牌",
        "品牌中文",
        "品牌中文名",
        "品牌别名",
    ),
    "category": (
        "product category tree",
        "category",
        "category path",
        "product category",
        "categories",
        "type",
        "product type",
        "分类",
        "类目",
        "商品分类",
        "品类",
    ),
    "sku": ("sku", "variant sku", "pid", "article number", "item number", "货号", "sku编码", "规格编码"),
    "barcode": ("barcode", "ean", "gtin", "upc", "isbn", "条码", "条形码"),
    "price": (
        "discounted price",
        "sale price",
        "selling price",
        "price",
        "variant price",
        "售价",
        "销售价",
        "价格",
        "现价",
        "单价",
    ),
    "list_price": (
        "retail price",
        "list price",
        "compare at price",
        "variant compare at price",
        "msrp",
        "rrp",
        "regular price",
        "原价",
        "市场价",
        "划线价",
        "吊牌价",
    ),
    "cost": ("cost", "cost per item", "cost price", "成本", "成本价", "进价"),
    "weight": ("weight", "weight g", "grams", "variant grams", "重量", "重量克", "净重"),
    "stock": ("stock", "inventory", "quantity", "qty", "variant inventory qty", "on hand", "库存", "库存数量", "数量"),
    "tags": ("tags", "keywords", "labels", "标签", "关键词"),
    "images": (
        "image",
        "images",
        "image url",
        "image urls",
        "image src",
        "picture",
        "pictures",
        "photo",
        "图片",
        "主图",
        "图片地址",
        "商品图片",
    ),
    "specifications": (
        "product specifications",
        "specifications",
        "specs",
        "attributes",
        "规格参数",
        "参数",
        "商品属性",
    ),
    "popularity": ("popularity", "sold", "sales", "sales volume", "销量"),
}
"""Per field the column names that usually mean it, the surest first, as `plain_name` writes them."""

OPTION_HINTS = {"color", "colour", "size", "颜色", "尺码", "尺寸", "规格", "款式"}


def plain_name(column: str) -> str:
    """A column name as it is compared: small, words only."""
    return " ".join(re.findall(r"[^\W_]+", column.lower()))


def suggest(header: list[str]) -> ColumnMapping:
    """The likely mapping of these columns; each column is used once."""
    by_plain = {plain_name(column): column for column in reversed(header) if column}
    chosen: dict[str, str] = {}
    for name, hints in HINTS.items():
        taken = set(chosen.values())
        found = next((by_plain[hint] for hint in hints if hint in by_plain and by_plain[hint] not in taken), "")
        if found:
            chosen[name] = found
    if "handle" not in chosen and "sku" in chosen:
        chosen["handle"] = chosen["sku"]
    if "price" not in chosen and "list_price" in chosen:
        chosen["price"] = chosen.pop("list_price")
    taken = set(chosen.values())
    options = [column for column in header if plain_name(column) in OPTION_HINTS and column not in taken]
    return ColumnMapping(**chosen, options=options)  # type: ignore[arg-type]


def check_mapping(mapping: ColumnMapping, header: list[str]) -> ColumnMapping:
    """`mapping` itself. Raises Invalid when a needed field has no column, or a column is not in the file."""
    problems = {name: "Please choose a column." for name in REQUIRED if not getattr(mapping, name)}
    known = set(header)
    for name in SINGLE:
        if (column := getattr(mapping, name)) and column not in known:
            problems[name] = "This file has no such column."
    if not known.issuperset([*mapping.options, *mapping.facts]):
        problems["options"] = "This file has no such column."
    if mapping.default_stock is not None and not 0 <= mapping.default_stock <= 1_000_000:
        problems["default_stock"] = "This number is out of range."
    if problems:
        raise Invalid("Please say which column means what.", fields=problems)
    return mapping
