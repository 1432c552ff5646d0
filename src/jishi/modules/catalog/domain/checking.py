"""What a product must be like to be taken. Pure."""

import hashlib
import re
from collections.abc import Iterable

import msgspec
import nh3

from jishi.kernel.errors import Invalid
from jishi.kernel.money import MAX_AMOUNT
from jishi.kernel.text import Text, clean
from jishi.modules.catalog.contracts import Attribute, Option, PictureSource, ProductInput, VariantInput

MOST_OPTIONS = 5
MOST_VALUES = 200
MOST_VARIANTS = 500
MOST_PICTURES = 60
MOST_ATTRIBUTES = 120
MOST_TAGS = 100
MOST_EXTRA = 100
MOST_DESCRIPTION = 100_000
MOST_WEIGHT = 10_000_000
SWATCH = re.compile(r"^#[0-9a-fA-F]{6}$")
TAGS = {
    *(
        "p",
        "br",
        "hr",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "code",
        "div",
        "span",
    ),
    *("b", "strong", "i", "em", "u", "s", "sub", "sup", "small", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
"""What rich descriptions may contain; pictures belong to the gallery, styles to the shop."""

_CANONICAL = msgspec.msgpack.Encoder(order="deterministic")


def refuse(field: str, message: str, **params: str | int) -> Invalid:
    """The refusal that blames one field."""
    return Invalid(message, code=None, field=field, fields=None, **params)


def check_product(given: ProductInput) -> ProductInput:
    """`given` as it will be stored: trimmed, sanitised, without repetitions. Raises Invalid naming the field."""
    options = _check_options(given.options)
    pictures = [_check_picture(source) for source in given.pictures]
    _no_repetition((source.url for source in pictures), "pictures", "The same picture is given twice.")
    image_count = len(given.image_ids) + len(pictures)
    if image_count > MOST_PICTURES:
        raise refuse("pictures", "A product has %(most)s pictures at most.", most=MOST_PICTURES)
    if not 0 <= given.popularity <= MAX_AMOUNT:
        raise refuse("popularity", "This number is out of range.")
    return ProductInput(
        handle=clean(given.handle, field="handle", most=200, least=1),
        title=clean_text(given.title, "title", most=500, least=1),
        subtitle=clean_text(given.subtitle, "subtitle", most=500),
        description={key: _sanitise(value) for key, value in _locales(given.description).items()},
        brand=clean(given.brand, field="brand", most=120),
        category_code=given.category_code,
        options=options,
        variants=_check_variants(given.variants, options, image_count),
        attributes=_check_attributes(given.attributes),
        tags=_check_tags(given.tags),
        image_ids=list(given.image_ids),
        pictures=pictures,
        tax_class=given.tax_class,
        state=given.state,
        live_at=given.live_at,
        popularity=given.popularity,
        extra=_check_extra(given.extra),
        alts=_check_alts(given.alts, len(given.image_ids)),
    )


def _check_alts(alts: list[Text], images: int) -> list[Text]:
    """One per picture that we keep, none missing; nothing at all when nobody says anything."""
    cleaned = [clean_text(alt, "alts", most=300) for alt in alts[:images]]
    return [*cleaned, *({} for _ in range(images - len(cleaned)))] if any(cleaned) else []


def _check_extra(extra: dict[str, str]) -> dict[str, str]:
    if len(extra) > MOST_EXTRA:
        raise refuse("extra", "A product keeps %(most)s further columns at most.", most=MOST_EXTRA)
    cleaned = {
        clean(key, field="extra", most=120): clean(
            value.replace("\r\n", "\n").replace("\r", "\n"), field="extra", most=5_000, lines=True
        )
        for key, value in extra.items()
    }
    return {key: value for key, value in cleaned.items() if key and value}


def digest_of(checked: ProductInput) -> bytes:
    """What tells an unchanged product from a changed one: 128 bits of a hash over all of it."""
    # Ids only say which variant is meant.
    plain = [msgspec.structs.replace(variant, id=None) for variant in checked.variants]
    content = msgspec.structs.replace(checked, variants=plain)
    return hashlib.blake2b(_CANONICAL.encode(content), digest_size=16).digest()


def clean_text(text: Text, field: str, *, most: int, least: int = 0) -> Text:
    """Every translation cleaned; empty ones are left out. Raises Invalid naming `field`."""
    cleaned = {key: clean(value, field=field, most=most) for key, value in _locales(text).items()}
    found = {key: value for key, value in cleaned.items() if value}
    if least and not found:
        raise refuse(field, "Please fill this in.")
    return found


def _locales(text: Text) -> Text:
    """In one order whatever the order they came in, so that equal texts are stored and written equally."""
    return {key: text[key] for key in sorted(text, reverse=True) if 0 < len(key) <= 12}


def _sanitise(html: str) -> str:
    if len(html) > MOST_DESCRIPTION:
        raise refuse("description", "This text is too long: %(most)s characters at most.", most=MOST_DESCRIPTION)
    html = html.replace("\r\n", "\n").replace("\r", "\n")
    plain = clean(html, field="description", most=MOST_DESCRIPTION, lines=True)
    if "<" not in plain and "&" not in plain:
        return plain
    return nh3.clean(
        plain, tags=TAGS, attributes={"a": {"href", "title"}}, url_schemes={"http", "https", "mailto"}
    ).strip()


def _check_picture(source: PictureSource) -> PictureSource:
    url = source.url.strip()
    if len(url) > 2_000 or not url.lower().startswith(("http://", "https://", "/media/")) or any(map(str.isspace, url)):
        raise refuse("pictures", "A picture's address starts with https:// and has no spaces.")
    return PictureSource(url, clean(source.alt, field="pictures", most=300))


def _check_options(options: list[Option]) -> list[Option]:
    if len(options) > MOST_OPTIONS:
        raise refuse("options", "A product has %(most)s options at most.", most=MOST_OPTIONS)
    _no_repetition((option.code for option in options), "options", "Two options have the same code.")
    checked = []
    for index, option in enumerate(options):
        field = f"options.{index}"
        if not 1 <= len(option.values) <= MOST_VALUES:
            raise refuse(field, "An option has between 1 and %(most)s values.", most=MOST_VALUES)
        _no_repetition((value.code for value in option.values), field, "Two values of an option have the same code.")
        values = [
            msgspec.structs.replace(
                value,
                code=clean(value.code, field=field, most=200, least=1),
                label=clean_text(value.label, field, most=200, least=1),
                swatch=value.swatch if SWATCH.match(value.swatch) else "",
            )
            for value in option.values
        ]
        name = clean_text(option.name, field, most=100, least=1)
        checked.append(Option(clean(option.code, field=field, most=100, least=1), name, values))
    return checked


def _check_variants(variants: list[VariantInput], options: list[Option], image_count: int) -> list[VariantInput]:
    if not 1 <= len(variants) <= MOST_VARIANTS:
        raise refuse("variants", "A product has between 1 and %(most)s variants.", most=MOST_VARIANTS)
    known = [{value.code for value in option.values} for option in options]
    checked = [_check_variant(variant, f"variants.{at}", known, image_count) for at, variant in enumerate(variants)]
    _no_repetition((tuple(variant.choices) for variant in checked), "variants", "Two variants have the same choices.")
    _no_repetition((variant.sku for variant in checked), "variants", "Two variants have the same SKU.")
    return checked


def _check_variant(given: VariantInput, field: str, known: list[set[str]], image_count: int) -> VariantInput:
    if len(given.choices) != len(known):
        raise refuse(f"{field}.choices", "A variant needs one value for each option.")
    for choice, codes in zip(given.choices, known, strict=True):
        if choice not in codes:
            raise refuse(f"{field}.choices", "“%(choice)s” is not a value of this option.", choice=choice)
    for name, amount in (("price", given.price), ("list_price", given.list_price), ("cost", given.cost)):
        if amount is not None and not 0 <= amount <= MAX_AMOUNT:
            raise refuse(f"{field}.{name}", "An amount cannot be negative or that large.")
    if not 0 <= given.weight <= MOST_WEIGHT:
        raise refuse(f"{field}.weight", "A weight is between 0 and 10 tonnes, in grams.")
    if given.image_index is not None and not 0 <= given.image_index < image_count:
        raise refuse(f"{field}.image_index", "This variant shows a picture that the product does not have.")
    # A list price that is no higher than the price promises a saving that is not there.
    is_saving = given.list_price is not None and given.list_price > given.price
    return msgspec.structs.replace(
        given,
        sku=clean(given.sku, field=f"{field}.sku", most=200, least=1),
        barcode=clean(given.barcode, field=f"{field}.barcode", most=64),
        list_price=given.list_price if is_saving else None,
    )


def _check_attributes(attributes: list[Attribute]) -> list[Attribute]:
    if len(attributes) > MOST_ATTRIBUTES:
        raise refuse("attributes", "A product has %(most)s attributes at most.", most=MOST_ATTRIBUTES)
    return [
        Attribute(
            clean(attribute.code, field="attributes", most=100, least=1),
            clean_text(attribute.name, "attributes", most=200, least=1),
            clean_text(attribute.value, "attributes", most=4_000, least=1),
        )
        for attribute in attributes
    ]


def _check_tags(tags: list[str]) -> list[str]:
    if len(tags) > MOST_TAGS:
        raise refuse("tags", "A product has %(most)s tags at most.", most=MOST_TAGS)
    return list(dict.fromkeys(tag for raw in tags if (tag := clean(raw, field="tags", most=100))))


def _no_repetition(codes: Iterable[object], field: str, message: str) -> None:
    found = list(codes)
    if len(set(found)) != len(found):
        raise refuse(field, message)
