"""One answer of a table: reads the address, asks the source, and draws the page or the part that changed."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Response

from jishi.console.areas import enter
from jishi.console.grid.address import LISTED, Address, Read, allowed_shops, chosen, find_name, names_of, visible
from jishi.console.grid.cells import Painter, RowView
from jishi.console.grid.declare import BulkAction, Column, Filter, FilterKind, Grid, Option
from jishi.console.grid.views import SavedView, list_views
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.page import Page
from jishi.kernel.text import pick
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop
from jishi.platform.counting import Count
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.platform.http.pages import render
from jishi.platform.i18n import Translations

PANEL = "grid-panel"
OPTIONS = "grid-options-"
MOST_OPTIONS = 40
"""Options of a filter that are drawn besides the chosen ones. Of more, one finds those one means by their names."""


class FilterView(msgspec.Struct, frozen=True):
    """A filter as the bar draws it."""

    key: str
    label: str
    kind: str
    options: list[tuple[str, str]]
    values: list[str]
    first: str
    last: str
    problem: str
    placeholder: str
    find: str = ""
    left: int = 0
    """How many options are not drawn."""

    @property
    def is_on(self) -> bool:
        return bool(self.values or self.first or self.last)

    @property
    def is_long(self) -> bool:
        """Whether its options are found by name."""
        return bool(self.left or self.find)


class Chip(msgspec.Struct, frozen=True):
    """A filter that is on, and the address without it."""

    label: str
    value: str
    url: str


class Head(msgspec.Struct, frozen=True):
    """The head of a column."""

    column: Column
    sorted: str = ""
    url: str = ""


class Tab(msgspec.Struct, frozen=True):
    """A view one can go to."""

    key: str
    label: str
    url: str
    current: bool
    view: SavedView | None = None


class Shown(msgspec.Struct, frozen=True):
    """Everything the template draws."""

    grid: Grid
    address: Address
    tabs: list[Tab]
    current: Tab | None
    filters: list[FilterView]
    chips: list[Chip]
    heads: list[Head]
    columns: list[Column]
    rows: list[RowView]
    count: Count | None
    bulk: list[BulkAction]
    next_url: str
    previous_url: str
    first_url: str
    problem: str = ""
    open_row: str = ""
    panel: dict[str, Any] | None = None


def admit(actor: Actor, grid: Grid) -> None:
    """Let those in who may see this table."""
    enter(actor)
    if grid.permission:
        actor.require(grid.permission)


async def show(request: AnyRequest, tx: Tx, actor: Actor, grid: Grid) -> Response[Any]:
    """The page, or for htmx the table, or the panel alone."""
    admit(actor, grid)
    address = Address(grid, request.query_params.multi_items())
    target = request.headers.get("hx-target", "") if is_htmx(request) else ""
    if PANEL in target:
        return await _panel_alone(request, tx, actor, grid, address)
    if target.startswith(OPTIONS):
        return await _options_alone(request, tx, actor, address, target.removeprefix(OPTIONS))
    views = await list_views(tx, actor, grid.key)
    if not request.url.query:
        address = _default(address, views)
    shown = await look(request, tx, actor, address, views)
    values = {"shown": shown, "section": grid.section, "t": context_of(request).translations.gettext}
    if is_htmx(request):
        answer = render(request, "console/grid/table.html", status=422 if shown.problem else 200, **values)
        answer.headers["HX-Push-Url"] = address.link(place=True)
        return answer
    further = await grid.further(tx, actor) if grid.further else {}
    return render(request, grid.template, status=422 if shown.problem else 200, **values, **further)


def _default(address: Address, views: list[SavedView]) -> Address:
    own = next((view for view in views if view.is_default and view.is_mine), None)
    return Address.parse(address.grid, f"view={own.id}&{own.query}") if own else address


async def look(request: AnyRequest, tx: Tx, actor: Actor, address: Address, views: list[SavedView]) -> Shown:
    """Ask the source and put together what is drawn."""
    context, grid = context_of(request), address.grid
    words, currency = context.translations, context.app.settings.currency
    known = await shops_for(tx, actor, grid)
    read = Read(address, actor, known, currency)
    columns = visible(grid, actor)
    now = chosen(address, columns)
    problem, page, count = "", Page[Any]([]), None
    try:
        page = await grid.source(tx, actor, read.query)
        # The first page of few says itself how many there are.
        whole = page.next_cursor is None and not read.query.cursor
        if whole:
            count = Count(len(page.items))
        elif grid.count:
            count = await grid.count(tx, actor, read.query)
    except Invalid as reason:
        problem = words.gettext(reason.message, **reason.params)
    painter = Painter(words, currency)
    bar = [await _filter(tx, actor, each, address, read, known, words) for each in grid.filters]
    return Shown(
        grid=grid,
        address=address,
        tabs=(tabs := _tabs(address, views, words)),
        current=next((tab for tab in tabs if tab.current), None),
        filters=[each for each in bar if each.kind is not FilterKind.SHOPS or len(each.options) > 1],
        chips=_chips(address, bar, words),
        heads=[_head(address, column) for column in now],
        columns=columns,
        rows=[painter.row(grid, now, row, _panel_url(address, row)) for row in page.items],
        count=count,
        bulk=[action for action in grid.bulk if not action.permission or actor.has(action.permission)],
        next_url=address.next_link(page.next_cursor),
        previous_url=address.previous_link(),
        first_url=address.first_link(),
        problem=problem,
        open_row=address.first("open"),
        panel=await _panel(tx, actor, address),
    )


async def shops_for(tx: Tx, actor: Actor, grid: Grid) -> list[Shop]:
    """The shops that this person may filter by; nothing is asked when the table has no such filter."""
    if not any(each.kind is FilterKind.SHOPS for each in grid.filters):
        return []
    allowed = allowed_shops(actor, grid)
    return [shop for shop in await merchants.list_shops(tx) if allowed is None or shop.id in allowed]


def _panel_url(address: Address, row: Any) -> str:
    if address.grid.panel is None:
        return ""
    return address.link(place=True, open=address.grid.row_id(row))


async def _panel(tx: Tx, actor: Actor, address: Address) -> dict[str, Any] | None:
    grid, row_id = address.grid, address.first("open")
    if grid.panel is None or not row_id:
        return None
    try:
        panel = await grid.panel(tx, actor, row_id)
    except NotFound:
        return None
    return {"panel": panel, "close_url": address.link(place=True, open=None)}


async def _panel_alone(request: AnyRequest, tx: Tx, actor: Actor, grid: Grid, address: Address) -> Response[Any]:
    if (values := await _panel(tx, actor, address)) is None:
        raise NotFound
    answer = render(request, "console/grid/panel.html", **values)
    answer.headers["HX-Push-Url"] = address.link(place=True)
    return answer


async def _options_alone(request: AnyRequest, tx: Tx, actor: Actor, address: Address, key: str) -> Response[Any]:
    """The options of one filter, as somebody looks for them."""
    context, grid = context_of(request), address.grid
    found = next((each for each in grid.filters if each.key == key and each.kind in LISTED), None)
    if found is None:
        raise NotFound
    known = await shops_for(tx, actor, grid) if found.kind is FilterKind.SHOPS else []
    read = Read(address, actor, known, context.app.settings.currency)
    each = await _filter(tx, actor, found, address, read, known, context.translations)
    return render(request, "console/grid/options.html", each=each)


def _head(address: Address, column: Column) -> Head:
    if not column.sort:
        return Head(column)
    name, descending = address.sort
    if name != column.sort:
        return Head(column, "", address.link(sort=column.sort))
    turned = column.sort if descending else f"-{column.sort}"
    return Head(column, "desc" if descending else "asc", address.link(sort=turned))


def _tabs(address: Address, views: list[SavedView], words: Translations) -> list[Tab]:
    grid, current = address.grid, address.first("view")
    essence = address.essence()
    tabs = [Tab("all", words.gettext("All"), f"{grid.url}?view=all", not essence and current in ("", "all"))]
    for preset in grid.presets:
        canonical = Address.parse(grid, preset.query).essence()
        url = f"{grid.url}?view={preset.key}&{preset.query}"
        on = current == preset.key or (not current and essence == canonical)
        tabs.append(Tab(preset.key, words.gettext(preset.label), url, on))
    for view in views:
        url = f"{grid.url}?view={view.id}&{view.query}"
        tabs.append(Tab(str(view.id), view.name, url, current == str(view.id), view))
    return tabs


async def _filter(
    tx: Tx, actor: Actor, found: Filter, address: Address, read: Read, known: list[Shop], words: Translations
) -> FilterView:
    options: list[tuple[str, str]] = []
    if found.kind is FilterKind.SHOPS:
        options = [(shop.slug, pick(shop.name, words.locale)) for shop in known]
    elif found.kind is FilterKind.CHOICE:
        given = await found.load(tx, actor) if found.load else found.options
        options = [(each.value, option_label(each, words)) for each in given]
    find, left = "", 0
    if len(options) > MOST_OPTIONS:
        find = address.first(find_name(found))
        options, left = _narrow(options, address.params[found.key], find)
    names = names_of(found)
    ranged = len(names) == 2
    problem = next((read.problems[name] for name in names if name in read.problems), "")
    return FilterView(
        key=found.key,
        label=words.gettext(found.label),
        kind=found.kind,
        options=options,
        values=[] if ranged else address.params[found.key],
        first=address.first(names[0]) if ranged else "",
        last=address.first(names[1]) if ranged else "",
        problem=words.gettext(problem) if problem else "",
        placeholder=words.gettext(found.placeholder) if found.placeholder else "",
        find=find,
        left=left,
    )


def _narrow(options: list[tuple[str, str]], values: list[str], find: str) -> tuple[list[tuple[str, str]], int]:
    """Those to draw of many options, and how many others match: the chosen ones, then the first whose name or value
    holds what is looked for."""
    wanted, on = find.casefold(), set(values)
    picked = [option for option in options if option[0] in on]
    others = [
        option
        for option in options
        if option[0] not in on and (wanted in option[1].casefold() or wanted in option[0].casefold())
    ]
    return picked + others[:MOST_OPTIONS], max(0, len(others) - MOST_OPTIONS)


def option_label(option: Option, words: Translations) -> str:
    """An option in words."""
    return option.label if option.raw else words.gettext(option.label)


def _chips(address: Address, bar: list[FilterView], words: Translations) -> list[Chip]:
    chips = []
    for each in bar:
        if not each.is_on:
            continue
        if each.first or each.last:
            value = f"{each.first or '…'} – {each.last or '…'}"
            chips.append(Chip(each.label, value, address.link(f"{each.key}.from", f"{each.key}.to")))
            continue
        labels = dict(each.options)
        if each.kind == FilterKind.FLAG:
            labels = {"1": words.gettext("Yes"), "0": words.gettext("No")}
        chips += [
            Chip(each.label, labels.get(value, value), address.without_value(each.key, value)) for value in each.values
        ]
    return chips


def view_id_of(text: str) -> UUID:
    """The id of a view in an address. Raises NotFound for what cannot be one."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None
