"""Pages on which the words of notices are edited."""

import re
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid, NotFound
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import KindWords, Preview, Version, Words
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext
from jishi.platform.http.pages import render
from jishi.platform.i18n import LOCALES

HOME = "/console/notices"
GAP = re.compile(r"%\(\w+\)s")
"""What the shop fills in; the list shows an ellipsis for it."""

LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox"
"""A letter may look as it likes and do nothing."""


class Draft(msgspec.Struct, frozen=True):
    """What stands in the form of one language: the words, what is wrong with them, and how they would look."""

    locale: str
    words: Words
    edited: bool
    errors: dict[str, str]
    preview: Preview | None


class Edit(msgspec.Struct, frozen=True):
    """A line of the history, with the name of who made it."""

    version: Version
    by: str


@get(HOME, include_in_schema=False)
async def overview(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """Every kind of notice, by group."""
    enter(actor)
    kinds = await notifications.list_kinds(tx, actor)
    groups = list(dict.fromkeys(kind.group for kind in kinds))
    return render(
        request,
        "console/notices/overview.html",
        groups=[(group, [kind for kind in kinds if kind.group is group]) for group in groups],
        gaps=lambda subject: GAP.sub("…", subject),
    )


@get(HOME + "/{code:str}", include_in_schema=False)
async def one(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One kind: its words in each language, how they look, and who changed them when."""
    enter(actor)
    return await _editor(request, tx, actor, await notifications.get_kind(tx, actor, code))


@get(HOME + "/{code:str}/letter", include_in_schema=False)
async def letter(
    tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str], locale: FromQuery[str] = ""
) -> Response[bytes]:
    """The letter itself as mail programs show it, with sample data."""
    enter(actor)
    shown = await notifications.preview(tx, actor, code, locale or context.locale)
    return letter_page(shown.html)


@post(HOME + "/{code:str}/words", include_in_schema=False, status_code=200)
async def save(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any]:
    """Keep new words of one language, or only show how they would look."""
    enter(actor)
    form = await request.form()
    locale, words = str(form.get("locale", "")), Words(str(form.get("subject", "")), str(form.get("text", "")))
    if locale not in LOCALES:
        raise NotFound
    try:
        if "preview" in form:
            shown = await notifications.preview(tx, actor, code, locale, words)
            kind = await notifications.get_kind(tx, actor, code)
            return await _editor(request, tx, actor, kind, draft=_draft(kind, locale, words, shown))
        await notifications.save_words(tx, actor, code, locale, words)
    except Invalid as refusal:
        kind = await notifications.get_kind(tx, actor, code)
        wrong = _draft(kind, locale, words, None, _explain(context, refusal))
        return await _editor(request, tx, actor, kind, draft=wrong, status=refusal.status)
    context.flash("success", "The new words are in force.")
    return Redirect(f"{HOME}/{code}", status_code=303)


@post(HOME + "/{code:str}/reset", include_in_schema=False)
async def reset(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """Back to the original words."""
    enter(actor)
    await notifications.reset_words(tx, actor, code, str((await request.form()).get("locale", "")))
    context.flash("success", "The original words are back.")
    return Redirect(f"{HOME}/{code}", status_code=303)


@post(HOME + "/{code:str}/test", include_in_schema=False)
async def send_test(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """Send me one."""
    enter(actor)
    to = await notifications.send_test(tx, actor, code, str((await request.form()).get("locale", "")))
    context.flash("success", "A test letter is on its way to %(to)s.", to=to)
    return Redirect(f"{HOME}/{code}", status_code=303)


def letter_page(html: str) -> Response[bytes]:
    """A letter as a page of its own, in which nothing can run."""
    headers = {"Content-Security-Policy": LETTER_POLICY, "Cache-Control": "private, no-store"}
    return Response(html.encode(), media_type="text/html; charset=utf-8", headers=headers)


async def _editor(
    request: AnyRequest, tx: Tx, actor: Actor, kind: KindWords, *, draft: Draft | None = None, status: int = 200
) -> Response[Any]:
    versions = await notifications.list_versions(tx, actor, kind.code)
    names = await identity.list_accounts(tx, list({one.by for one in versions if one.by}))
    drafts = [
        draft
        if draft and draft.locale == locale
        else _draft(kind, locale, kind.words[locale], await notifications.preview(tx, actor, kind.code, locale))
        for locale in LOCALES
    ]
    return render(
        request,
        "console/notices/kind.html",
        status=status,
        kind=kind,
        drafts=drafts,
        edits=[Edit(one, _name(names, one.by)) for one in versions],
    )


def _name(names: dict[UUID, Account], by: UUID | None) -> str:
    return names[by].name if by in names else ""


def _draft(
    kind: KindWords, locale: str, words: Words, shown: Preview | None, errors: dict[str, str] | None = None
) -> Draft:
    return Draft(locale, words, kind.edited[locale], {"subject": "", "text": "", **(errors or {})}, shown)


def _explain(context: RequestContext, refusal: AppError) -> dict[str, str]:
    say = context.translations.gettext
    return {field: say(text, **refusal.params) for field, text in refusal.fields.items()}


routes = [overview, one, letter, save, reset, send_test]
