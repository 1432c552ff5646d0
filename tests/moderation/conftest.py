"""People who moderate and people who may not."""

from uuid import UUID

import pytest
from tests.catalog.conftest import sign_in

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import uuid7
from jishi.modules.moderation.contracts import Subject
from jishi.modules.team.contracts import Permission

__all__ = ["BEARER", "member", "moderator_", "sign_in", "subject_of"]

BEARER = {"Authorization": "Bearer somebody"}


def moderator_(name: str = "Zhou") -> Actor:
    """Somebody who moderates."""
    permissions = frozenset({Permission.REVIEWS_READ, Permission.REVIEWS_MODERATE})
    return Actor(kind=ActorKind.STAFF, account_id=uuid7(), name=name, permissions=permissions)


def member(name: str = "Mei") -> Actor:
    """Somebody who has signed in."""
    return Actor(kind=ActorKind.MEMBER, account_id=uuid7(), name=name)


def subject_of(author: Actor, *, kind: str = "review", subject_id: UUID | None = None) -> Subject:
    """Something that `author` wrote."""
    return Subject(
        kind=kind,
        id=subject_id or uuid7(),
        author_id=author.account_id,
        author_name=author.name,
        title={"en": "Tea", "zh-CN": "茶"},
        link="/product/TEA",
    )


@pytest.fixture
def moderator() -> Actor:
    """Somebody who moderates."""
    return moderator_()
