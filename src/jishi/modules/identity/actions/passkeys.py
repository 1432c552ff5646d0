"""Passkeys (WebAuthn): register one, sign in with one, name and remove them."""

from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.lazy import lazily
from jishi.kernel.text import clean
from jishi.modules.identity import limits, queries
from jishi.modules.identity.actions.open_session import open_session
from jishi.modules.identity.actions.read_account import get_profile
from jishi.modules.identity.actions.second_factor import mark_verified, require_second_factor
from jishi.modules.identity.contracts import (
    Account,
    Ceremony,
    Device,
    Passkey,
    SignedInSession,
    SignInMethod,
)
from jishi.modules.identity.events import SecondFactorChanged
from jishi.platform.db import Tx
from jishi.platform.settings import Settings

if TYPE_CHECKING:
    import webauthn
    from webauthn import helpers
    from webauthn.helpers import exceptions, structs
else:
    webauthn, helpers = lazily("webauthn"), lazily("webauthn.helpers")
    exceptions, structs = lazily("webauthn.helpers.exceptions"), lazily("webauthn.helpers.structs")

CHALLENGE_LIFETIME = timedelta(minutes=5)
REGISTER, SIGN_IN, CONFIRM = "register", "sign_in", "confirm"
MOST_PASSKEYS = 20
MOST_NAME = 40
REFUSAL = "This passkey was not accepted. Please try again."
Credential = dict[str, Any]


class RelyingParty(msgspec.Struct, frozen=True):
    """Who we are to an authenticator: a domain, and the origins that pages may have."""

    id: str
    origins: list[str]


def relying_party(settings: Settings) -> RelyingParty:
    """From the shop's address. Browsers take no IP address, so a development shop on one answers as localhost too."""
    parts = urlsplit(settings.public_url)
    host = parts.hostname or "localhost"
    if not settings.is_production and _is_ip_address(host):
        port = f":{parts.port}" if parts.port else ""
        return RelyingParty("localhost", [f"{parts.scheme}://localhost{port}"])
    return RelyingParty(host, [settings.public_url])


async def begin_passkey(tx: Tx, actor: Actor) -> Ceremony:
    """Options for a new passkey of this account. Raises Conflict when there are too many."""
    profile = await get_profile(tx, actor.require_account())
    await require_second_factor(tx, actor)
    known = [row[0] for row in await tx.fetch(queries.LIST_CREDENTIAL_IDS, profile.id)]
    if len(known) >= MOST_PASSKEYS:
        raise Conflict("There are too many passkeys already. Please remove one first.")
    challenge = helpers.generate_challenge()
    options = webauthn.generate_registration_options(
        rp_id=relying_party(tx.app.settings).id,
        rp_name="Jishi 集市",
        user_id=profile.id.bytes,
        user_name=profile.email or profile.phone or profile.name,
        user_display_name=profile.name,
        challenge=challenge,
        exclude_credentials=[structs.PublicKeyCredentialDescriptor(id=credential) for credential in known],
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
    )
    return await _keep_challenge(tx, REGISTER, profile.id, challenge, helpers.options_to_json_dict(options))


async def add_passkey(tx: Tx, actor: Actor, challenge_id: UUID, credential: Credential, name: str) -> Passkey:
    """Store the passkey that the browser made, and count this session as verified. Raises Invalid, Conflict."""
    account_id = actor.require_account()
    label = clean(name, field="name", least=1, most=MOST_NAME)
    await require_second_factor(tx, actor)
    challenge = await _use_challenge(tx, challenge_id, REGISTER, account_id)
    party = relying_party(tx.app.settings)
    try:
        proof = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origins,
            require_user_verification=True,
        )
    except (exceptions.WebAuthnException, ValueError, KeyError, TypeError) as reason:
        raise Invalid(REFUSAL, code="wrong_passkey") from reason
    passkey = await tx.row(
        Passkey,
        queries.ADD_PASSKEY,
        uuid7(),
        account_id,
        proof.credential_id,
        proof.credential_public_key,
        proof.sign_count,
        label,
        tx.now,
    )
    if passkey is None:
        raise Conflict("This passkey is registered already.")
    await mark_verified(tx, actor)
    await tx.publish(SecondFactorChanged(account_id=account_id, factor="passkey", added=True))
    return passkey


async def begin_passkey_sign_in(tx: Tx, device: Device) -> Ceremony:
    """Options to sign in with any passkey; the authenticator knows whose it is, so nobody is asked for a name."""
    limits.spend(tx, limits.SIGN_IN_BY_ADDRESS, device.address)
    return await _begin_authentication(tx, SIGN_IN, None, [])


