"""What happened to accounts."""

from uuid import UUID

from jishi.platform.events import Event


class AccountCreated(Event, frozen=True, kw_only=True, tag="identity.account_created"):
    """A person signed up."""

    account_id: UUID


class SignedIn(Event, frozen=True, kw_only=True, tag="identity.signed_in"):
    """A person proved who they are; what the guest owned is now theirs (carts and lists merge inline)."""

    account_id: UUID
    guest_id: UUID | None
