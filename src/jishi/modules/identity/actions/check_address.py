"""Check an address as a person gives it, field by field."""

from collections.abc import Callable

from jishi.kernel.errors import Invalid
from jishi.kernel.text import clean
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.identity.domain.contacts import normalise_phone
from jishi.modules.identity.domain.countries import NEED_REGION, is_country, is_postal_code
from jishi.modules.identity.domain.divisions import find_city, find_province, list_districts

MISSING = "Please fill this in."
PHONE_REGIONS = {"香港特别行政区": "HK", "澳门特别行政区": "MO", "台湾省": "TW"}


class _Form:
    """Collects cleaned values and what is wrong with each."""

    def __init__(self) -> None:
        self.errors: dict[str, str] = {}

    def text(self, field: str, value: str, *, least: int, most: int, lines: bool = False) -> str:
        """The cleaned value; what is wrong is noted."""
        try:
            return clean(value, field=field, least=least, most=most, lines=lines)
        except Invalid as refusal:
            self.errors.update(refusal.fields)
            return ""

    def need(self, field: str, value: str, find: Callable[[str], str | None], otherwise: str) -> str:
        """What `find` makes of a required value; `otherwise` is the complaint when it makes nothing of it."""
        plain = self.text(field, value, least=1, most=60)
        if not plain:
            return ""
        if (found := find(plain)) is None:
            self.errors[field] = otherwise
            return ""
        return found


def check_address(given: AddressInput) -> AddressInput:
    """The address as it is stored: trimmed, names in full, phone in E.164. Raises Invalid naming every bad field."""
    form = _Form()
    country = given.country.strip().upper()
    if not is_country(country):
        raise Invalid("Please check the address.", fields={"country": "Please choose a country."})
    place = _check_chinese(form, given) if country == "CN" else _check_international(form, given, country)
    region = PHONE_REGIONS.get(place[0], country)
    checked = AddressInput(
        recipient=form.text("recipient", given.recipient, least=1, most=40),
        phone=form.need(
            "phone",
            given.phone,
            lambda text: normalise_phone(text, region, lenient=True) or normalise_phone(text, country, lenient=True),
            "This is not a phone number. Please check it.",
        ),
        country=country,
        province=place[0],
        city=place[1],
        district=place[2],
        street=form.text("street", given.street, least=2, most=200, lines=country != "CN"),
        postal_code=_check_postal_code(form, given.postal_code, country),
        label=form.text("label", given.label, least=0, most=20),
        is_default=given.is_default,
    )
    if form.errors:
        raise Invalid("Please check the address.", fields=form.errors)
    return checked


def _check_chinese(form: _Form, given: AddressInput) -> tuple[str, str, str]:
    province = form.need("province", given.province, find_province, "Please choose a province from the list.")
    city = form.need(
        "city",
        given.city,
        lambda text: find_city(province, text) if province else text,
        "Please choose a city of this province.",
    )
    needs_district = bool(list_districts(province, city))
    district = form.text("district", given.district, least=1 if needs_district else 0, most=40)
    return province, city, district


def _check_international(form: _Form, given: AddressInput, country: str) -> tuple[str, str, str]:
    region = form.text("province", given.province, least=1 if country in NEED_REGION else 0, most=60)
    city = form.text("city", given.city, least=1, most=60)
    return region, city, form.text("district", given.district, least=0, most=60)


def _check_postal_code(form: _Form, text: str, country: str) -> str:
    code = form.text("postal_code", text, least=0, most=12).upper()
    if "postal_code" not in form.errors and not is_postal_code(country, code):
        form.errors["postal_code"] = "This is not a postal code of the country." if code else MISSING
    return code
