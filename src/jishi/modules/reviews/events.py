"""What happens to reviews and questions."""

from uuid import UUID

from jishi.platform.events import Event


class ReviewShown(Event, frozen=True, kw_only=True, tag="reviews.shown"):
    """A review can be seen by everybody from now on."""

    review_id: UUID
    product_id: UUID
    shop_id: UUID
    author_id: UUID
    stars: int


class ReviewHidden(Event, frozen=True, kw_only=True, tag="reviews.hidden"):
    """A review can no longer be seen: hidden by a moderator, held after a change, or deleted by its author."""

    review_id: UUID
    product_id: UUID
    shop_id: UUID
    author_id: UUID


class ReviewReplied(Event, frozen=True, kw_only=True, tag="reviews.replied"):
    """The shop said something to a review for the first time."""

    review_id: UUID
    product_id: UUID
    shop_id: UUID
    author_id: UUID


class QuestionAsked(Event, frozen=True, kw_only=True, tag="reviews.question_asked"):
    """A question about a product can be seen and answered."""

    question_id: UUID
    product_id: UUID
    shop_id: UUID
    author_id: UUID


class QuestionAnswered(Event, frozen=True, kw_only=True, tag="reviews.question_answered"):
    """An answer can be seen."""

    question_id: UUID
    answer_id: UUID
    product_id: UUID
    asked_by: UUID
    author_id: UUID
