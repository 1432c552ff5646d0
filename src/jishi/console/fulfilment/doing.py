"""Do something on a page and go back to it: done is said, and so is a refusal."""

from collections.abc import Awaitable

from litestar.response import Redirect

from jishi.kernel.errors import AppError, Forbidden, NotFound, TooMany, Unauthenticated
from jishi.platform.db import Tx
from jishi.platform.http.context import RequestContext

SERIOUS = (NotFound, Forbidden, Unauthenticated, TooMany)
"""Refusals that are pages of their own."""


async def do(tx: Tx, context: RequestContext, work: Awaitable[object], message: str, back: str) -> Redirect:
    """Do `work` and say `message` on the page at `back`; a refusal undoes it and is said there instead."""
    try:
        await work
    except AppError as reason:
        if isinstance(reason, SERIOUS) and reason.code in ("not_found", "forbidden", "unauthenticated"):
            raise
        await tx.rollback()
        context.flash("error", reason.message, **reason.params)
        return Redirect(back, status_code=303)
    context.flash("success", message)
    return Redirect(back, status_code=303)
