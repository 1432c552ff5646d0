"""What all pages of the storefront do alike: shared page texts, fragments, words."""

import re
import zlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from litestar import Response

from jishi.platform.http.context import AnyRequest, RequestContext, context_of, is_htmx
from jishi.platform.http.pages import Templates, finish, render, view
from jishi.storefront.domain.filters import Wanted, read_wanted
from jishi.storefront.views import Words

Values = Mapping[str, object]
PAGES = "page:*"
"""All shared page texts, for invalidation."""

_INDENTATION = re.compile(r"\s*\n\s*")


def words_of(context: RequestContext) -> Words:
    """Words in the language of this request."""
    return Words(context.translations, context.app.settings.currency)


def wanted_of(request: AnyRequest) -> Wanted:
    """What the address of this request narrows a list by."""
    pairs = ((name, str(value)) for name, value in request.query_params.multi_items())
    return read_wanted(pairs, context_of(request).app.settings.currency)


async def shared_page(
    request: AnyRequest, key: str, template: str, load: Callable[[], Awaitable[Values]], *, seconds: float = 60
) -> Response[bytes]:
    """A page that is the same for everybody, rendered once and kept packed under `key` for `seconds`.

    Kept packed because there are many pages and memory is dear: unpacking takes a tenth of a millisecond.
    """
    context = context_of(request)

    async def make() -> bytes:
        values = await load()
        text = context.app.service(Templates).text(context.locale, template, ctx=view(context), **values)
        return zlib.compress(unindented(text).encode(), 1)

    packed = await context.app.cache.get(f"page:{key}:{context.locale}", make, seconds=seconds)
    await context.actor()
    return finish(context, zlib.decompress(packed).decode())


def unindented(text: str) -> str:
    """A page without the indentation of its templates; text whose white space matters is left alone."""
    return text if "<pre" in text or "<textarea" in text else _INDENTATION.sub("\n", text)


async def own_page(request: AnyRequest, template: str, **values: Any) -> Response[bytes]:
    """A page for this person alone, or one that too few will ask for to be kept."""
    await context_of(request).actor()
    return render(request, template, **values)


def told(request: AnyRequest, response: Response[bytes], address: str) -> Response[bytes]:
    """The same answer; a script that changed filters hears how their address is properly written."""
    if is_htmx(request):
        response.headers["HX-Push-Url"] = address
    return response


def fragment(request: AnyRequest, template: str, **values: Any) -> Response[bytes]:
    """A part of a page; no cache may take it for the page itself."""
    response = render(request, template, **values)
    response.headers["Vary"] = "HX-Request, Cookie"
    return response
