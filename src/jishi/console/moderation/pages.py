"""Pages of moderation."""

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.grid import grid_routes
from jishi.console.moderation import queue, words
from jishi.console.moderation.queue import id_of
from jishi.kernel.errors import Conflict, Invalid, TooLarge
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Decision, DecisionInput, WordInput, WordKind
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx

MOST_FILE = 2 * 1024 * 1024


@post(queue.HOME + "/{item_id:str}/decision", status_code=200, include_in_schema=False)
async def decide(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, item_id: FromPath[str]
) -> Redirect:
    """Publish or hide one item."""
    enter(actor)
    form = await request.form()
    decision = Decision.HIDE if form.get("decision") == Decision.HIDE else Decision.PUBLISH
    try:
        await moderation.decide(tx, actor, id_of(item_id), DecisionInput(decision, str(form.get("reason", ""))[:2_000]))
    except (Conflict, Invalid) as refusal:
        await tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
        return Redirect(f"{queue.HOME}?open={id_of(item_id)}", status_code=303)
    if decision is Decision.HIDE:
        context.flash("success", "It is hidden, and its author is told.")
    else:
        context.flash("success", "It is published.")
    return Redirect(f"{queue.HOME}?state=waiting", status_code=303)


@post(words.HOME, status_code=200, include_in_schema=False)
async def add_word(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
    """Keep a word."""
    enter(actor)
    form = await request.form()
    kind = WordKind.BLOCK if form.get("kind") == WordKind.BLOCK else WordKind.REVIEW
    given = WordInput(str(form.get("text", ""))[:200], kind, str(form.get("note", ""))[:1_000])
    try:
        word = await moderation.add_word(tx, actor, given)
    except Invalid as refusal:
        await tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
    else:
        context.flash("success", "“%(word)s” is on the list.", word=word.text)
    return Redirect(words.HOME, status_code=303)


@post(words.HOME + "/import", status_code=200, include_in_schema=False)
async def import_words(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
    """Keep all words of a file."""
    enter(actor)
    file = (await request.form()).get("file")
    try:
        taken = await moderation.import_words(tx, actor, await _text_of(file))
    except (Invalid, TooLarge) as refusal:
        await tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
    else:
        context.flash(
            "warning" if taken.problems else "success",
            "%(added)s added, %(changed)s changed, %(unchanged)s there already, %(refused)s refused.",
            added=taken.added,
            changed=taken.changed,
            unchanged=taken.unchanged,
            refused=len(taken.problems),
        )
    return Redirect(words.HOME, status_code=303)


@get(words.HOME + "/file", include_in_schema=False)
async def export_words(tx: GivenTx, actor: GivenActor) -> Response[bytes]:
    """All words as a file that can be brought in again."""
    enter(actor)
    text = await moderation.export_words(tx, actor)
    headers = {"Content-Disposition": 'attachment; filename="words.csv"'}
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


async def _text_of(file: object) -> str:
    """What an uploaded file says. Raises Invalid for none or one that is no UTF-8 text, TooLarge beyond 2 MB."""
    if not isinstance(file, UploadFile):
        raise Invalid("Please choose a file.", field="file")
    data = await file.read()
    if not data:
        raise Invalid("Please choose a file.", field="file")
    if len(data) > MOST_FILE:
        raise TooLarge("This file is too large: 2 MB at most.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("This file is not written in UTF-8.", field="file") from None


routes = [
    *grid_routes(words.GRID),
    *grid_routes(queue.GRID),
    decide,
    add_word,
    import_words,
    export_words,
]
