"""The form of a note: read without trusting any of it, shown again with what was wrong."""

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

import msgspec
from litestar.datastructures import UploadFile

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.modules.social import api as social
from jishi.modules.social.contracts import (
    MOST_OPTION,
    MOST_OPTIONS,
    MOST_PICTURES,
    MOST_PRODUCTS,
    Audience,
    Dot,
    Note,
    NoteInput,
    NoteKind,
    When,
)
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest
from jishi.storefront.buying.fields import Fields, find_id
from jishi.storefront.domain.codes import is_code

E = TypeVar("E", bound=StrEnum)
MOST_BYTES = 64 * 1024 * 1024
"""Of a form whose pictures travel with it, since no script sent them before."""


class Written(msgspec.Struct):
    """What somebody wrote into the form."""

    title: str = ""
    text: str = ""
    kind: NoteKind = NoteKind.NOTE
    picture_ids: list[UUID] = []
    products: list[str] = []
    audience: Audience = Audience.EVERYONE
    options: list[str] = []
    when: When = When.NOW

    def given(self, dots: list[Dot] | None = None) -> NoteInput:
        """As social takes it. Products that have a place on a picture of `dots` keep it."""
        placed = {dot.product_code: dot for dot in dots or []}
        return NoteInput(
            title=self.title,
            text=self.text,
            kind=self.kind,
            picture_ids=self.picture_ids,
            products=[placed.get(code) or Dot(code) for code in self.products],
            audience=self.audience,
            options=self.options,
            when=self.when,
        )


def from_note(note: Note) -> Written:
    """The form of a note that is there."""
    return Written(
        note.title,
        note.text,
        note.kind,
        [one.id for one in note.pictures],
        list(dict.fromkeys(one.product_code for one in note.products)),
        note.audience,
        [one.text for one in note.options],
    )


def dots_of(note: Note) -> list[Dot]:
    """Where its products stand on its pictures."""
    return [Dot(one.product_code, one.picture, one.x, one.y) for one in note.products]


async def read_written(request: AnyRequest, tx: Tx, actor: Actor) -> Written:
    """The form that was sent; pictures in it are stored. Raises what `add_picture` raises."""
    form = await request.form()
    fields = Fields(form)
    written = Written(
        title=fields.text("title"),
        text=fields.text("text"),
        kind=_one(NoteKind, fields.text("kind"), NoteKind.NOTE),
        picture_ids=[found for value in fields.texts("pictures_id") if (found := find_id(value))],
        products=products_in(fields),
        audience=_one(Audience, fields.text("audience"), Audience.EVERYONE),
        options=[one[: 2 * MOST_OPTION] for one in fields.texts("option")][: MOST_OPTIONS + 1],
        when=When.DRAFT if fields.text("when") == When.DRAFT else When.NOW,
    )
    for file in form.getall("pictures", []):
        if isinstance(file, UploadFile) and (data := await file.read()):
            if len(written.picture_ids) >= MOST_PICTURES:
                raise Invalid("%(most)s pictures at most.", field="pictures", most=MOST_PICTURES)
            written.picture_ids.append((await social.add_picture(tx, actor, data)).id)
    return written


def products_in(fields: Fields) -> list[str]:
    """The codes of the products that are ticked."""
    return list(dict.fromkeys(code for code in fields.texts("product") if is_code(code)))[: MOST_PRODUCTS + 1]


def _one(kind: type[E], value: str, otherwise: E) -> E:
    return kind(value) if value in {one.value for one in kind} else otherwise
