"""The pages of bulk runs: all of them, and one while it goes on."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Stream

from jishi.console.areas import enter
from jishi.console.grid.bulk import records
from jishi.console.grid.bulk.records import BulkRun, RunState
from jishi.console.grid.bulk.start import action_of, retry_failed, stop_run
from jishi.console.grid.cells import harmless
from jishi.console.grid.declare import Column, Grid, Kind, Tag, _
from jishi.console.grid.export import MARK, written
from jishi.console.grid.query import GridQuery
from jishi.console.grid.routes import CSV, grid_routes
from jishi.console.importing.forms import attachment
from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render
from jishi.platform.i18n import Translations
from jishi.platform.runtime import Runtime

HOME = "/console/bulk"
FAILURES = 50
BATCH = 1_000

STATES: dict[str, Tag] = {
    RunState.GATHERING: Tag(_("Gathering rows"), "info"),
    RunState.RUNNING: Tag(_("Under way"), "info"),
    RunState.DONE: Tag(_("Finished"), "success"),
    RunState.STOPPED: Tag(_("Stopped"), "gold"),
    RunState.FAILED: Tag(_("Broken off"), "error"),
}


def label_of(run: BulkRun) -> str:
    """What is done in a run, as a message id; its key when this version knows it no more."""
    try:
        return action_of(run)[1].label
    except NotFound:
        return run.action


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[BulkRun]:
    """Runs that this person sees."""
    return await records.list_runs(tx, actor, cursor=query.cursor, limit=query.limit)


GRID = Grid(
    key="bulk-runs",
    title=_("Bulk actions"),
    url=HOME,
    section="bulk",
    permission="",
    source=find,
    row_id=lambda run: str(run.id),
    row_url=lambda run: f"{HOME}/{run.id}",
    columns=[
        Column("what", _("What"), Kind.WORDS, of=label_of, main=True),
        Column("state", _("State"), Kind.TAG, tags=STATES),
        Column("total", _("Rows"), Kind.NUMBER),
        Column("done", _("Done"), Kind.NUMBER),
        Column("failed", _("Failed"), Kind.NUMBER),
        Column("created_at", _("Begun at"), Kind.MOMENT),
        Column("finished_at", _("Ended at"), Kind.MOMENT),
    ],
    exports=False,
    empty_title=_("Nothing done in bulk yet"),
    empty_text=_("Tick rows in a table and choose what to do with them."),
)


@get(HOME + "/{run_id:uuid}", include_in_schema=False)
async def one(request: AnyRequest, tx: GivenTx, actor: GivenActor, run_id: FromPath[UUID]) -> Response[Any]:
    """One run."""
    return await _shown(request, tx, actor, run_id, "console/grid/run.html")


@get(HOME + "/{run_id:uuid}/progress", include_in_schema=False)
async def progress(request: AnyRequest, tx: GivenTx, actor: GivenActor, run_id: FromPath[UUID]) -> Response[Any]:
    """The moving part of its page."""
    return await _shown(request, tx, actor, run_id, "console/grid/run_moving.html")


async def _shown(request: AnyRequest, tx: Tx, actor: Actor, run_id: UUID, template: str) -> Response[Any]:
    enter(actor)
    run = await records.get_run(tx, actor, run_id)
    failures = await records.list_rows(tx, run.id, outcome="failed", limit=FAILURES) if run.failed else []
    grid = action_of(run)[0] if label_of(run) != run.action else None
    return render(
        request,
        template,
        section=grid.section if grid else "bulk",
        grid=grid,
        run=run,
        label=label_of(run),
        tag=STATES[run.state],
        failures=failures,
        is_mine=run.account_id == actor.account_id,
    )


@post(HOME + "/{run_id:uuid}/stop", include_in_schema=False)
async def stop(tx: GivenTx, actor: GivenActor, context: GivenContext, run_id: FromPath[UUID]) -> Redirect:
    """Do nothing more; what is done stays."""
    enter(actor)
    if await stop_run(tx, actor, run_id):
        context.flash("info", "Stopped. What was done stays done.")
    return Redirect(f"{HOME}/{run_id}", status_code=303)


@post(HOME + "/{run_id:uuid}/retry", include_in_schema=False)
async def retry(tx: GivenTx, actor: GivenActor, run_id: FromPath[UUID]) -> Redirect:
    """Try those again that failed."""
    enter(actor)
    return Redirect(f"{HOME}/{await retry_failed(tx, actor, run_id)}", status_code=303)


@get(HOME + "/{run_id:uuid}/outcomes.csv", include_in_schema=False)
async def outcomes(tx: GivenTx, actor: GivenActor, context: GivenContext, run_id: FromPath[UUID]) -> Stream:
    """How it went with every row, as a file."""
    enter(actor)
    run = await records.get_run(tx, actor, run_id)
    return Stream(
        _lines(context.app, run, context.translations),
        media_type=CSV,
        headers={
            "Content-Disposition": attachment(f"{run.grid}-{run.action}-{run.created_at:%Y%m%d-%H%M}.csv"),
            "Cache-Control": "private, no-store",
        },
    )


async def _lines(app: Runtime, run: BulkRun, words: Translations) -> AsyncIterator[bytes]:
    yield MARK + written([[words.gettext(head) for head in ("Row", "Outcome", "Reason")]])
    told = {"done": words.gettext("Done"), "failed": words.gettext("Failed"), None: words.gettext("Waiting")}
    after = 0
    while True:
        async with app.tx(write=False) as tx:
            rows = await records.list_rows(tx, run.id, after=after, limit=BATCH)
        if not rows:
            return
        yield written(
            [
                [
                    harmless(row.row_id),
                    told[row.outcome],
                    harmless(words.gettext(row.message, **row.params) if row.message else ""),
                ]
                for row in rows
            ]
        )
        after = rows[-1].position


routes = [*grid_routes(GRID), one, progress, stop, retry, outcomes]
