"""What every request must pass before its handler: rate limits, and a CSRF token when it changes something."""

import hmac

from litestar.enums import RequestEncodingType

from jishi.kernel.errors import Forbidden, Unauthenticated
from jishi.platform.http import cookies
from jishi.platform.http.context import AnyRequest, RequestContext, context_of
from jishi.platform.http.gate import SAFE
from jishi.platform.http.limits import ANYTHING, WRITES, Limits

SIGNED_PREFIX = "/callbacks/"
"""Requests under this path come from machines that sign them; their handlers check the signature before anything
else. They are not counted either: a provider has many things to say from one address."""

MOST_FROM_STRANGERS = 1024 * 1024
"""Bytes of a form that somebody who has not signed in may send."""

FORMS = frozenset({RequestEncodingType.URL_ENCODED.value, RequestEncodingType.MULTI_PART.value})


async def check(request: AnyRequest) -> None:
    """Raise TooMany or Forbidden for a request that must not reach its handler."""
    context = context_of(request)
    if context.path.startswith(SIGNED_PREFIX):
        return
    limits = context.app.service(Limits)
    limits.spend(ANYTHING, context.address)
    if request.method in SAFE:
        return
    limits.spend(WRITES, context.address)
    if not context.bearer and not _is_program(request, context):
        await _check_csrf(request, context)


def _is_program(request: AnyRequest, context: RequestContext) -> bool:
    """Whether this is a program's first call: it has no cookie of ours to abuse, and sends JSON to the API, which a
    page of another site cannot do without asking us first (CORS preflight, which we refuse)."""
    nameless = cookies.SESSION not in context.jar and cookies.GUEST not in context.jar
    return nameless and context.path.startswith("/api/") and request.content_type[0] == RequestEncodingType.JSON


async def _check_size(request: AnyRequest, context: RequestContext) -> None:
    """Large forms are for people who have signed in: reading one to find its token costs us disk and time."""
    length = request.headers.get("content-length", "")
    is_small = length.isascii() and length.isdigit() and int(length[:12]) <= MOST_FROM_STRANGERS
    if not is_small and not (await context.actor()).is_signed_in:
        raise Unauthenticated


async def _check_csrf(request: AnyRequest, context: RequestContext) -> None:
    sent = request.headers.get("x-csrf-token", "")
    if not sent and request.content_type[0] in FORMS:
        await _check_size(request, context)
        form = await request.form()
        sent = str(form.get("_csrf", ""))
    if not hmac.compare_digest(sent.encode(), context.csrf.encode()):
        raise Forbidden("This form has expired. Please reload the page and try again.", code="csrf")
