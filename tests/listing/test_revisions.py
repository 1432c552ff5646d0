"""What is changed on a product that is on sale goes through the checks again, while the old version stays."""

from uuid import uuid4

import msgspec
from tests.listing.conftest import PLATFORM, Desk, person

from jishi.kernel.actor import SYSTEM
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Option, OptionValue, ProductInput, ProductState, VariantInput
from jishi.modules.team import api as team


async def live(desk: Desk) -> tuple[str, ProductInput]:
    """A product on sale, and what it is."""
    code = await desk.draft(state=ProductState.LIVE)
    async with desk.app.tx() as tx:
        record = await catalog.find_record(tx, code)
    assert record is not None
    return code, record.given


def priced(given: ProductInput, price: int) -> list[VariantInput]:
    return [msgspec.structs.replace(given.variants[0], price=price)]


async def test_a_new_title_waits_and_is_put_in_place(desk: Desk) -> None:
    code, _ = await live(desk)
    title = {"zh-CN": "青瓷茶杯", "en": "Celadon cup"}
    answer = (await desk.send("m", "PATCH", f"/products/{code}", {"title": title})).json()
    assert (answer["pending"], answer["changes"], answer["state"]) == (True, ["title"], "live")
    assert (await desk.client.get(f"/api/v1/products/{code}")).json()["title"]["en"] == "White porcelain cup"
    detail = (await desk.send("r", "GET", f"/listing/cases/{code}")).json()
    assert (detail["case"]["kind"], detail["proposed"]["title"]) == ("revision", title)
    await desk.send("r", "POST", f"/listing/cases/{code}/claim")
    done = await desk.send("r", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert done.json() == {"state": "live"}
    assert (await desk.client.get(f"/api/v1/products/{code}")).json()["title"] == title


async def test_a_refused_change_leaves_what_is_on_sale(desk: Desk) -> None:
    code, _ = await live(desk)
    await desk.send("m", "PATCH", f"/products/{code}", {"title": {"zh-CN": "最好", "en": "Best"}})
    await desk.send("r", "POST", f"/listing/cases/{code}/claim")
    back = {"verdict": "send_back", "reason": "No."}
    assert (await desk.send("r", "POST", f"/listing/cases/{code}/decision", back)).json() == {"state": "live"}
    assert (await desk.client.get(f"/api/v1/products/{code}")).json()["title"]["en"] == "White porcelain cup"


async def test_small_price_changes_are_stored_at_once_and_large_ones_wait(desk: Desk) -> None:
    code, given = await live(desk)
    small = (await desk.send("m", "PATCH", f"/products/{code}", {"variants": priced(given, 9_500)})).json()
    assert (small["pending"], small["changes"]) == (False, ["variants.price"])
    large = (await desk.send("m", "PATCH", f"/products/{code}", {"variants": priced(given, 6_000)})).json()
    assert (large["pending"], [finding["code"] for finding in large["findings"]]) == (True, ["price_jump"])
    assert (await desk.client.get(f"/api/v1/products/{code}")).json()["variants"][0]["price"] == 9_500


async def test_a_price_below_cost_waits_for_its_approval_whoever_sets_it(desk: Desk) -> None:
    desk.people.enter("p", person(PLATFORM))
    code, given = await live(desk)
    answer = (await desk.send("p", "PATCH", f"/products/{code}", {"variants": priced(given, 3_000)})).json()
    assert answer["pending"] is True
    await desk.send("r", "POST", f"/listing/cases/{code}/claim")
    early = await desk.send("r", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert early.json()["code"] == "approval_missing"
    async with desk.app.tx() as tx:
        case = (await catalog.find_case(tx, SYSTEM, code)).case
        assert case.approval_id is not None
        await team.decide_approval(tx, SYSTEM, case.approval_id, grant=True)
    done = await desk.send("r", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert done.status_code == 200, done.text
    assert (await desk.client.get(f"/api/v1/products/{code}")).json()["variants"][0]["price"] == 3_000
    assert "approval_granted" in await desk.acts(code)


async def test_errors_refuse_a_change_of_what_is_on_sale(desk: Desk) -> None:
    code, _ = await live(desk)
    answer = await desk.send("m", "PATCH", f"/products/{code}", {"title": {"en": "Cup"}})
    assert (answer.status_code, answer.json()["code"]) == (422, "checks_failed")
    assert "title.zh-CN" in answer.json()["errors"]
    assert (await desk.client.get(f"/api/v1/products/{code}")).json()["title"]["en"] == "White porcelain cup"


async def test_two_tabs(desk: Desk) -> None:
    code = await desk.draft()
    seen = (await desk.send("m", "GET", f"/products/{code}/record")).headers["etag"]
    first = await desk.send("m", "PATCH", f"/products/{code}", {"brand": "Qingmu"}, If_Match=seen)
    assert first.status_code == 200
    second = await desk.send("m", "PATCH", f"/products/{code}", {"brand": "Other"}, If_Match=seen)
    assert (second.status_code, second.json()["code"]) == (412, "changed_meanwhile")
    async with desk.app.tx() as tx:
        record = await catalog.find_record(tx, code)
    assert record is not None
    assert record.given.brand == "Qingmu"


async def test_an_approved_change_of_an_old_version_is_sent_round_again(desk: Desk) -> None:
    code, given = await live(desk)
    await desk.send("m", "PATCH", f"/products/{code}", {"title": {"zh-CN": "新", "en": "New"}})
    await desk.send("m", "PATCH", f"/products/{code}", {"variants": priced(given, 9_800)})
    await desk.send("r", "POST", f"/listing/cases/{code}/claim")
    done = await desk.send("r", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert done.json()["code"] == "changed_meanwhile"


async def test_nobody_changes_what_is_being_reviewed(desk: Desk) -> None:
    code = await desk.draft()
    await desk.send("m", "POST", f"/listing/submissions/{code}", {})
    answer = await desk.send("m", "PATCH", f"/products/{code}", {"brand": "Other"})
    assert (answer.status_code, answer.json()["code"]) == (409, "under_review")


async def test_renaming_a_sku_keeps_the_variant_and_its_stock(desk: Desk) -> None:
    code = await desk.draft()
    async with desk.app.tx() as tx:
        record = await catalog.find_record(tx, code)
        assert record is not None
        (variant_id,) = record.variant_ids.values()
    renamed = [msgspec.structs.replace(record.given.variants[0], sku="RENAMED", id=variant_id)]
    assert (await desk.send("m", "PATCH", f"/products/{code}", {"variants": renamed})).status_code == 200
    foreign = [msgspec.structs.replace(record.given.variants[0], sku="RENAMED", id=uuid4())]
    assert (await desk.send("m", "PATCH", f"/products/{code}", {"variants": foreign})).status_code == 200
    async with desk.app.tx() as tx:
        after = await catalog.find_record(tx, code)
    assert after is not None
    assert after.variant_ids == {"RENAMED": variant_id}


async def test_two_variants_may_swap_their_skus(desk: Desk) -> None:
    size = Option("size", {"en": "Size"}, [OptionValue("s", {"en": "S"}), OptionValue("l", {"en": "L"})])
    pair = [
        VariantInput(sku="A", choices=["s"], price=100, weight=1),
        VariantInput(sku="B", choices=["l"], price=100, weight=1),
    ]
    code = await desk.draft(options=[size], variants=pair)
    async with desk.app.tx() as tx:
        before = await catalog.find_record(tx, code)
    assert before is not None
    swapped = [
        msgspec.structs.replace(pair[0], sku="B", id=before.variant_ids["A"]),
        msgspec.structs.replace(pair[1], sku="A", id=before.variant_ids["B"]),
    ]
    answer = await desk.send("m", "PATCH", f"/products/{code}", {"variants": swapped})
    assert answer.status_code == 200, answer.text
    async with desk.app.tx() as tx:
        after = await catalog.find_record(tx, code)
    assert after is not None
    assert after.variant_ids == {"A": before.variant_ids["B"], "B": before.variant_ids["A"]}


async def test_a_merchants_new_product_is_handed_in(desk: Desk) -> None:
    given = msgspec.structs.replace(desk.given, handle="straight", state=ProductState.LIVE)
    made = await desk.send("m", "POST", f"/products?shop={desk.slug}", given)
    assert (made.status_code, made.json()["state"]) == (201, "review")
    assert await desk.acts(made.json()["code"]) == ["created", "submitted"]
