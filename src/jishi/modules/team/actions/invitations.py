"""Invite people by e-mail; who accepts with that address works here."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.kernel.ids import token, uuid7
from jishi.kernel.text import pick
from jishi.modules.identity import api as identity
from jishi.modules.team import queries
from jishi.modules.team.actions.manage_staff import ELSEWHERE, check_positions, employ
from jishi.modules.team.actions.read_actor import permissions_of
from jishi.modules.team.contracts import Invitation, InvitationState
from jishi.modules.team.policy import scope_of
from jishi.platform import audit, mail
from jishi.platform.db import Tx
from jishi.platform.i18n import translations

OPEN_FOR = timedelta(days=7)
OVER = "This invitation is no longer valid. Please ask for a new one."
OTHER_ADDRESS = "This invitation is for another e-mail address. Sign in with that one."


async def invite_staff(
    tx: Tx, actor: Actor, email: str, roles: Iterable[str], shop_ids: Iterable[UUID] = ()
) -> Invitation:
    """Send a letter with a link that gives these positions to the account of this address. One invitation per address
    and inviter's scope is open at a time: the one before is withdrawn.

    Raises what `add_staff` raises, and Invalid for field `email`.
    """
    scope_of(actor)
    address = identity.normalise_email(email)
    if address is None:
        raise Invalid("Please give an e-mail address.", field="email")
    wanted, shops = sorted({str(role) for role in roles}), sorted(set(shop_ids))
    positions = await check_positions(tx, actor, wanted, shops)
    await identity.require_recent_proof(tx, actor)
    await tx.execute(queries.SUPERSEDE_INVITATIONS, address, shops, tx.now)
    secret = token()
    invitation = await tx.row(
        Invitation,
        queries.ADD_INVITATION,
        uuid7(),
        identity.hash_token(secret),
        address,
        wanted,
        shops,
        actor.require_account(),
        tx.now,
        tx.now + OPEN_FOR,
    )
    assert invitation is not None
    known = await identity.find_account_by_contact(tx, address)
    locale = known.locale if known else actor.locale or tx.app.settings.default_locale
    names = "、".join if locale == "zh-CN" else ", ".join
    _post(tx, address, locale, actor.name, names([pick(one.name, locale) for one in positions.values()]), secret)
    await _write_down(tx, actor, "staff.invited", invitation)
    return invitation


async def find_invitation(tx: Tx, secret: str) -> Invitation:
    """The open invitation of a link. Raises NotFound."""
    found = await tx.row(Invitation, queries.FIND_INVITATION_BY_TOKEN, identity.hash_token(secret))
    if found is None or found.state != InvitationState.OPEN or found.expires_at <= tx.now:
        raise NotFound(OVER)
    return found


async def accept_invitation(tx: Tx, actor: Actor, secret: str) -> Invitation:
    """Take up what the link offers. Raises NotFound for a link that is over, Forbidden for an account with another
    address, Conflict when who invited may no longer give that, or one already works elsewhere here."""
    account_id = actor.require_account()
    invitation = await find_invitation(tx, secret)
    account = (await identity.list_accounts(tx, [account_id]))[account_id]
    if account.email != invitation.email:
        raise Forbidden(OTHER_ADDRESS, code="other_address")
    if not await tx.execute(queries.ACCEPT_INVITATION, invitation.id, account_id, tx.now):
        raise NotFound(OVER)
    inviter = await _inviter(tx, invitation)
    try:
        await employ(tx, inviter, account_id, invitation.roles, invitation.shop_ids)
    except (Forbidden, NotFound):
        raise Conflict(OVER) from None
    except Conflict as refusal:
        raise Conflict(ELSEWHERE if refusal.message == ELSEWHERE else OVER) from None
    await _write_down(tx, actor, "staff.accepted", invitation)
    return msgspec.structs.replace(invitation, state=InvitationState.ACCEPTED, account_id=account_id)


async def withdraw_invitation(tx: Tx, actor: Actor, invitation_id: UUID) -> None:
    """Take an invitation back. Raises NotFound, Conflict when it is over."""
    scope = scope_of(actor)
    found = await tx.row(Invitation, queries.FIND_INVITATION, invitation_id)
    if found is None or not scope.covers(found.shop_ids):
        raise NotFound
    if not await tx.execute(queries.WITHDRAW_INVITATION, invitation_id, tx.now):
        raise Conflict(OVER)
    await _write_down(tx, actor, "staff.uninvited", found)


async def list_invitations(tx: Tx, actor: Actor) -> list[Invitation]:
    """Open invitations that the actor could have sent, newest first."""
    scope = scope_of(actor)
    return await tx.rows(Invitation, queries.LIST_INVITATIONS, scope.company, scope.shops, tx.now)


async def _inviter(tx: Tx, invitation: Invitation) -> Actor:
    """Who invited, with what they may do today."""
    access = await permissions_of(tx, invitation.invited_by)
    return Actor(
        kind=ActorKind.STAFF,
        account_id=invitation.invited_by,
        permissions=access.permissions,
        shop_ids=access.shop_ids,
    )


def _post(tx: Tx, address: str, locale: str, inviter: str, positions: str, secret: str) -> None:
    say = translations(locale).gettext
    link = f"{tx.app.settings.public_url}/console/invitations/{secret}"
    text = say(
        "%(name)s invites you to work at Jishi as: %(positions)s.\n\nOpen this link within seven days and sign in with"
        " this e-mail address:\n%(link)s\n\nIf you did not expect this, ignore this letter: nothing happens.",
        name=inviter or "Jishi",
        positions=positions,
        link=link,
    )
    mail.post(tx, mail.Letter(to=address, subject=say("An invitation to work at Jishi"), text=text))


async def _write_down(tx: Tx, actor: Actor, action: str, invitation: Invitation) -> None:
    details = {"roles": invitation.roles, "shops": invitation.shop_ids}
    shop_id = invitation.shop_ids[0] if len(invitation.shop_ids) == 1 else None
    await audit.record(tx, actor, action, "invitation", invitation.id, details, shop_id=shop_id)