async def sign_in_by_passkey(tx: Tx, challenge_id: UUID, credential: Credential, device: Device) -> SignedInSession:
    """A verified session of the passkey's account. Raises Invalid."""
    challenge = await _use_challenge(tx, challenge_id, SIGN_IN, None)
    account_id = await _check_passkey(tx, challenge, credential)
    account = (await tx.rows(Account, queries.GET_ACCOUNTS, [account_id]))[0]
    return await open_session(tx, account, SignInMethod.PASSKEY, device, is_verified=True)


async def begin_passkey_confirmation(tx: Tx, actor: Actor) -> Ceremony:
    """Options to confirm with one of the account's own passkeys, as a second factor."""
    account_id = actor.require_account()
    known = [row[0] for row in await tx.fetch(queries.LIST_CREDENTIAL_IDS, account_id)]
    return await _begin_authentication(tx, CONFIRM, account_id, known)


async def confirm_by_passkey(tx: Tx, actor: Actor, challenge_id: UUID, credential: Credential) -> None:
    """Count this session as verified. Raises Invalid, also for a passkey of somebody else."""
    account_id = actor.require_account()
    challenge = await _use_challenge(tx, challenge_id, CONFIRM, account_id)
    if await _check_passkey(tx, challenge, credential) != account_id:
        raise Invalid(REFUSAL, code="wrong_passkey")
    await mark_verified(tx, actor)


async def list_passkeys(tx: Tx, account_id: UUID) -> list[Passkey]:
    """The account's passkeys, oldest first."""
    return await tx.rows(Passkey, queries.LIST_PASSKEYS, account_id)


async def name_passkey(tx: Tx, actor: Actor, passkey_id: UUID, name: str) -> None:
    """Call a passkey something else. Raises NotFound for another's, Invalid."""
    label = clean(name, field="name", least=1, most=MOST_NAME)
    if not await tx.execute(queries.NAME_PASSKEY, passkey_id, actor.require_account(), label):
        raise NotFound


async def remove_passkey(tx: Tx, actor: Actor, passkey_id: UUID) -> None:
    """Take a passkey away; it cannot be used from now on. Raises NotFound for another's."""
    actor.require_account()
    await require_second_factor(tx, actor)
    if not await tx.execute(queries.REMOVE_PASSKEY, passkey_id, actor.require_account()):
        raise NotFound
    await tx.publish(SecondFactorChanged(account_id=actor.require_account(), factor="passkey", added=False))


async def _begin_authentication(tx: Tx, purpose: str, account_id: UUID | None, known: list[bytes]) -> Ceremony:
    challenge = helpers.generate_challenge()
    options = webauthn.generate_authentication_options(
        rp_id=relying_party(tx.app.settings).id,
        challenge=challenge,
        allow_credentials=[structs.PublicKeyCredentialDescriptor(id=credential) for credential in known],
        user_verification=structs.UserVerificationRequirement.REQUIRED,
    )
    return await _keep_challenge(tx, purpose, account_id, challenge, helpers.options_to_json_dict(options))


async def _check_passkey(tx: Tx, challenge: bytes, credential: Credential) -> UUID:
    row = await tx.fetch_row(queries.FIND_CREDENTIAL, _credential_id(credential))
    if row is None:
        raise Invalid(REFUSAL, code="wrong_passkey")
    passkey_id, account_id, public_key, sign_count = row
    party = relying_party(tx.app.settings)
    try:
        proof = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origins,
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    except (exceptions.WebAuthnException, ValueError, KeyError, TypeError) as reason:
        raise Invalid(REFUSAL, code="wrong_passkey") from reason
    await tx.execute(queries.USE_PASSKEY, passkey_id, proof.new_sign_count, tx.now)
    found: UUID = account_id
    return found


def _credential_id(credential: Mapping[str, object]) -> bytes:
    text = credential.get("id")
    try:
        return helpers.base64url_to_bytes(text) if isinstance(text, str) and len(text) < 2_000 else b""
    except ValueError:
        return b""


async def _keep_challenge(
    tx: Tx, purpose: str, account_id: UUID | None, challenge: bytes, options: dict[str, object]
) -> Ceremony:
    challenge_id = uuid7()
    await tx.execute(queries.ADD_CHALLENGE, challenge_id, purpose, account_id, challenge, tx.now + CHALLENGE_LIFETIME)
    return Ceremony(challenge_id, options)


async def _use_challenge(tx: Tx, challenge_id: UUID, purpose: str, account_id: UUID | None) -> bytes:
    challenge: bytes | None = await tx.fetch_value(queries.USE_CHALLENGE, challenge_id, purpose, account_id, tx.now)
    if challenge is None:
        raise Invalid("This took too long. Please try again.", code="challenge_expired")
    return challenge


def _is_ip_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
