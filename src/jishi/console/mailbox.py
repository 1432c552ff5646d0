"""The development mailbox: letters and text messages that had nowhere else to go."""

import re
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery

from jishi.console.notices.pages import letter_page
from jishi.kernel.errors import NotFound
from jishi.platform import mail
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, is_htmx
from jishi.platform.http.pages import render

CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
SHOWN = 50


class Shown(msgspec.Struct, frozen=True):
    """A letter, and the code in it if there is one."""

    letter: mail.Received
    code: str


@get("/_mailbox", include_in_schema=False)
async def mailbox(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, to: FromQuery[str] = ""
) -> Response[Any]:
    """The newest letters, all or those to one address. Not in production, where it would hand out everybody's codes."""
    if context.app.settings.is_production:
        raise NotFound
    letters = [Shown(letter, _code_in(letter)) for letter in await mail.list_received(tx, to.strip(), SHOWN)]
    template = "console/mailbox_letters.html" if is_htmx(request) else "console/mailbox.html"
    return render(request, template, letters=letters, to=to.strip())


@get("/_mailbox/{letter_id:uuid}", include_in_schema=False)
async def letter(tx: GivenTx, context: GivenContext, letter_id: FromPath[UUID]) -> Response[bytes]:
    """The HTML part of a letter, as a mail program shows it. Not in production."""
    html = None if context.app.settings.is_production else await mail.find_html(tx, letter_id)
    if html is None:
        raise NotFound
    return letter_page(html)


def _code_in(letter: mail.Received) -> str:
    found = CODE.search(letter.subject) or CODE.search(letter.text)
    return found.group() if found else ""


routes = [mailbox, letter]
