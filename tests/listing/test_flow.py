"""From a draft to the shop: checks, the queue, decisions; every step is written down."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.conftest import NOW
from tests.listing.conftest import MERCHANT, PLATFORM, REVIEWER, Desk, make_shop, person

from jishi.kernel.actor import SYSTEM
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductState, VariantInput
from jishi.modules.catalog.contracts.listing import LaneKind, LaneReason, LaneRuleInput, Review, Submission, Verdict
from jishi.platform.worker import drain


async def test_a_merchant_submits_and_a_reviewer_lists(desk: Desk) -> None:
    code = await desk.draft()
    answer = await desk.send("m", "POST", f"/listing/submissions/{code}", {"note": "new for June"})
    assert answer.json() == {
        "accepted": True,
        "state": "review",
        "lane": "normal",
        "findings": [],
        "pending": False,
    }
    (case,) = (await desk.send("r", "GET", "/listing/cases")).json()["items"]
    assert (case["code"], case["note"]) == (code, "new for June")
    early = await desk.send("r", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert early.json()["code"] == "not_claimed"
    assert (await desk.send("r", "POST", f"/listing/cases/{code}/claim")).status_code == 200
    done = await desk.send("r", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert done.json() == {"state": "live"}
    assert (await desk.client.get(f"/api/v1/products/{code}")).status_code == 200
    assert await desk.acts(code) == ["submitted", "claimed", "approved"]
    steps = (await desk.send("m", "GET", f"/listing/steps/{code}")).json()
    assert (steps[0]["by"], steps[0]["before"], steps[0]["after"]) == (str(desk.reviewer.account_id), "review", "live")
    await drain(desk.app)
    async with desk.app.tx() as tx:
        told = await tx.fetch_value("SELECT count(*) FROM platform.audit_log WHERE action LIKE 'listing.%'")
    assert told == 2


async def test_errors_keep_a_draft_where_it_is(desk: Desk) -> None:
    code = await desk.draft(title={"en": "Cup"}, category_code="", image_ids=[])
    answer = (await desk.send("m", "POST", f"/listing/submissions/{code}", {})).json()
    assert (answer["accepted"], answer["state"]) == (False, "draft")
    assert {finding["code"] for finding in answer["findings"] if finding["severity"] == "error"} == {
        "title_missing",
        "category_missing",
        "picture_missing",
    }
    assert await desk.acts(code) == ["checked"]
    assert (await desk.send("r", "GET", "/listing/cases")).json()["items"] == []


async def test_sending_back_and_rejecting_need_a_reason(desk: Desk) -> None:
    code = await desk.draft()
    decision = f"/listing/cases/{code}/decision"
    await desk.send("m", "POST", f"/listing/submissions/{code}", {})
    await desk.send("r", "POST", f"/listing/cases/{code}/claim")
    assert (await desk.send("r", "POST", decision, {"verdict": "send_back"})).status_code == 422
    fields = {"title.en": "Say which cup."}
    back = await desk.send("r", "POST", decision, {"verdict": "send_back", "fields": fields})
    assert back.json() == {"state": "draft"}
    (step, *_) = (await desk.send("m", "GET", f"/listing/steps/{code}")).json()
    assert step["details"]["fields"] == fields
    await desk.send("m", "POST", f"/listing/submissions/{code}", {})
    await desk.send("r", "POST", f"/listing/cases/{code}/claim")
    gone = await desk.send("r", "POST", decision, {"verdict": "reject", "reason": "Not for us."})
    assert gone.json() == {"state": "delisted"}
    assert (await desk.send("r", "POST", decision, {"verdict": "approve"})).status_code == 409


async def test_two_reviewers_never_act_on_the_same_one(desk: Desk) -> None:
    desk.people.enter("r2", person(REVIEWER))
    code = await desk.draft()
    await desk.send("m", "POST", f"/listing/submissions/{code}", {})
    assert (await desk.send("r", "POST", f"/listing/cases/{code}/claim")).status_code == 200
    assert (await desk.send("r2", "POST", f"/listing/cases/{code}/claim")).json()["code"] == "claimed"
    other = await desk.send("r2", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert other.json()["code"] == "not_claimed"
    assert (await desk.send("r", "GET", "/listing/cases?is_free=true")).json()["items"] == []
    assert (await desk.send("r", "DELETE", f"/listing/cases/{code}/claim")).status_code == 204
    assert (await desk.send("r2", "POST", f"/listing/cases/{code}/claim")).status_code == 200
    assert await desk.state(code) is ProductState.REVIEW


async def test_nobody_reviews_what_they_submitted(desk: Desk) -> None:
    both = desk.people.enter("both", person(REVIEWER | {"catalog.edit"}))
    code = await desk.draft()
    await desk.send("both", "POST", f"/listing/submissions/{code}", {})
    await desk.send("both", "POST", f"/listing/cases/{code}/claim")
    answer = await desk.send("both", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert (answer.status_code, answer.json()["code"]) == (403, "own_submission")
    assert both.account_id
    assert await desk.state(code) is ProductState.REVIEW


async def test_what_is_scheduled_goes_live_in_its_time_zone(desk: Desk) -> None:
    code = await desk.draft()
    wish = {"live_at": "2026-06-18T10:00", "zone": "Asia/Shanghai"}
    await desk.send("m", "POST", f"/listing/submissions/{code}", wish)
    await desk.send("r", "POST", f"/listing/cases/{code}/claim")
    done = await desk.send("r", "POST", f"/listing/cases/{code}/decision", {"verdict": "approve"})
    assert done.json() == {"state": "scheduled"}
    async with desk.app.tx() as tx:
        record = await catalog.find_record(tx, code)
        assert record is not None
        assert record.live_at == datetime(2026, 6, 18, 2, 0, tzinfo=UTC)
        assert await catalog.go_live(tx) == 0
    desk.app.clock.advance(timedelta(days=17))  # type: ignore[attr-defined]
    async with desk.app.tx() as tx:
        assert await catalog.go_live(tx) == 1
    assert await desk.acts(code) == ["submitted", "claimed", "approved", "went_live"]


@pytest.mark.parametrize(
    "wish",
    [
        {"live_at": "soon"},
        {"live_at": "2026-06-18T10:00", "zone": "Moon/Crater"},
        {"live_at": "2026-03-29T02:30", "zone": "Europe/Berlin"},
        {"note": "x" * 10_000},
    ],
)
async def test_senseless_wishes_are_refused(desk: Desk, wish: dict[str, str]) -> None:
    code = await desk.draft()
    assert (await desk.send("m", "POST", f"/listing/submissions/{code}", wish)).status_code == 422
    assert await desk.state(code) is ProductState.DRAFT
    assert await desk.acts(code) == []


async def test_the_fast_lane_goes_first_and_lists_what_has_earned_it(desk: Desk) -> None:
    rule = LaneRuleInput(
        kind=LaneKind.TAG,
        code="dragon-boat",
        reason=LaneReason.SEASONAL,
        starts_at=NOW - timedelta(days=1),
        ends_at=NOW + timedelta(days=20),
    )
    async with desk.app.tx() as tx:
        await catalog.add_lane_rule(tx, SYSTEM, rule)
    slow, quick = await desk.draft(), await desk.draft(tags=["dragon-boat"])
    for code in (slow, quick):
        await desk.send("m", "POST", f"/listing/submissions/{code}", {})
    queue = (await desk.send("r", "GET", "/listing/cases")).json()["items"]
    assert [(case["code"], case["lane"], case["lane_reason"]) for case in queue] == [
        (quick, "fast", "seasonal"),
        (slow, "normal", ""),
    ]
    for _ in range(5):
        async with desk.app.tx() as tx:
            code = await desk.draft()
            await catalog.submit(tx, desk.merchant, code, Submission())
            await catalog.claim(tx, desk.reviewer, code)
            await catalog.decide(tx, desk.reviewer, code, Review(verdict=Verdict.APPROVE))
    earned = await desk.draft(tags=["dragon-boat"])
    assert (await desk.send("m", "POST", f"/listing/submissions/{earned}", {})).json()["state"] == "live"
    assert await desk.acts(earned) == ["auto_approved"]
    thin = [VariantInput(sku="THIN", price=9_900, cost=9_800, weight=240)]
    doubtful = await desk.draft(tags=["dragon-boat"], variants=thin)
    assert (await desk.send("m", "POST", f"/listing/submissions/{doubtful}", {})).json()["state"] == "review"


async def test_withdrawing(desk: Desk) -> None:
    code = await desk.draft()
    await desk.send("m", "POST", f"/listing/submissions/{code}", {})
    assert (await desk.send("m", "DELETE", f"/listing/submissions/{code}")).status_code == 204
    assert await desk.state(code) is ProductState.DRAFT
    assert (await desk.send("m", "DELETE", f"/listing/submissions/{code}")).status_code == 409
    assert (await desk.send("r", "GET", "/listing/cases")).json()["items"] == []


async def test_those_of_another_shop_and_the_wrong_roles_change_nothing(desk: Desk) -> None:
    other, _ = await make_shop(desk.app)
    desk.people.enter("thief", person(MERCHANT | {"listing.review"}, other))
    desk.people.enter("reader", person(frozenset({"catalog.read"})))
    code = await desk.draft()
    waiting = await desk.draft()
    await desk.send("m", "POST", f"/listing/submissions/{waiting}", {})
    approve = {"verdict": "approve"}
    for who, method, path, body, status in [
        ("thief", "POST", f"/listing/submissions/{code}", {}, 404),
        ("thief", "DELETE", f"/listing/submissions/{waiting}", None, 404),
        ("thief", "GET", f"/listing/steps/{waiting}", None, 404),
        ("thief", "GET", f"/listing/cases/{waiting}", None, 404),
        ("thief", "POST", f"/listing/cases/{waiting}/claim", None, 403),
        ("thief", "POST", f"/listing/cases/{waiting}/decision", approve, 403),
        ("thief", "POST", "/listing/delistings", {"codes": [code], "reason": "x"}, 404),
        ("reader", "POST", f"/listing/submissions/{code}", {}, 403),
        ("reader", "POST", f"/listing/cases/{waiting}/claim", None, 403),
        ("m", "POST", f"/listing/cases/{waiting}/claim", None, 403),
        ("m", "POST", f"/listing/cases/{waiting}/decision", approve, 403),
        ("m", "POST", f"/products/{waiting}/state", {"state": "live"}, 403),
        ("nobody", "POST", f"/listing/submissions/{code}", {}, 401),
    ]:
        assert (await desk.send(who, method, path, body)).status_code == status, (who, method, path)
    assert await desk.state(code) is ProductState.DRAFT
    assert await desk.state(waiting) is ProductState.REVIEW
    assert await desk.acts(waiting) == ["submitted"]


async def test_platform_staff_still_publish_directly_and_it_is_recorded(desk: Desk) -> None:
    desk.people.enter("p", person(PLATFORM))
    code = await desk.draft()
    assert (await desk.send("p", "POST", f"/products/{code}/state", {"state": "live"})).status_code == 204
    assert (await desk.send("p", "POST", f"/products/{code}/state", {"state": "live"})).status_code == 204
    assert await desk.acts(code) == ["published"]
