"""What other modules may ask of moderation."""

from jishi.modules.moderation.actions.decide import (
    count_all_waiting,
    count_waiting,
    decide,
    get_item,
    list_items,
    list_notes,
    withdraw,
)
from jishi.modules.moderation.actions.find import find_words
from jishi.modules.moderation.actions.report import report
from jishi.modules.moderation.actions.screen import refusal, screen
from jishi.modules.moderation.actions.words import (
    add_word,
    count_words,
    export_words,
    import_words,
    list_words,
    remove_words,
)

__all__ = [
    "add_word",
    "count_all_waiting",
    "count_waiting",
    "count_words",
    "decide",
    "export_words",
    "find_words",
    "get_item",
    "import_words",
    "list_items",
    "list_notes",
    "list_words",
    "refusal",
    "remove_words",
    "report",
    "screen",
    "withdraw",
]
