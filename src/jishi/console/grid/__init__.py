"""Tables of the console, declared rather than written: see README.md beside this file.

Invariants: nothing is shown, exported or changed that the actor's permission and shops do not cover; a list costs the
same number of statements however many rows it has; an export holds one batch in memory.
"""

from jishi.console.grid.declare import (
    BulkAction,
    Column,
    Field,
    Filter,
    Grid,
    Kind,
    Option,
    Panel,
    Preset,
    Tag,
    _,
    amount,
    choice,
    days,
    flag,
    shops,
    text,
)
from jishi.console.grid.outcomes import Outcome, each
from jishi.console.grid.query import GridQuery
from jishi.console.grid.routes import grid_routes
from jishi.platform.counting import Count, estimate

__all__ = [
    "BulkAction",
    "Column",
    "Count",
    "Field",
    "Filter",
    "Grid",
    "GridQuery",
    "Kind",
    "Option",
    "Outcome",
    "Panel",
    "Preset",
    "Tag",
    "_",
    "amount",
    "choice",
    "days",
    "each",
    "estimate",
    "flag",
    "grid_routes",
    "shops",
    "text",
]
