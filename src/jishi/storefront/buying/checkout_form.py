"""What the checkout form holds, from whichever side it comes: a fresh page, a post, or a draft kept over a sign-in."""

from uuid import UUID

import msgspec

from jishi.kernel.errors import Invalid
from jishi.modules.identity.contracts import Address, AddressInput
from jishi.modules.orders.contracts import Invoice, LineInput, PlaceOrder, QuoteRequest
from jishi.storefront.buying.fields import Fields, find_id

NEW = "new"
NO_INVOICE, PERSONAL, COMPANY = "none", "personal", "company"
SHIPPING = "shipping-"
ADDRESS_FIELDS = ("recipient", "phone", "country", "province", "city", "district", "street", "postal_code", "label")


class AddressDraft(msgspec.Struct, frozen=True):
    """An address as far as it has been typed."""

    recipient: str = ""
    phone: str = ""
    country: str = "CN"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postal_code: str = ""
    label: str = ""
    is_default: bool = False

    def given(self) -> AddressInput:
        """The address as identity and orders take it; they check it."""
        return AddressInput(**msgspec.structs.asdict(self))

    @property
    def says_where(self) -> bool:
        """Whether it is known well enough to say what delivery costs."""
        return bool(self.province) if self.country == "CN" else bool(self.country)


class CheckoutForm(msgspec.Struct, frozen=True, kw_only=True):
    """All that a person has put in.

    `address` is the id of a stored one, `new`, or empty; `editing` says which stored one (or `new`) the typed fields
    are for, empty that no fields are open. `variant` and `quantity` are set when one thing is bought past the cart.
    `member` tells that the page was shown to somebody signed in, `shown_country` which country the open fields are for.
    """

    variant: UUID | None = None
    quantity: int = 1
    address: str = ""
    editing: str = ""
    typed: AddressDraft = AddressDraft()
    email: str = ""
    shipping: dict[UUID, str] = {}
    invoice: str = NO_INVOICE
    invoice_title: str = ""
    tax_number: str = ""
    invoice_email: str = ""
    note: str = ""
    fingerprint: str = ""
    seen: str = ""
    key: str = ""
    member: bool = False
    shown_country: str = "CN"

    @property
    def lines(self) -> list[LineInput] | None:
        """The one thing that is bought now, or None for the cart."""
        return None if self.variant is None else [LineInput(self.variant, self.quantity)]

    @property
    def address_id(self) -> UUID | None:
        """The stored address that is chosen, if it is one."""
        return find_id(self.address) if self.address not in ("", NEW) else None

    def quote_request(self) -> QuoteRequest:
        """What to quote, as far as it is known."""
        typed = self.typed if not self.address_id and self.typed.says_where else None
        return QuoteRequest(
            lines=self.lines,
            address_id=self.address_id,
            address=_place_of(typed) if typed else None,
            shipping=self.shipping,
        )

    def order(self) -> PlaceOrder:
        """What to place. Raises Invalid naming invoice fields that are missing."""
        return PlaceOrder(
            fingerprint=self.fingerprint,
            lines=self.lines,
            address_id=self.address_id,
            address=None if self.address_id else self.typed.given(),
            contact_email=self.email,
            shipping=self.shipping,
            invoice=self._invoice(),
            note=self.note,
        )

    def _invoice(self) -> Invoice | None:
        if self.invoice not in (PERSONAL, COMPANY):
            return None
        company = self.invoice == COMPANY
        missing = {"invoice_title": not self.invoice_title, "tax_number": company and not self.tax_number}
        if errors := {name: "Please fill this in." for name, is_missing in missing.items() if is_missing}:
            raise Invalid("Please look at the marked fields.", fields=errors)
        return Invoice(self.invoice_title, company, self.tax_number if company else "", self.invoice_email)


def read_form(fields: Fields) -> CheckoutForm:
    """The form as it was posted. Raises Invalid for a quantity that is none."""
    typed = AddressDraft(
        **{name: fields.text(name) for name in ADDRESS_FIELDS if name in fields}, is_default="is_default" in fields
    )
    shipping = {
        shop_id: method
        for shop, method in fields.prefixed(SHIPPING).items()
        if (shop_id := find_id(shop)) is not None and method
    }
    return CheckoutForm(
        variant=find_id(fields.text("variant")),
        quantity=fields.whole("quantity") if "quantity" in fields else 1,
        address=fields.text("address"),
        editing=fields.text("editing"),
        typed=typed,
        email=fields.text("email"),
        shipping=shipping,
        invoice=fields.text("invoice", NO_INVOICE),
        invoice_title=fields.text("invoice_title"),
        tax_number=fields.text("tax_number"),
        invoice_email=fields.text("invoice_email"),
        note=fields.text("note"),
        fingerprint=fields.text("fingerprint"),
        seen=fields.text("seen"),
        key=fields.text("idempotency_key"),
        member=fields.text("member") == "1",
        shown_country=fields.text("shown_country", "CN"),
    )


def as_draft(address: Address) -> AddressDraft:
    """A stored address, ready to be typed over."""
    return AddressDraft(**{name: getattr(address, name) for name in ADDRESS_FIELDS}, is_default=address.is_default)


def _place_of(typed: AddressDraft) -> AddressInput:
    """Only where it is: enough for a quote, which must not fail over a name not typed yet."""
    return AddressInput(
        recipient="",
        phone="",
        country=typed.country,
        province=typed.province,
        city=typed.city,
        district=typed.district,
        postal_code=typed.postal_code,
    )
