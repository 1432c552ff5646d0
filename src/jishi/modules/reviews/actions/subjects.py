"""How reviews, later words, replies, questions and answers are named to moderation."""

from uuid import UUID

from jishi.kernel.text import Text
from jishi.modules.moderation.contracts import Subject

REVIEW = "review"
FOLLOW_UP = "review_follow_up"
REPLY = "review_reply"
QUESTION = "question"
ANSWER = "answer"


def subject(
    kind: str,
    subject_id: UUID,
    *,
    author_id: UUID | None,
    author_name: str,
    shop_id: UUID | None,
    title: Text,
    product_code: str,
) -> Subject:
    """What moderators are told of a text: they look at it on the product's page."""
    place = "questions" if kind in (QUESTION, ANSWER) else "reviews"
    return Subject(
        kind=kind,
        id=subject_id,
        author_id=author_id,
        author_name=author_name,
        shop_id=shop_id,
        title=title,
        link=f"/products/{product_code}/{place}",
    )
