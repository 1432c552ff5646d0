"""What a browser looked at lately: kept in a cookie of its own, so that reading a page writes nothing and
clearing it leaves nothing behind."""

from uuid import UUID

from jishi.kernel import base64url
from jishi.platform.http.context import RequestContext
from jishi.storefront.domain.codes import seen_first

COOKIE = "jishi_seen"
MOST = 20
LETTERS = 22
"""Of one id in the cookie: 16 bytes in base 64."""
SECONDS = 90 * 86_400


def seen_before(context: RequestContext) -> list[UUID]:
    """Product ids, the last one first."""
    raw = context.jar.get(COOKIE, "")[: MOST * (LETTERS + 1)]
    return list(dict.fromkeys(found for text in raw.split(".") if (found := unpacked(text))))


def remember(context: RequestContext, product_id: UUID) -> None:
    """Note that this product is being looked at."""
    raw = context.jar.get(COOKIE, "")
    if not raw.startswith(packed(product_id)):
        ids = seen_first(product_id, seen_before(context), MOST)
        context.set_cookie(COOKIE, ".".join(map(packed, ids)), seconds=SECONDS)


def forget(context: RequestContext) -> None:
    """Forget everything."""
    context.set_cookie(COOKIE, "", seconds=0)


def packed(product_id: UUID) -> str:
    """An id as it stands in the cookie."""
    return base64url.encode(product_id.bytes)


def unpacked(text: str) -> UUID | None:
    """The id that stands there, or None."""
    if len(text) != LETTERS:
        return None
    try:
        return UUID(bytes=base64url.decode(text))
    except ValueError:
        return None
