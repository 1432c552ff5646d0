"""The pages on which products are written, reviewed and looked at again."""

import html
import re
from typing import Any
from urllib.parse import urlencode

import httpx
import msgspec
from tests.listing.conftest import MERCHANT, PLATFORM, Desk, make_shop, person

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Option, OptionValue, ProductState, VariantInput
from jishi.modules.inventory import api as inventory

STOCK = frozenset({"stock.read", "stock.edit"})
_INPUT = re.compile(r"<(input|textarea|select)\b([^>]*)>(?:\s*([^<]*)</textarea>)?", re.S)
_ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')


async def get(desk: Desk, who: str, path: str) -> httpx.Response:
    return await desk.client.get(path, headers={"Authorization": f"Bearer {who}", "Accept-Language": "en"})


async def post(desk: Desk, who: str, path: str, fields: list[tuple[str, str]]) -> httpx.Response:
    return await desk.client.post(
        path,
        content=urlencode(fields),
        headers={
            "Authorization": f"Bearer {who}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "text/html",
            "Accept-Language": "en",
        },
    )


def fields_of(page: str) -> list[tuple[str, str]]:
    """What a browser would send of the editor's form, without its buttons."""
    form = page[page.index('id="editor"') :]
    form = form[: form.index("</form>")]
    found: list[tuple[str, str]] = []
    for tag, attributes, text in _INPUT.findall(form):
        named = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
        if "name" not in named or named.get("type") in ("file", "submit"):
            continue
        if named.get("type") == "checkbox" and "checked" not in named:
            continue
        value = html.unescape(text) if tag == "textarea" else named.get("value", "")
        if tag == "select":
            inner = form[form.index(f'name="{named["name"]}"') :]
            inner = inner[: inner.index("</select>")]
            chosen = re.search(r'value="([^"]*)" selected', inner)
            value = html.unescape(chosen.group(1)) if chosen else ""
        found.append((named["name"], value))
    return found


def put(fields: list[tuple[str, str]], **changes: str) -> list[tuple[str, str]]:
    """The same form with some fields typed over; `__` in a name stands for a dot."""
    wanted = {name.replace("__", "."): value for name, value in changes.items()}
    kept = [(name, wanted.pop(name, value)) for name, value in fields]
    return kept + list(wanted.items())


async def record(desk: Desk, code: str) -> Any:
    async with desk.app.tx() as tx:
        found = await catalog.find_record(tx, code)
    assert found is not None
    return found


async def test_saving_what_was_shown_changes_nothing(desk: Desk) -> None:
    desk.people.enter("m", person(MERCHANT | STOCK, desk.shop_id))
    code = await desk.draft()
    before = await record(desk, code)
    page = (await get(desk, "m", f"/console/products/{code}")).text
    saved = await post(desk, "m", f"/console/products/{code}", fields_of(page))
    assert saved.status_code == 303, saved.text[:3000]
    after = await record(desk, code)
    assert (after.given, after.version) == (before.given, before.version)


async def test_a_product_is_written_and_handed_in(desk: Desk) -> None:
    desk.people.enter("m", person(MERCHANT | STOCK, desk.shop_id))
    page = (await get(desk, "m", "/console/products/new")).text
    fields = put(fields_of(page), title__en="Blue bowl", variant__0__sku="BOWL", variant__0__price="12.50")
    made = await post(desk, "m", "/console/products/new", [*fields, ("title.zh-CN", "蓝碗")])
    assert made.status_code == 303, made.text[:3000]
    code = made.headers["location"].rpartition("/")[2]
    found = await record(desk, code)
    assert (found.given.title["en"], found.given.variants[0].price) == ("Blue bowl", 1_250)
    assert found.given.state is ProductState.DRAFT
    refused = await post(desk, "m", f"/console/products/{code}/submission", [])
    assert refused.status_code == 303
    assert await desk.state(code) is ProductState.DRAFT
    shown = (await get(desk, "m", f"/console/products/{code}")).text
    assert "There is no picture." in shown


