"""What the demo world and the console may ask of the storefront."""

from jishi.storefront.actions.editorial import (
    list_articles,
    list_blocks,
    remove_article,
    remove_block,
    save_article,
    save_block,
)
from jishi.storefront.actions.wishes import add_wish, has_wish, list_wishes, merge_wishes, remove_wish

__all__ = [
    "add_wish",
    "has_wish",
    "list_articles",
    "list_blocks",
    "list_wishes",
    "merge_wishes",
    "remove_article",
    "remove_block",
    "remove_wish",
    "save_article",
    "save_block",
]
