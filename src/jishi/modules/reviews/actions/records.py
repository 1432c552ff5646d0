"""Reviews from their rows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.media.contracts import Image
from jishi.modules.reviews.contracts import FollowUp, OwnReview, Reply, Review, Scores, State
from jishi.modules.reviews.domain.life import EDIT_WITHIN, FOLLOW_UP_WITHIN, can_edit, can_follow_up
from jishi.modules.reviews.domain.names import masked


class Stored(msgspec.Struct, frozen=True):
    """A review with all its columns."""

    id: UUID
    line_id: UUID
    order_id: UUID
    order_number: str
    product_id: UUID
    product_code: str
    variant_id: UUID
    variant: Text
    title: Text
    image: Image | None
    shop_id: UUID
    author_id: UUID
    author_name: str
    author_avatar: str
    anonymous: bool
    state: State
    stars: int
    score_product: int | None
    score_match: int | None
    score_delivery: int | None
    score_service: int | None
    text: str
    pictures: list[Image]
    picture_count: int
    tags: list[str]
    helpful: int
    heat: int
    paid: int
    refunded: int
    reason: str
    created_at: datetime
    edited_at: datetime | None
    follow_up: str
    follow_up_pictures: list[Image]
    follow_up_state: str
    follow_up_at: datetime | None
    reply: str
    reply_state: str
    reply_at: datetime | None
    reply_edited: bool
    reply_by: UUID | None

    @property
    def scores(self) -> Scores:
        return Scores(self.score_product, self.score_match, self.score_delivery, self.score_service)

    @property
    def is_shown(self) -> bool:
        return self.state is State.SHOWN

    @property
    def is_refunded(self) -> bool:
        return self.paid > 0 and self.refunded >= self.paid


def stored_from(row: Mapping[str, Any]) -> Stored:
    """A review from its row."""
    return msgspec.convert(dict(row), Stored)


def review_of(stored: Stored, *, all_parts: bool = False) -> Review:
    """The review as everybody sees it; with `all_parts` also a later word and a reply that are not shown."""
    name = masked(stored.author_name) if stored.anonymous else stored.author_name
    return Review(
        stored.id,
        stored.product_id,
        stored.product_code,
        stored.variant_id,
        stored.variant,
        name,
        "" if stored.anonymous else stored.author_avatar,
        stored.stars,
        stored.scores,
        stored.text,
        stored.pictures,
        stored.helpful,
        stored.is_refunded,
        stored.edited_at is not None,
        stored.created_at,
        _follow_up_of(stored, all_parts=all_parts),
        _reply_of(stored),
    )


def own_review_of(stored: Stored, now: datetime, *, hide_order: bool = False) -> OwnReview:
    """The review as its author sees it; for the shop's people with `hide_order` when it is anonymous."""
    return OwnReview(
        review_of(stored, all_parts=True),
        stored.state,
        stored.title,
        stored.image,
        stored.shop_id,
        "" if hide_order and stored.anonymous else stored.order_number,
        stored.anonymous,
        stored.follow_up_state,
        stored.reply_state,
        stored.reply,
        stored.reason,
        stored.created_at + EDIT_WITHIN,
        stored.created_at + FOLLOW_UP_WITHIN,
        can_edit(stored.state, stored.created_at, now),
        can_follow_up(stored.state, stored.created_at, now, has_one=bool(stored.follow_up_state)),
    )


def _follow_up_of(stored: Stored, *, all_parts: bool) -> FollowUp | None:
    if stored.follow_up_at is None or not (all_parts or stored.follow_up_state == State.SHOWN):
        return None
    days = max(0, (stored.follow_up_at - stored.created_at).days)
    return FollowUp(stored.follow_up, stored.follow_up_pictures, stored.follow_up_at, days)


def _reply_of(stored: Stored) -> Reply | None:
    if stored.reply_at is None or stored.reply_state != State.SHOWN:
        return None
    return Reply(stored.reply, stored.reply_at, stored.reply_edited)