async def test_the_matrix_is_made_on_the_server(desk: Desk) -> None:
    code = await desk.draft()
    page = (await get(desk, "m", f"/console/products/{code}")).text
    path = f"/console/products/{code}/form"
    added = await post(desk, "m", path, [*fields_of(page), ("do", "add-option")])
    typed = put(fields_of(added.text), option__0__zh="颜色", option__0__en="Colour", option__0__more="红|Red, 蓝|Blue")
    made = await post(desk, "m", path, [*typed, ("do", "generate")])
    fields = dict(fields_of(made.text))
    assert [fields[f"variant.{at}.choices"] for at in (0, 1)] == ['["red"]', '["blue"]']
    assert fields["variant.1.price"] == "99.00"
    before = await record(desk, code)
    (only,) = before.variant_ids.values()
    saved = await post(desk, "m", f"/console/products/{code}", fields_of(made.text))
    assert saved.status_code == 303, saved.text[:2000]
    after = await record(desk, code)
    assert len(after.given.variants) == 2
    assert only in after.variant_ids.values(), "what had no options became the first combination"
    assert before.version == (await record(desk, code)).version - 1


async def test_renaming_a_value_never_loses_stock(desk: Desk) -> None:
    desk.people.enter("m", person(MERCHANT | STOCK, desk.shop_id))
    size = Option("size", {"en": "Size"}, [OptionValue("s", {"en": "S"}), OptionValue("l", {"en": "L"})])
    pair = [
        VariantInput(sku="A", choices=["s"], price=100, weight=1),
        VariantInput(sku="B", choices=["l"], price=100, weight=1),
    ]
    code = await desk.draft(options=[size], variants=pair)
    ids = (await record(desk, code)).variant_ids
    async with desk.app.tx() as tx:
        await inventory.receive(tx, {ids["A"]: 7})
    page = (await get(desk, "m", f"/console/products/{code}")).text
    fields = put(fields_of(page), option__0__value__0__en="Small", variant__0__sku="A-SMALL", variant__1__stock="4")
    saved = await post(desk, "m", f"/console/products/{code}", fields)
    assert saved.status_code == 303, saved.text[:2000]
    after = await record(desk, code)
    assert after.variant_ids == {"A-SMALL": ids["A"], "B": ids["B"]}
    async with desk.app.tx() as tx:
        assert await inventory.available(tx, ids.values()) == {ids["A"]: 7, ids["B"]: 4}
        assert await inventory.audit(tx) == []


async def test_two_tabs_lose_nothing(desk: Desk) -> None:
    code = await desk.draft()
    page = (await get(desk, "m", f"/console/products/{code}")).text
    first, second = put(fields_of(page), brand="Mine"), put(fields_of(page), brand="Theirs", title__en="My title")
    assert (await post(desk, "m", f"/console/products/{code}", first)).status_code == 303
    stale = await post(desk, "m", f"/console/products/{code}", second)
    assert stale.status_code == 412
    assert 'value="My title"' in stale.text
    assert "Save over it" in stale.text
    assert (await record(desk, code)).given.brand == "Mine"
    over = await post(desk, "m", f"/console/products/{code}", fields_of(stale.text))
    assert over.status_code == 303
    assert (await record(desk, code)).given.brand == "Theirs"


async def test_bad_input_is_told_by_field_and_kept(desk: Desk) -> None:
    code = await desk.draft()
    page = (await get(desk, "m", f"/console/products/{code}")).text
    for changes, said in [
        ({"variant__0__price": "-5"}, "An amount cannot be negative"),
        ({"variant__0__price": "cheap"}, "This is not a number."),
        ({"title__en": "x" * 10_000}, "This text is too long"),
        ({"variant__0__sku": ""}, "Please fill this in."),
        ({"variant__0__weight": "99999999999"}, "tonnes"),
    ]:
        answer = await post(desk, "m", f"/console/products/{code}", put(fields_of(page), **changes))
        assert answer.status_code == 422, changes
        assert said in answer.text or "Too long" in answer.text, changes
    emoji = put(fields_of(page), title__en="🍵 Cup ☕️")
    assert (await post(desk, "m", f"/console/products/{code}", emoji)).status_code == 303
    assert (await record(desk, code)).given.title["en"] == "🍵 Cup ☕️"


