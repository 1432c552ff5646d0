"""One's own account as JSON."""

from typing import Annotated

import msgspec
from litestar import Router, get, patch, post, put
from litestar.params import JSONBody

from jishi.modules.identity import api
from jishi.modules.identity.browser import device_of
from jishi.modules.identity.contracts import Consent, Enrolment, Profile, ProfileChange
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx

Short = Annotated[str, msgspec.Meta(max_length=300)]


class PasswordChange(msgspec.Struct, frozen=True):
    """A new password; `current` is needed unless one has just signed in with a code or passkey."""

    new: Short
    current: Short = ""


class ContactProof(msgspec.Struct, frozen=True):
    """An e-mail address or phone number and the code sent to it."""

    contact: Short
    code: Short


class Code(msgspec.Struct, frozen=True):
    """A code of the authenticator app."""

    code: Short


class Proof(msgspec.Struct, frozen=True):
    """My password."""

    password: Short


class Preferences(msgspec.Struct, frozen=True):
    """Looks and language; empty ones stay as they are."""

    theme: Short = ""
    density: Short = ""
    locale: Short = ""


@get("/me")
async def get_me(tx: GivenTx, actor: GivenActor) -> Profile:
    """My account."""
    return await api.get_profile(tx, actor.require_account())


@patch("/me")
async def change_me(tx: GivenTx, actor: GivenActor, data: JSONBody[ProfileChange]) -> Profile:
    """Change my name or avatar."""
    return await api.change_profile(tx, actor, data)


@put("/me/password", status_code=204)
async def set_password(tx: GivenTx, actor: GivenActor, data: JSONBody[PasswordChange]) -> None:
    """Set my password and sign out everywhere else."""
    await api.set_password(tx, actor, new=data.new, current=data.current)


@post("/me/contacts", status_code=200)
async def set_contact(tx: GivenTx, actor: GivenActor, context: GivenContext, data: JSONBody[ContactProof]) -> Profile:
    """Add or replace my e-mail address or phone number."""
    await api.set_contact(tx, actor, data.contact, data.code, device_of(context))
    return await api.get_profile(tx, actor.require_account())


@get("/me/consents")
async def list_consents(tx: GivenTx, actor: GivenActor) -> list[Consent]:
    """What I have agreed to."""
    return await api.list_consents(tx, actor.require_account())


@post("/me/authenticator")
async def enrol_authenticator(tx: GivenTx, actor: GivenActor) -> Enrolment:
    """Begin to use an authenticator app."""
    return await api.enrol_authenticator(tx, actor)


@post("/me/authenticator/confirmations", status_code=204)
async def confirm_by_authenticator(tx: GivenTx, actor: GivenActor, data: JSONBody[Code]) -> None:
    """Confirm the app, and this session, with a code of it."""
    await api.confirm_by_authenticator(tx, actor, data.code)


@post("/me/authenticator/removal", status_code=204)
async def remove_authenticator(tx: GivenTx, actor: GivenActor, data: JSONBody[Code]) -> None:
    """Stop using the app, with a last code of it."""
    await api.remove_authenticator(tx, actor, data.code)


@post("/me/proofs", status_code=204)
async def prove(tx: GivenTx, actor: GivenActor, data: JSONBody[Proof]) -> None:
    """Prove by password that it is me; for ten minutes this session may do what asks for it (`step_up`).

    A code of the authenticator app or a passkey, given where they confirm the session, does the same.
    """
    await api.prove_by_password(tx, actor, data.password)


@post("/preferences", status_code=200)
async def change_preferences(
    tx: GivenTx, actor: GivenActor, context: GivenContext, data: JSONBody[Preferences]
) -> Preferences:
    """Choose looks and language, with or without an account; unknown values are ignored."""
    context.prefer(theme=data.theme, density=data.density, locale=data.locale)
    chosen = Preferences(context.theme, context.density, context.locale)
    await api.change_preferences(tx, actor, theme=chosen.theme, density=chosen.density, locale=chosen.locale)
    return chosen


routes = [
    Router(
        path="/api/v1",
        route_handlers=[
            get_me,
            change_me,
            set_password,
            set_contact,
            list_consents,
            enrol_authenticator,
            confirm_by_authenticator,
            remove_authenticator,
            prove,
            change_preferences,
        ],
        tags=["Account"],
    )
]
