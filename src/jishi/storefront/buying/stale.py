"""A checkout form whose token no longer fits, because its sender was signed out elsewhere or lost their cookies."""

from litestar import Response
from litestar.response import Redirect

from jishi.kernel.errors import Forbidden
from jishi.platform.http import guards
from jishi.platform.http.context import AnyRequest, RequestContext, context_of, is_htmx
from jishi.storefront.buying.checkout_form import CheckoutForm, read_form
from jishi.storefront.buying.draft import keep_draft
from jishi.storefront.buying.fields import read_fields

SIGN_IN = "/sign-in?next=/checkout%3Fdraft%3D1"
AGAIN = "/checkout?draft=1"

Answer = Response[None] | Redirect


async def check_or_keep(request: AnyRequest) -> Answer | None:
    """What every request must pass; but a form of our own that only lacks its token comes back as it was filled in.

    The browser must say that the form is ours: a draft made by another site could lead a parcel astray.
    """
    try:
        await guards.check(request)
    except Forbidden as refusal:
        if refusal.code != "csrf" or request.headers.get("sec-fetch-site") != "same-origin":
            raise
        context = context_of(request)
        return keep_and_go(request, context, read_form(await read_fields(request)))
    return None


def keep_and_go(request: AnyRequest, context: RequestContext, form: CheckoutForm) -> Answer:
    """Keep the form in the browser and have its sender sign in again, or a guest look at it again."""
    keep_draft(context, form)
    if form.member:
        context.flash("info", "Please sign in again. Everything you put in is kept.")
    else:
        context.flash("info", "This page was open for long. Everything you put in is kept; please send it again.")
    return go(request, SIGN_IN if form.member else AGAIN)


def go(request: AnyRequest, address: str) -> Answer:
    """On to another page, also when a script asked."""
    if is_htmx(request):
        return Response(None, status_code=200, headers={"HX-Redirect": address})
    return Redirect(address, status_code=303)
