"""What other modules may ask of the catalogue."""

from collections.abc import Iterable
from uuid import UUID

from jishi.kernel.text import Text
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.brands import (
    Brand,
    brand_label,
    brand_name,
    change_brand,
    learn_brands,
    list_named_brands,
    load_brand_labels,
)
from jishi.modules.catalog.actions.browse import facets, list_products
from jishi.modules.catalog.actions.categories import change_category, save_category
from jishi.modules.catalog.actions.fetch import fetch_pictures
from jishi.modules.catalog.actions.imports import (
    advance_import,
    begin_import,
    fail_import,
    find_import,
    find_import_by_id,
    finish_import,
    list_imports,
    list_mappings,
    list_problems,
    list_silent_imports,
    open_import,
    picture_report,
    save_mapping,
    stop_import,
)
from jishi.modules.catalog.actions.listing.approvals import follow_approval
from jishi.modules.catalog.actions.listing.checking import run_checks
from jishi.modules.catalog.actions.listing.delist import delist, take_off
from jishi.modules.catalog.actions.listing.evaluate import (
    count_evaluations,
    evaluate,
    find_evaluation,
    flag,
    flag_slow_sellers,
    list_evaluations,
)
from jishi.modules.catalog.actions.listing.keep import Kept, duplicate, keep_product
from jishi.modules.catalog.actions.listing.lanes import add_lane_rule, end_lane_rule, list_lane_rules
from jishi.modules.catalog.actions.listing.review import claim, count_cases, decide, find_case, list_cases, release
from jishi.modules.catalog.actions.listing.revise import Revised, revise
from jishi.modules.catalog.actions.listing.steps import list_steps
from jishi.modules.catalog.actions.listing.submit import submit, withdraw
from jishi.modules.catalog.actions.listing.tell import tell_decided, tell_flagged
from jishi.modules.catalog.actions.pictures import own_code
from jishi.modules.catalog.actions.recognise import (
    find_products,
    find_variants,
    variant_briefs,
    variant_owners,
    variants_by_exact_sku,
)
from jishi.modules.catalog.actions.records import find_record, list_records, list_records_by_code, list_shop_records
from jishi.modules.catalog.actions.save import save_product, save_products
from jishi.modules.catalog.actions.search import FoundProduct, ProductFilter, count_products, search_products
from jishi.modules.catalog.actions.sell import (
    add_sold,
    cards,
    categories_of,
    list_sellable,
    mark_stock,
    products_of_variants,
    set_ratings,
    similar,
    variants_by_sku,
)
from jishi.modules.catalog.actions.show import find_any_product, find_product
from jishi.modules.catalog.actions.states import follow_shop, go_live, set_state
from jishi.modules.catalog.actions.tidy import count_products as count_in_categories
from jishi.modules.catalog.actions.tidy import merge_category, remove_category, shift_category
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import Category, PriceChange
from jishi.modules.catalog.domain.moments import moment_of
from jishi.modules.catalog.domain.searching import fold
from jishi.modules.catalog.formats import shopify_write as shopify
from jishi.modules.catalog.formats.cells import code_of
from jishi.modules.catalog.formats.file import CatalogueFile, to_utf8
from jishi.modules.catalog.formats.mapping import SINGLE as MAPPED_FIELDS
from jishi.modules.catalog.formats.parsed import Parsed, Refusal, Row, Unreadable
from jishi.modules.catalog.policy import (
    COST,
    EXPORT,
    IMPORT,
    check_shop,
    may_edit_categories,
    require_category_editor,
    without_costs,
)
from jishi.platform.db import Tx

__all__ = [
    "fold",
    "Brand",
    "brand_label",
    "brand_name",
    "change_brand",
    "learn_brands",
    "list_named_brands",
    "load_brand_labels",
    "change_category",
    "count_in_categories",
    "merge_category",
    "remove_category",
    "shift_category",
    "may_edit_categories",
    "require_category_editor",
    "FoundProduct",
    "ProductFilter",
    "count_products",
    "search_products",
    "Kept",
    "Revised",
    "duplicate",
    "keep_product",
    "add_lane_rule",
    "claim",
    "count_cases",
    "count_evaluations",
    "decide",
    "delist",
    "end_lane_rule",
    "evaluate",
    "find_case",
    "find_evaluation",
    "flag",
    "flag_slow_sellers",
    "follow_approval",
    "list_cases",
    "list_evaluations",
    "list_lane_rules",
    "list_steps",
    "release",
    "revise",
    "run_checks",
    "submit",
    "take_off",
    "tell_decided",
    "tell_flagged",
    "wanted_attributes",
    "withdraw",
    "COST",
    "EXPORT",
    "IMPORT",
    "MAPPED_FIELDS",
    "CatalogueFile",
    "Parsed",
    "Refusal",
    "Row",
    "Unreadable",
    "advance_import",
    "begin_import",
    "check_shop",
    "code_of",
    "fail_import",
    "find_import",
    "find_import_by_id",
    "finish_import",
    "list_extra_names",
    "list_imports",
    "list_mappings",
    "list_problems",
    "list_silent_imports",
    "open_import",
    "own_code",
    "picture_report",
    "save_mapping",
    "shopify",
    "stop_import",
    "to_utf8",
    "without_costs",
    "add_sold",
    "cards",
    "categories_of",
    "category_tree",
    "facets",
    "fetch_pictures",
    "find_any_product",
    "find_product",
    "find_record",
    "find_products",
    "find_variants",
    "follow_shop",
    "go_live",
    "list_brands",
    "list_products",
    "list_records",
    "list_records_by_code",
    "list_sellable",
    "list_shop_records",
    "mark_stock",
    "moment_of",
    "prices_history",
    "products_of_variants",
    "save_category",
    "save_product",
    "save_products",
    "set_ratings",
    "set_state",
    "similar",
    "variant_briefs",
    "variant_owners",
    "variants_by_exact_sku",
    "variants_by_sku",
]


async def category_tree(tx: Tx) -> list[Category]:
    """All categories, siblings in their order. No statement when cached."""
    return (await load_tree(tx)).categories


async def wanted_attributes(tx: Tx, category_code: str) -> dict[str, Text]:
    """The attributes that a category asks for, by code, with the names under which they are known. One statement."""
    tree = await load_tree(tx)
    category = tree.by_code.get(category_code)
    codes = [code for code in tree.facet_codes(category.id if category else None) if code != "brand"]
    if not codes:
        return {}
    rows = await tx.fetch(queries.ATTRIBUTE_NAMES, [f"a:{fold(code)}=%" for code in codes])
    names = {row["code"]: row["name"] for row in rows}
    return {code: names.get(fold(code), {"en": code}) for code in codes}


async def list_brands(tx: Tx) -> list[str]:
    """The names of all brands, in order."""
    return [row["name"] for row in await tx.fetch(queries.BRANDS)]


async def list_extra_names(tx: Tx, shop_id: UUID) -> list[str]:
    """The names of all further columns that products of a shop have kept."""
    return [row["name"] for row in await tx.fetch(queries.EXTRA_NAMES, shop_id)]


async def prices_history(tx: Tx, variant_ids: Iterable[UUID]) -> list[PriceChange]:
    """How the prices of these variants changed, the oldest change first."""
    return await tx.rows(PriceChange, queries.PRICE_CHANGES, list(variant_ids))
