"""What was typed at the checkout, kept in the browser itself while its owner signs in again."""

import zlib

import msgspec

from jishi.kernel import base64url
from jishi.platform.http.context import RequestContext
from jishi.storefront.buying.checkout_form import CheckoutForm

COOKIE = "jishi_draft"
SECONDS = 1_800
MOST_BYTES = 3_600
"""A cookie with its name and attributes must stay under the 4,096 bytes that browsers keep (RFC 6265 §6.1)."""


def keep_draft(context: RequestContext, form: CheckoutForm) -> None:
    """Leave the form in the browser. A note that makes it too large is shortened until it fits."""
    kept = msgspec.structs.replace(form, fingerprint="", seen="", key="")
    while len(value := _pack(kept)) > MOST_BYTES and kept.note:
        kept = msgspec.structs.replace(kept, note=kept.note[: len(kept.note) * 3 // 4])
    if len(value) <= MOST_BYTES:
        context.set_cookie(COOKIE, value, seconds=SECONDS)


def take_draft(context: RequestContext) -> CheckoutForm | None:
    """The form that was kept, now used up; None when there is none or it is not one of ours."""
    value = context.jar.pop(COOKIE, "")
    if not value:
        return None
    context.set_cookie(COOKIE, "", seconds=0)
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(base64url.decode(value), MOST_BYTES * 16)
        return msgspec.json.decode(text, type=CheckoutForm)
    except (zlib.error, ValueError, msgspec.MsgspecError):
        return None


def _pack(form: CheckoutForm) -> str:
    return base64url.encode(zlib.compress(msgspec.json.encode(form), 9))
