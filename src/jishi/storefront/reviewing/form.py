"""The form of a review: read without trusting any of it, shown again with what was wrong."""

from uuid import UUID

import msgspec
from litestar.datastructures import UploadFile

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import DIMENSIONS, MOST_PICTURES, OwnReview, Scores
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, RequestContext
from jishi.storefront.buying.fields import Fields, find_id

MOST_BYTES = 48 * 1024 * 1024
"""Of a form whose pictures travel with it, since no script sent them before."""


class Written(msgspec.Struct):
    """What somebody wrote into the form."""

    stars: int = 0
    scores: Scores = Scores()
    text: str = ""
    picture_ids: list[UUID] = []
    anonymous: bool = False


def from_review(own: OwnReview) -> Written:
    """The form of a review that is there."""
    review = own.review
    return Written(review.stars, review.scores, review.text, [one.id for one in review.pictures], own.anonymous)


async def read_written(request: AnyRequest, tx: Tx, actor: Actor) -> Written:
    """The form that was sent; pictures in it are stored. Raises what `add_picture` raises."""
    form = await request.form()
    fields = Fields(form)
    ids = [found for value in fields.texts("pictures_id") if (found := find_id(value))]
    for file in form.getall("pictures", []):
        if isinstance(file, UploadFile) and (data := await file.read()):
            if len(ids) >= MOST_PICTURES:
                raise Invalid("%(most)s pictures at most.", field="pictures", most=MOST_PICTURES)
            ids.append((await reviews.add_picture(tx, actor, data)).id)
    scores = Scores(*(_stars(fields.text(f"score-{name}")) or None for name in DIMENSIONS))
    return Written(_stars(fields.text("stars")), scores, fields.text("text"), ids, fields.text("anonymous") == "1")


class Complaints(dict[str, str]):
    """What is wrong, by field; nothing where nothing is wrong, so that templates need not ask first."""

    def __missing__(self, field: str) -> str:
        return ""


def explain(context: RequestContext, refusal: AppError | None) -> Complaints:
    """What is wrong, by field, in this person's language; under `form` what belongs to none."""
    if refusal is None:
        return Complaints()
    say = context.translations.gettext
    message = say(refusal.message, **refusal.params)
    if len(refusal.fields) == 1:
        return Complaints({next(iter(refusal.fields)): message})
    if refusal.fields:
        return Complaints({field: say(text, **refusal.params) for field, text in refusal.fields.items()})
    return Complaints(form=message)


def _stars(value: str) -> int:
    return int(value) if value in {"1", "2", "3", "4", "5"} else 0
