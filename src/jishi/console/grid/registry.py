"""Every table by its key: how the worker finds what a bulk run is about. Filled when the pages are imported."""

from jishi.console.grid.declare import Grid

GRIDS: dict[str, Grid] = {}
