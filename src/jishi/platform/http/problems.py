"""Refusals as answers: problem+json (RFC 9457) for programs, a page or fragment for people."""

from typing import Any
from urllib.parse import quote, urlsplit

import asyncpg
import msgspec
import structlog
from litestar import Response
from litestar.exceptions import HTTPException, ValidationException

from jishi.kernel.errors import (
    AppError,
    Invalid,
    NotFound,
    SecondFactorNeeded,
    StepUpNeeded,
    TooLarge,
    TooMany,
    Unauthenticated,
    Unavailable,
)
from jishi.platform.http.context import AnyRequest, RequestContext, context_of, is_htmx
from jishi.platform.http.pages import render

log = structlog.get_logger(__name__)
PROBLEM = "application/problem+json"
UNREADABLE = (
    msgspec.ValidationError,
    msgspec.DecodeError,
    UnicodeError,
    RecursionError,  # JSON nested beyond all reason
    asyncpg.UntranslatableCharacterError,  # a NUL in a jsonb text
    asyncpg.CharacterNotInRepertoireError,  # a NUL in a text, which PostgreSQL does not take
)
NO_DATABASE = (
    OSError,  # refused, no socket, or no free connection in time
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # it is stopping, or starting
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,  # a deadlock, of which we were the victim
    asyncpg.InterfaceError,  # the connection broke under us
)
SHORTLY = "1"
CONSOLE = "/console"
"""Below this staff stay among their own pages, whatever goes wrong."""
SECOND_PROOFS = ["/api/v1/me/authenticator/confirmations", "/api/v1/passkeys/confirmations"]
PROOFS: dict[type[AppError], list[str]] = {
    StepUpNeeded: ["/api/v1/me/proofs", *SECOND_PROOFS],
    SecondFactorNeeded: SECOND_PROOFS,
}
ASKED_AT: dict[type[AppError], str] = {
    Unauthenticated: "/sign-in",
    StepUpNeeded: "/account/confirm",
    SecondFactorNeeded: "/sign-in/second",
}
"""Pages where people give what is missing, and from which they come back."""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """RFC 9457 problem details; `code` is stable, `errors` maps fields to sentences. Where it is a proof of who one
    is that is missing, `proof` says how to give it: a POST of a password or a code, or the ceremony of a passkey."""

    title: str
    status: int
    code: str
    type: str = "about:blank"
    detail: str = ""
    errors: dict[str, str] = {}
    request_id: str = ""
    proof: list[str] = []


class Failed(AppError):
    """Something broke on our side; the log has the rest."""

    status = 500
    code = "internal_error"


def answer(request: AnyRequest, error: Exception) -> Response[Any]:
    """The answer to any exception that a handler let through."""
    context = context_of(request)
    context.is_refused = True
    refusal = as_refusal(error)
    if isinstance(refusal, Unavailable):
        log.warning("unavailable", path=context.path, request_id=context.request_id, reason=repr(error)[:300])
    elif refusal.status >= 500:
        log.error("request_failed", path=context.path, request_id=context.request_id, exc_info=error)
    if wants_json(request):
        return as_problem(context, refusal)
    try:
        return as_page(request, context, refusal)
    except Exception as reason:  # noqa: BLE001  a broken error page must not hide the refusal itself
        log.error("error_page_failed", path=context.path, reason=repr(reason))
        return as_problem(context, refusal)


def as_refusal(error: Exception) -> AppError:
    """The refusal that an exception amounts to; unknown ones become Failed and tell nothing."""
    if isinstance(error, AppError):
        return error
    if isinstance(error, ValidationException):
        return Invalid("Some of what was sent cannot be understood.", fields=_field_errors(error))
    if isinstance(error, HTTPException):
        known: dict[int, AppError] = {
            400: Invalid("Some of what was sent cannot be understood."),
            404: NotFound(),
            413: TooLarge("This is larger than we can take."),
        }
        refusal = known.get(error.status_code)
        if refusal is None:
            refusal = AppError("This request is not possible here.", code="http_error")
            refusal.status = error.status_code  # type: ignore[misc]
        return refusal
    if isinstance(error, UNREADABLE):
        return Invalid("Some of what was sent cannot be understood.")
    if isinstance(error, NO_DATABASE) and not isinstance(error, asyncpg.DataError):
        return Unavailable("The shop is catching its breath. Nothing was changed; please try again in a moment.")
    return Failed("Something went wrong on our side. Nothing was lost; please try again.")


def as_problem(context: RequestContext, refusal: AppError) -> Response[bytes]:
    """The refusal for a program."""
    say = context.translations.gettext
    problem = Problem(
        title=say(refusal.message, **refusal.params),
        status=refusal.status,
        code=refusal.code,
        errors={field: say(text, **refusal.params) for field, text in refusal.fields.items()},
        request_id=context.request_id,
        proof=PROOFS.get(type(refusal), []),
    )
    return Response(
        msgspec.json.encode(problem),
        status_code=refusal.status,
        media_type=PROBLEM,
        headers=_headers(refusal),
    )


def as_page(request: AnyRequest, context: RequestContext, refusal: AppError) -> Response[Any]:
    """The refusal for a person: a whole page, or a toast when htmx asked for a fragment. Who must sign in first, or
    prove who they are, is sent to do so, and comes back to where they were."""
    if (page := ASKED_AT.get(type(refusal))) is not None:
        return _lead_to(page, request, context)
    sentence = context.translations.gettext(refusal.message, **refusal.params)
    template = "errors/404.html" if refusal.status == 404 else "errors/error.html"
    if context.path.startswith(CONSOLE) and context.known_actor.permissions:
        template = "errors/console.html"
    if is_htmx(request):
        template = "errors/fragment.html"
    response = render(
        request, template, status=refusal.status, error_status=refusal.status, message=sentence, error=refusal
    )
    response.headers.update(_headers(refusal))
    return response


def _lead_to(page: str, request: AnyRequest, context: RequestContext) -> Response[Any]:
    here = context.path
    if query := request.scope["query_string"].decode("latin-1"):
        here += f"?{query}"
    if request.method != "GET":
        here = urlsplit(request.headers.get("referer", "/")).path
    target = f"{page}?next={quote(here)}"
    if is_htmx(request):
        return Response(b"", status_code=200, headers={"HX-Redirect": target})
    return Response(b"", status_code=303, headers={"Location": target})


def wants_json(request: AnyRequest) -> bool:
    """Programs ask under /api, send JSON, or accept JSON but no HTML."""
    accept = request.headers.get("accept", "")
    kind = request.headers.get("content-type", "")
    return (
        request.scope["path"].startswith(("/api/", "/callbacks/", "/media/"))
        or kind.startswith("application/json")
        or ("json" in accept and "text/html" not in accept)
    )


def _headers(refusal: AppError) -> dict[str, str]:
    if isinstance(refusal, Unavailable):
        return {"Retry-After": SHORTLY}
    return {"Retry-After": str(refusal.retry_after)} if isinstance(refusal, TooMany) else {}


def _field_errors(error: ValidationException) -> dict[str, str]:
    extra = error.extra if isinstance(error.extra, list) else []
    return {
        str(item.get("key", "")): "This value is not valid."
        for item in extra
        if isinstance(item, dict) and item.get("key")
    }
