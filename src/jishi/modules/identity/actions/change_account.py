"""Change one's own account: name, avatar, looks, contacts, password."""

from uuid import UUID

from asyncpg import UniqueViolationError

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.text import clean
from jishi.modules.identity import limits, queries
from jishi.modules.identity.actions.create_account import MOST_NAME
from jishi.modules.identity.actions.end_session import end_sessions, forget_cached_sessions
from jishi.modules.identity.actions.prove_contact import prove_contact
from jishi.modules.identity.actions.read_account import can_set_password_afresh, get_profile, get_session
from jishi.modules.identity.actions.second_factor import require_second_factor
from jishi.modules.identity.contracts import AVATAR_COLOURS, Device, Profile, ProfileChange, Session
from jishi.modules.identity.domain.avatars import avatar_path, colour_of, steady_colour
from jishi.modules.identity.domain.contacts import Contact, ContactKind
from jishi.modules.identity.domain.passwords import check_password
from jishi.modules.identity.events import PasswordChanged, ProfileChanged
from jishi.modules.identity.hashing import hash_password, is_password
from jishi.platform.db import Tx

WRONG_PASSWORD = "The current password is not right."
TAKEN = "This belongs to another account. Sign in with it, or use another."


async def change_profile(tx: Tx, actor: Actor, change: ProfileChange) -> Profile:
    """Change name and avatar colour; a drawn avatar follows the name. Raises Invalid."""
    profile = await get_profile(tx, actor.require_account())
    name = profile.name if change.name is None else clean(change.name, field="name", least=1, most=MOST_NAME)
    colour = colour_of(profile.avatar_url) if change.avatar_colour is None else change.avatar_colour
    if change.avatar_colour is not None and colour not in AVATAR_COLOURS:
        raise Invalid("Please choose one of the colours.", field="avatar_colour")
    if not profile.avatar_url and colour is None:
        colour = steady_colour(profile.id.int & 0xFFFF)
    avatar = avatar_path(name, colour) if colour else profile.avatar_url
    await _show_as(tx, profile.id, name, avatar)
    return await get_profile(tx, profile.id)


async def set_avatar(tx: Tx, account_id: UUID, avatar_url: str) -> None:
    """Show a picture of one's own, which the caller has taken in, as the account's avatar."""
    profile = await get_profile(tx, account_id)
    await _show_as(tx, account_id, profile.name, avatar_url)


async def _show_as(tx: Tx, account_id: UUID, name: str, avatar_url: str) -> None:
    await tx.execute(queries.CHANGE_PROFILE, account_id, name, avatar_url)
    await forget_cached_sessions(tx, account_id)
    await tx.publish(ProfileChanged(account_id=account_id, name=name, avatar_url=avatar_url))


async def change_preferences(tx: Tx, actor: Actor, *, theme: str = "", density: str = "", locale: str = "") -> None:
    """Remember looks and language with the account, if there is one. Values are those of RequestContext.prefer."""
    if actor.account_id is None:
        return
    await tx.execute(queries.CHANGE_PREFERENCES, actor.account_id, theme, density, locale)
    if locale:
        await forget_cached_sessions(tx, actor.account_id)


async def set_contact(tx: Tx, actor: Actor, contact_text: str, code: str, device: Device) -> Contact:
    """Add or replace the account's e-mail address or phone number, proven with a code. Raises Invalid for a wrong
    code, Conflict for a contact of somebody else. Must be the first thing that `tx` does (see `prove_contact`)."""
    account_id = actor.require_account()
    contact = await prove_contact(tx, contact_text, code, device)
    await require_second_factor(tx, actor)
    statement = queries.SET_EMAIL if contact.kind is ContactKind.EMAIL else queries.SET_PHONE
    try:
        async with tx.savepoint():
            changed = await tx.execute(statement, account_id, contact.value)
    except UniqueViolationError:
        changed = 0
    if not changed:
        raise Conflict(TAKEN, field="contact")
    return contact


async def set_password(tx: Tx, actor: Actor, *, new: str, current: str = "") -> None:
    """Set the password and end the account's other sessions.

    One who has a password must give it, or have signed in with a code or passkey within the last 15 minutes.
    Raises Invalid for fields `password` and `current`.
    """
    account_id = actor.require_account()
    row = await tx.fetch_row(queries.GET_SECRETS, account_id)
    if row is None:
        raise NotFound
    await require_second_factor(tx, actor)
    stored, email, phone = row
    check_password(new, personal=(email, phone))
    if stored is not None:
        session = await get_session(tx, actor)
        await _check_current(tx, session, stored, current)
    await tx.execute(queries.SET_PASSWORD, account_id, await hash_password(new))
    await end_sessions(tx, account_id, keep=actor.session_id)
    await tx.publish(PasswordChanged(account_id=account_id))


async def _check_current(tx: Tx, session: Session, stored: str, current: str) -> None:
    if can_set_password_afresh(session, tx.now) and not current:
        return
    limits.spend(tx, limits.PASSWORD_CHECK, str(session.account_id))
    if not await is_password(current, stored):
        raise Invalid(WRONG_PASSWORD, code="wrong_credentials", field="current")
