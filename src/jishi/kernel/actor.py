"""Who is acting: a visitor without a name, a guest with a cart, a member, staff, or the system itself."""

from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.errors import Forbidden, Unauthenticated

NOT_FOR_KEYS = "An API key cannot do this; it takes a person who has signed in."


class ActorKind(StrEnum):
    """What sort of caller this is."""

    VISITOR = "visitor"
    GUEST = "guest"
    MEMBER = "member"
    STAFF = "staff"
    SYSTEM = "system"


class Actor(msgspec.Struct, frozen=True):
    """The caller of an action, resolved once per request.

    `guest_id` is the signed visitor identity that owns carts before sign-in; `permissions` are names such as
    `catalog.import`; `shop_ids` are the shops whose merchant staff this is (empty for platform staff). `key_id` is the
    API key by which a program acts for the account. `lacks_second_factor` marks staff who act as plain members until
    they have shown one.
    """

    kind: ActorKind = ActorKind.VISITOR
    account_id: UUID | None = None
    guest_id: UUID | None = None
    session_id: UUID | None = None
    name: str = ""
    avatar_url: str = ""
    locale: str = ""
    permissions: frozenset[str] = frozenset()
    shop_ids: frozenset[UUID] = frozenset()
    key_id: UUID | None = None
    lacks_second_factor: bool = False

    @property
    def owner_id(self) -> UUID | None:
        """Whose carts, lists and orders these are: the account's, else the guest's. A key owns nothing."""
        return None if self.key_id else self.account_id or self.guest_id

    @property
    def is_signed_in(self) -> bool:
        return self.account_id is not None

    @property
    def is_staff(self) -> bool:
        return self.kind is ActorKind.STAFF

    def has(self, permission: str) -> bool:
        """Whether this actor holds `permission`; the system holds all of them."""
        return self.kind is ActorKind.SYSTEM or permission in self.permissions

    def require(self, permission: str) -> None:
        """Raise Unauthenticated for the nameless and Forbidden for those without `permission`."""
        if self.has(permission):
            return
        if not self.is_signed_in:
            raise Unauthenticated
        raise Forbidden(needs=str(permission))

    def shops_with(self, permission: str) -> list[UUID] | None:
        """The shops in which this actor holds `permission`, None for every shop: what a statement filters by
        (`$1::uuid[] IS NULL OR shop_id = ANY ($1)`). Raises Unauthenticated and Forbidden as `require` does."""
        self.require(permission)
        return sorted(self.shop_ids) if self.shop_ids else None

    def require_account(self) -> UUID:
        """The account id, or Unauthenticated. Forbidden for a key: what is a person's own is not for programs."""
        if self.key_id is not None:
            raise Forbidden(NOT_FOR_KEYS, code="key")
        if self.account_id is None:
            raise Unauthenticated
        return self.account_id

    def require_owner(self) -> UUID:
        """The account's or the guest's id, or Unauthenticated for a visitor without either, Forbidden for a key."""
        if self.key_id is not None:
            raise Forbidden(NOT_FOR_KEYS, code="key")
        if (owner := self.owner_id) is None:
            raise Unauthenticated
        return owner


SYSTEM = Actor(kind=ActorKind.SYSTEM)
"""Jobs, schedules and the demo world act as this."""
