"""Who began an import hears when it is over."""

from jishi.modules.catalog.contracts.imports import ImportRun, ImportState
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Kind, Params
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

DONE = Kind(
    code="catalog.import_done",
    group="work",
    title="The import of %(file)s is done",
    text="%(created)s products are new, %(changed)s changed, %(refused)s could not be taken in.",
    link="/console/imports/%(code)s",
    action="See the report",
    sample={"file": "goods.csv", "created": 120, "changed": 8, "refused": 2},
)

FAILED = Kind(
    code="catalog.import_failed",
    group="work",
    title="The import of %(file)s broke off",
    text="The file could not be read to its end. What came before is kept.",
    link="/console/imports/%(code)s",
    action="See the report",
    sample={"file": "goods.csv"},
)


async def tell_outcome(tx: Tx, run: ImportRun) -> None:
    """Tell who began the import how it went; an import that is not over tells nobody."""
    kind = {ImportState.DONE: DONE, ImportState.FAILED: FAILED}.get(run.state)
    if kind is None or run.account_id is None:
        return
    params: Params = {
        "file": run.file_name,
        "code": run.code,
        "created": run.created,
        "changed": run.changed,
        "refused": run.refused,
    }
    await notifications.notify(tx, kind.code, run.account_id, params=params, dedupe=f"{run.id}:{run.state}")


def provide(runtime: Runtime) -> None:
    """Make these kinds known."""
    notifications.declare(runtime, DONE, FAILED)
