"""What reviews takes and tells. Ratings are whole stars from 1 to 5; averages are hundredths of a star."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.media.contracts import Image

MOST_TEXT = 2_000
DIMENSIONS = ("product", "match", "delivery", "service")
"""What is scored besides the whole, in the order of `Scores`."""

MOST_PICTURES = 9
MOST_QUESTION = 300
MOST_ANSWER = 1_000


class State(StrEnum):
    """The life of what somebody wrote; see `domain.life`."""

    SHOWN = "shown"
    HELD = "held"
    HIDDEN = "hidden"
    DELETED = "deleted"


class ReviewSort(StrEnum):
    """Orders of a list of reviews. BEST weighs helpful votes, pictures and how recent it is."""

    BEST = "best"
    NEWEST = "newest"
    HIGHEST = "highest"
    LOWEST = "lowest"


class Scores(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stars per dimension, each may be left out: the product itself, whether it is as described, delivery, service."""

    product: int | None = None
    match: int | None = None
    delivery: int | None = None
    service: int | None = None


class ReviewInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A review of one line of an order of one's own. `picture_ids` are pictures that one has uploaded for reviews."""

    order_number: str
    line_id: UUID
    stars: int
    scores: Scores = Scores()
    text: str = ""
    picture_ids: list[UUID] = []
    anonymous: bool = False


class ReviewChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a review says from now on."""

    stars: int
    scores: Scores = Scores()
    text: str = ""
    picture_ids: list[UUID] = []
    anonymous: bool = False


class FollowUpInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A later word (追评) to one's review."""

    text: str
    picture_ids: list[UUID] = []


class FollowUp(msgspec.Struct, frozen=True):
    """A later word; `days` after the review."""

    text: str
    pictures: list[Image]
    at: datetime
    days: int


class Reply(msgspec.Struct, frozen=True):
    """The shop's word to a review."""

    text: str
    at: datetime
    edited: bool


class ReplyInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the shop says to a review; saying it again changes it."""

    text: str


class Review(msgspec.Struct, frozen=True):
    """A review as everybody sees it. The author of an anonymous one is only hinted at. `variant` says which choice was
    bought; `refunded` that all of it was given back."""

    id: UUID
    product_id: UUID
    product_code: str
    variant_id: UUID
    variant: Text
    author: str
    avatar_url: str
    stars: int
    scores: Scores
    text: str
    pictures: list[Image]
    helpful: int
    refunded: bool
    edited: bool
    at: datetime
    follow_up: FollowUp | None
    reply: Reply | None


class OwnReview(msgspec.Struct, frozen=True):
    """A review as its author and the shop's people see it: with its state, what it is about, and what may be done.
    `follow_up_state` and `reply_state` are empty while there is none. `order_number` is kept from the shop when the
    review is anonymous."""

    review: Review
    state: State
    title: Text
    image: Image | None
    shop_id: UUID
    order_number: str
    anonymous: bool
    follow_up_state: str
    reply_state: str
    reply_text: str
    reason: str
    edit_until: datetime
    follow_up_until: datetime
    can_edit: bool
    can_follow_up: bool


class Wording(msgspec.Struct, frozen=True):
    """What an answer or a reply said before it was changed `until` then."""

    text: str
    until: datetime


class ReviewVersion(msgspec.Struct, frozen=True):
    """What a review said before it was changed `until` then."""

    stars: int
    scores: Scores
    text: str
    pictures: list[Image]
    until: datetime


class Reviewable(msgspec.Struct, frozen=True):
    """A line one has received and not yet reviewed."""

    order_number: str
    line_id: UUID
    product_id: UUID
    product_code: str
    shop_id: UUID
    title: Text
    label: Text
    image: Image | None
    bought_at: datetime


class ReviewQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What of a product's reviews one wants to see. `tag` is one of the praise tags of the summary."""

    sort: ReviewSort = ReviewSort.BEST
    stars: int | None = None
    variant_id: UUID | None = None
    with_pictures: bool = False
    with_follow_up: bool = False
    tag: str = ""
    cursor: str = ""
    limit: int = 10


class Tag(msgspec.Struct, frozen=True):
    """A praise that several reviews speak, found by its words."""

    code: str
    name: Text
    count: int


class Summary(msgspec.Struct, frozen=True):
    """What all shown reviews of a product say together. `by_stars` counts from one star to five; an average of a
    dimension is 0 when nobody rated it."""

    count: int
    average: int
    by_stars: list[int]
    product: int
    match: int
    delivery: int
    service: int
    with_pictures: int
    with_follow_up: int
    tags: list[Tag] = []


class StaffQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What of their shops' reviews staff want to see. `answered` None means both; `most_stars` finds critical ones."""

    shops: list[UUID] | None = None
    states: list[State] = []
    answered: bool | None = None
    most_stars: int = 5
    with_pictures: bool = False
    text: str = ""
    oldest_first: bool = False
    cursor: str = ""
    limit: int = 20


class StaffQuestionQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What of their shops' questions staff want to see; `answered` is about the shop's own answer."""

    shops: list[UUID] | None = None
    answered: bool | None = None
    text: str = ""
    oldest_first: bool = False
    cursor: str = ""
    limit: int = 20


class Votes(msgspec.Struct, frozen=True):
    """How many find it helpful, and whether the caller is one of them."""

    helpful: int
    mine: bool


class AnswerInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer to a question."""

    text: str


class QuestionInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question about a product."""

    text: str


class Answer(msgspec.Struct, frozen=True):
    """An answer: `from_shop` by the people who sell it, `bought` by somebody who has it, `edited` when it said
    something else before. The caller may change it while it is `changeable`."""

    id: UUID
    author: str
    avatar_url: str
    text: str
    from_shop: bool
    bought: bool
    helpful: int
    at: datetime
    mine: bool = False
    voted: bool = False
    held: bool = False
    edited: bool = False
    changeable: bool = False


class Question(msgspec.Struct, frozen=True):
    """A question, how many answers it has, and the best of them."""

    id: UUID
    product_id: UUID
    product_code: str
    shop_id: UUID
    title: Text
    author: str
    text: str
    at: datetime
    count: int
    answers: list[Answer]
    mine: bool = False
    held: bool = False


class Upload(msgspec.Struct, frozen=True):
    """A picture that may be shown with a review."""

    id: UUID
    url: str
    width: int
    height: int


class Waiting(msgspec.Struct, frozen=True):
    """What of reviews and questions waits for the people of some shops."""

    critical: int
    questions: int
