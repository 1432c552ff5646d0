"""What identity reads from a request and leaves in the browser."""

from jishi.modules.identity.contracts import Device, SignedInSession
from jishi.platform.http import cookies
from jishi.platform.http.context import RequestContext

MOST_USER_AGENT = 400


def device_of(context: RequestContext) -> Device:
    """Where this request comes from. A guest's bearer token is no session, so it replaces none."""
    token = context.session_token
    return Device(
        user_agent=context.headers.get(b"user-agent", b"")[:MOST_USER_AGENT].decode("latin-1"),
        address=context.address,
        locale=context.locale,
        guest_id=context.guest_id,
        previous_token="" if "." in token else token,
    )


def keep_session(context: RequestContext, session: SignedInSession) -> None:
    """Give the browser its session, and the looks and language that the account has chosen.

    The cookie outlives the session, whose end slides on the server.
    """
    context.set_cookie(cookies.SESSION, session.token, seconds=cookies.YEAR)
    if not session.is_new_account:
        context.prefer(theme=session.theme, density=session.density, locale=session.account.locale)


def drop_session(context: RequestContext) -> None:
    """Take session and guest identity from the browser, so that the next person at it starts afresh."""
    for name in (cookies.SESSION, cookies.GUEST, cookies.CART):
        context.set_cookie(name, "", seconds=0)