async def test_five_hundred_variants_fit_in_one_form(desk: Desk) -> None:
    code = await desk.draft()
    page = (await get(desk, "m", f"/console/products/{code}")).text
    path = f"/console/products/{code}/form"
    added = await post(desk, "m", path, [*fields_of(page), ("do", "add-option")])
    twice = await post(desk, "m", path, [*put(fields_of(added.text), option__0__en="A"), ("do", "add-option")])
    many = ", ".join(f"v{number}" for number in range(25))
    typed = put(fields_of(twice.text), option__0__more=many, option__1__en="B", option__1__more=many)
    made = await post(desk, "m", path, [*typed, ("do", "generate")])
    saved = await post(desk, "m", f"/console/products/{code}", fields_of(made.text))
    assert saved.status_code == 303, saved.text[:2000]
    assert len((await record(desk, code)).given.variants) == 500


async def test_a_reviewer_works_through_the_queue(desk: Desk) -> None:
    code = await desk.draft()
    await post(desk, "m", f"/console/products/{code}/submission", [("note", "please")])
    queue = await get(desk, "r", "/console/listings")
    assert "White porcelain cup" in queue.text
    assert (await get(desk, "r", f"/console/listings/{code}")).status_code == 200
    assert (await post(desk, "r", f"/console/listings/{code}/claim", [])).status_code == 303
    missing = await post(desk, "r", f"/console/listings/{code}/decision", [("verdict", "send_back")])
    assert (missing.status_code, "Please give a reason." in missing.text) == (422, True)
    done = await post(desk, "r", f"/console/listings/{code}/decision", [("verdict", "approve")])
    assert done.status_code == 303
    assert await desk.state(code) is ProductState.LIVE
    assert (await get(desk, "r", "/console/listings/lanes")).status_code == 200


async def test_the_table_shows_ones_own_products_and_bulk_actions_say_first(desk: Desk) -> None:
    other, _ = await make_shop(desk.app)
    code = await desk.draft()
    async with desk.app.tx() as tx:
        hidden = (
            await catalog.save_product(tx, other, msgspec.structs.replace(desk.given, title={"en": "Secret"}))
        ).code
    page = await get(desk, "m", "/console/products")
    assert "White porcelain cup" in page.text
    assert "Secret" not in page.text
    assert (await get(desk, "m", f"/console/products/{hidden}")).status_code == 404
    assert (await post(desk, "m", f"/console/products/{hidden}", [("title.en", "Mine")])).status_code == 404
    preview = await post(desk, "m", "/console/products/prices", [("id", code), ("change", "-10%")])
    assert "89.10" in preview.text
    stolen = await post(desk, "m", "/console/products/prices", [("id", hidden), ("change", "-10%")])
    assert "89.10" not in stolen.text
    assert (await post(desk, "r", "/console/products/prices", [("id", code), ("change", "-10%")])).status_code == 403
    nonsense = await post(desk, "m", "/console/products/prices", [("id", code), ("change", "free")])
    assert nonsense.status_code == 422


async def test_costs_are_not_shown_to_those_who_only_read(desk: Desk) -> None:
    desk.people.enter("reader", person(frozenset({"catalog.read"})))
    code = await desk.draft()
    page = await get(desk, "reader", f"/console/products/{code}")
    assert page.status_code == 200
    assert "40.00" not in page.text
    assert (await post(desk, "reader", f"/console/products/{code}", [])).status_code == 403


async def test_a_copy_is_a_draft_of_its_own(desk: Desk) -> None:
    code = await desk.draft()
    made = await post(desk, "m", f"/console/products/{code}/copy", [])
    copy = made.headers["location"].rpartition("/")[2]
    first, second = await record(desk, code), await record(desk, copy)
    assert first.given.title == second.given.title
    assert set(first.variant_ids).isdisjoint(second.variant_ids)
    assert second.given.state is ProductState.DRAFT


async def test_pages_take_a_constant_number_of_statements(desk: Desk) -> None:
    desk.people.enter("p", person(PLATFORM))
    counted: list[int] = []
    statements: list[str] = []
    desk.app.database.watchers.append(lambda statement, _seconds: statements.append(statement))
    for _ in range(2):
        for _ in range(6):
            await desk.draft()
        await get(desk, "p", "/console/products")
        statements.clear()
        await get(desk, "p", "/console/products")
        counted.append(len(statements))
    assert counted[0] == counted[1] <= 6
