"""Authenticator apps (TOTP, RFC 6238) as a second factor."""

from uuid import UUID

import pyotp

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid
from jishi.modules.identity import limits, queries
from jishi.modules.identity.actions.read_account import get_profile
from jishi.modules.identity.actions.second_factor import mark_verified, require_second_factor
from jishi.modules.identity.actions.watch import note_failure
from jishi.modules.identity.contracts import Enrolment
from jishi.modules.identity.domain.codes import normalise_code
from jishi.modules.identity.events import SecondFactorChanged
from jishi.modules.identity.sealing import seal, unseal
from jishi.platform.db import Tx

STEP_SECONDS = 30
REFUSAL = "This code is not right. Wait for the next one and try again."


async def enrol_authenticator(tx: Tx, actor: Actor) -> Enrolment:
    """A fresh secret for an authenticator app; it counts once `confirm_by_authenticator` has seen a code of it.

    Raises Conflict when an app is confirmed already.
    """
    profile = await get_profile(tx, actor.require_account())
    await require_second_factor(tx, actor)
    secret = pyotp.random_base32()
    if not await tx.execute(queries.ENROL_AUTHENTICATOR, profile.id, seal(secret, tx.app.settings.secret)):
        raise Conflict("There is an authenticator app already. Remove it first.")
    known_as = profile.email or profile.phone or profile.name
    return Enrolment(secret, pyotp.TOTP(secret).provisioning_uri(name=known_as, issuer_name="Jishi"))


async def confirm_by_authenticator(tx: Tx, actor: Actor, code: str) -> None:
    """Count this session as verified, and the app as confirmed. Raises Invalid for field `code`, TooMany.

    One code of the app works once: a later one must come from a later step.
    """
    account_id = actor.require_account()
    limits.spend(tx, limits.SECOND_FACTOR, str(account_id))
    step = await _find_step(tx, account_id, normalise_code(code))
    confirmed_at = step and await tx.fetch_value(queries.USE_AUTHENTICATOR, account_id, step, tx.now)
    if not confirmed_at:
        await note_failure(tx, account_id, "authenticator")
        raise Invalid(REFUSAL, code="wrong_code", field="code")
    if confirmed_at == tx.now:
        await tx.publish(SecondFactorChanged(account_id=account_id, factor="authenticator", added=True))
    await mark_verified(tx, actor)


async def remove_authenticator(tx: Tx, actor: Actor, code: str) -> None:
    """Take the app away, with a last code of it. Raises Invalid, TooMany."""
    await confirm_by_authenticator(tx, actor, code)
    await tx.execute(queries.REMOVE_AUTHENTICATOR, actor.account_id)
    removed = SecondFactorChanged(account_id=actor.require_account(), factor="authenticator", added=False)
    await tx.publish(removed)


async def _find_step(tx: Tx, account_id: UUID, code: str) -> int | None:
    row = await tx.fetch_row(queries.FIND_AUTHENTICATOR, account_id)
    if row is None:
        return None
    app = pyotp.TOTP(unseal(row[0], tx.app.settings.secret))
    present = int(tx.now.timestamp()) // STEP_SECONDS
    # A phone's clock may be a little off: the steps before and after count as well.
    near = (present, present - 1, present + 1)
    return next((step for step in near if pyotp.utils.strings_equal(app.generate_otp(step), code)), None)
