"""The address book as pages."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.errors import AppError
from jishi.modules.identity import api
from jishi.modules.identity.contracts import Address, AddressInput
from jishi.modules.identity.domain.countries import NEED_REGION, POSTAL_CODES, country_names, is_country
from jishi.modules.identity.forms import explain, form_of
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext
from jishi.platform.http.pages import render
from jishi.ui.pages import local_path

HERE = "/account/addresses"
Page = Response[Any]


class Card(msgspec.Struct, frozen=True):
    """An address as the design system's card shows it."""

    id: UUID
    name: str
    phone: str
    lines: list[str]
    tag: str
    default: bool


@get(HERE, include_in_schema=False)
async def show(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """All of one's addresses, a guest's too."""
    found = await api.list_addresses(tx, actor.owner_id) if actor.owner_id else []
    return render(request, "identity/addresses.html", cards=[card_of(one, context.locale) for one in found])


@get(f"{HERE}/new", include_in_schema=False)
async def begin(
    request: AnyRequest,
    context: GivenContext,
    actor: GivenActor,
    country: FromQuery[str] = "CN",
    next: FromQuery[str] = HERE,  # noqa: A002
) -> Page:
    """An empty form, for China or another country."""
    chosen = country if is_country(country) else "CN"
    return _form(request, context, {"country": chosen, "recipient": "", "next": local_path(next)})


@post(HERE, include_in_schema=False)
async def add(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Add an address, then go back to where it was needed."""
    form = await form_of(request)
    try:
        await api.add_address(tx, actor.owner_id or context.ensure_guest(), _input(form))
    except AppError as refusal:
        return _form(request, context, form, refusal=refusal)
    context.flash("success", "The address is saved.")
    return Redirect(local_path(form.get("next", HERE)), status_code=303)


@get(f"{HERE}/{{address_id:uuid}}", include_in_schema=False)
async def edit(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    address_id: FromPath[UUID],
    country: FromQuery[str] = "",
    next: FromQuery[str] = HERE,  # noqa: A002
) -> Page:
    """The form of an address, perhaps for another country than before."""
    address = await api.get_address(tx, actor, address_id)
    values = {name: str(value) for name, value in msgspec.structs.asdict(address).items()}
    values |= {"is_default": "1" if address.is_default else "", "next": local_path(next)}
    if is_country(country) and country != address.country:
        values |= {"country": country, "province": "", "city": "", "district": "", "postal_code": ""}
    return _form(request, context, values, address_id=address_id)


@post(f"{HERE}/{{address_id:uuid}}", include_in_schema=False)
async def change(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, address_id: FromPath[UUID]
) -> Page:
    """Write an address anew."""
    form = await form_of(request)
    try:
        await api.change_address(tx, actor, address_id, _input(form))
    except AppError as refusal:
        if refusal.status == 404:
            raise
        return _form(request, context, form, address_id=address_id, refusal=refusal)
    context.flash("success", "The address is saved.")
    return Redirect(local_path(form.get("next", HERE)), status_code=303)


@post(f"{HERE}/{{address_id:uuid}}/default", include_in_schema=False)
async def make_default(tx: GivenTx, actor: GivenActor, context: GivenContext, address_id: FromPath[UUID]) -> Page:
    """Have things sent there from now on."""
    await api.set_default_address(tx, actor, address_id)
    context.flash("success", "This is your default address now.")
    return Redirect(HERE, status_code=303)


@post(f"{HERE}/{{address_id:uuid}}/removal", include_in_schema=False)
async def remove(tx: GivenTx, actor: GivenActor, context: GivenContext, address_id: FromPath[UUID]) -> Page:
    """Remove an address."""
    await api.remove_address(tx, actor, address_id)
    context.flash("success", "The address is removed.")
    return Redirect(HERE, status_code=303)


def card_of(address: Address, locale: str) -> Card:
    """What the card shows: in Chinese from the large to the small, elsewhere from the small to the large."""
    if address.country == "CN":
        city = "" if address.city == address.province else address.city
        lines = ["".join((address.province, city, address.district)), address.street]
    else:
        region = " ".join(part for part in (address.city, address.province, address.postal_code) if part)
        lines = [*address.street.splitlines(), region, country_names(locale).get(address.country, address.country)]
    return Card(address.id, address.recipient, api.show_phone(address.phone), lines, address.label, address.is_default)


def _input(form: dict[str, str]) -> AddressInput:
    texts = ("recipient", "phone", "country", "province", "city", "district", "street", "postal_code", "label")
    given = {name: form.get(name, "") for name in texts}
    return AddressInput(**given, is_default=form.get("is_default") == "1")


def _form(
    request: AnyRequest,
    context: RequestContext,
    values: dict[str, str],
    *,
    address_id: UUID | None = None,
    refusal: AppError | None = None,
) -> Page:
    country = values.get("country", "CN")
    return render(
        request,
        "identity/address_form.html",
        status=refusal.status if refusal else 200,
        address_id=address_id,
        action=f"{HERE}/{address_id}" if address_id else HERE,
        values={name: values.get(name, "") for name in AddressInput.__struct_fields__},
        next=local_path(values.get("next", HERE)),
        country=country,
        countries=list(country_names(context.locale).items()),
        needs_region=country in NEED_REGION,
        needs_postal_code=country in POSTAL_CODES and country != "CN",
        errors=explain(context, refusal),
    )


routes = [show, begin, add, edit, change, make_default, remove]
