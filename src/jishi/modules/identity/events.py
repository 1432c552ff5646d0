"""What happened to accounts."""

from uuid import UUID

from jishi.platform.events import Event


class AccountCreated(Event, frozen=True, kw_only=True, tag="identity.account_created"):
    """A person signed up."""

    account_id: UUID


class ProfileChanged(Event, frozen=True, kw_only=True, tag="identity.profile_changed"):
    """A person has another name or avatar from now on."""

    account_id: UUID
    name: str
    avatar_url: str


class SignedIn(Event, frozen=True, kw_only=True, tag="identity.signed_in"):
    """A person proved who they are; what the guest owned is now theirs (carts and lists merge inline)."""

    account_id: UUID
    guest_id: UUID | None


class NewDeviceSeen(Event, frozen=True, kw_only=True, tag="identity.new_device_seen"):
    """An account that has been opened before was opened on a device that it has not been opened on."""

    account_id: UUID
    device: str
    address: str


class PasswordChanged(Event, frozen=True, kw_only=True, tag="identity.password_changed"):
    """A person set their password."""

    account_id: UUID


class SecondFactorChanged(Event, frozen=True, kw_only=True, tag="identity.second_factor_changed"):
    """A person added or removed a passkey or their authenticator app; `factor` is `passkey` or `authenticator`."""

    account_id: UUID
    factor: str
    added: bool
