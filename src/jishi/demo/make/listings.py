"""Products in every state of a listing, and stock in motion: places, a transfer under way, a count, warnings."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.demo.make.progress import Part
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductInput, ProductRecord, VariantInput
from jishi.modules.catalog.contracts.listing import (
    Delisting,
    EvaluationReason,
    LaneKind,
    LaneReason,
    LaneRuleInput,
    Review,
    Submission,
    Verdict,
)
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import (
    Adjustment,
    Arrival,
    CountInput,
    CountState,
    OpeningHours,
    PlaceAddress,
    PlaceInput,
    PlaceKind,
    Reason,
    TransferInput,
)
from jishi.modules.team.contracts import ROLE_PERMISSIONS, Role
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

ENDS = (
    "draft",
    "checked",
    "review",
    "fast",
    "held",
    "back",
    "rejected",
    "scheduled",
    "live",
    "slow",
    "off",
    "revision",
)
"""Where each of the products ends."""

TITLES = {"zh-CN": "礼盒装 · ", "en": "Gift box: "}
SEASON = "端午"
WEEK = [OpeningHours(day, "10:00", "21:00") for day in range(1, 8)]
PLACES = {
    "south": PlaceInput(
        name={"zh-CN": "华南仓", "en": "South warehouse"},
        priority=110,
        address=PlaceAddress(province="广东省", city="广州市", district="黄埔区", street="科学大道 88 号"),
    ),
    "wukang-road": PlaceInput(
        name={"zh-CN": "武康路门店", "en": "Wukang Road store"},
        kind=PlaceKind.STORE,
        priority=200,
        address=PlaceAddress(province="上海市", city="上海市", district="徐汇区", street="武康路 129 号"),
        hours=WEEK,
    ),
    "taikoo-li": PlaceInput(
        name={"zh-CN": "太古里门店", "en": "Taikoo Li store"},
        kind=PlaceKind.STORE,
        priority=210,
        address=PlaceAddress(province="四川省", city="成都市", district="锦江区", street="中纱帽街 8 号"),
        hours=WEEK,
    ),
}


class Listings:
    """Makes them through the public functions, as a merchant and a reviewer would."""

    def __init__(self, app: Runtime, clock: FixedClock, staff: UUID) -> None:
        self._app, self._clock = app, clock
        self._reviewer = _person(staff, Role.MANAGER)

    async def make(self, owners: Mapping[UUID, UUID]) -> None:
        """Everything. `owners` are the accounts of the shops' owners."""
        with Part("Listings", len(ENDS)) as part:
            shop_id, owner = next(iter(owners.items()))
            merchant = _person(owner, Role.MERCHANT_OWNER, shop_id)
            async with self._app.tx() as tx:
                await self._open_lane(tx)
                records = await catalog.list_shop_records(tx, shop_id, "", len(ENDS))
            for end, record in zip(ENDS, records, strict=False):
                async with self._app.tx() as tx:
                    await self._bring(tx, merchant, record, end)
                part.done()
            async with self._app.tx() as tx:
                await self._move_stock(tx, [one for record in records for one in record.variant_ids.values()])

    async def _open_lane(self, tx: Tx) -> None:
        now = self._clock.now()
        rule = LaneRuleInput(
            kind=LaneKind.TAG,
            code=SEASON,
            reason=LaneReason.SEASONAL,
            starts_at=now - timedelta(days=3),
            ends_at=now + timedelta(days=21),
        )
        await catalog.add_lane_rule(tx, self._reviewer, rule)

    async def _bring(self, tx: Tx, merchant: Actor, record: ProductRecord, end: str) -> None:
        """A gift box of the product, brought to where it shall end."""
        code = await catalog.duplicate(tx, merchant, record.code)
        await catalog.revise(tx, merchant, code, _boxed(record.given, end, code))
        if end in ("draft", "checked"):
            if end == "checked":
                await catalog.submit(tx, merchant, code, Submission())
            return
        live_at = (self._clock.now() + timedelta(days=5)).isoformat() if end == "scheduled" else ""
        handed = await catalog.submit(tx, merchant, code, Submission(live_at=live_at, note="节前希望上架，谢谢。"))
        if not handed.accepted or end in ("review", "fast"):
            return
        await catalog.claim(tx, self._reviewer, code)
        if end == "held":
            return
        if end in ("back", "rejected"):
            verdict = Verdict.SEND_BACK if end == "back" else Verdict.REJECT
            fields = {"title": "标题请写明规格与数量。"} if end == "back" else {}
            review = Review(verdict=verdict, reason="主图与实物不符。", fields=fields)
            await catalog.decide(tx, self._reviewer, code, review)
            return
        await catalog.decide(tx, self._reviewer, code, Review(verdict=Verdict.APPROVE))
        await self._after(tx, merchant, code, end)

    async def _after(self, tx: Tx, merchant: Actor, code: str, end: str) -> None:
        """What happens to those that are on sale."""
        if end in ("live", "slow", "revision"):
            found = await catalog.find_record(tx, code)
            if found is not None:
                await inventory.receive(tx, dict.fromkeys(found.variant_ids.values(), 3 if end == "live" else 12))
        if end == "slow":
            await catalog.flag(tx, merchant, code, EvaluationReason.NO_SALE, {"days": 63})
        elif end == "off":
            await catalog.delist(tx, merchant, Delisting(codes=[code], reason="换季清仓，下一季再上。"))
        elif end == "revision":
            found = await catalog.find_record(tx, code)
            if found is not None:
                title = {locale: f"{text} · 升级款" if locale == "zh-CN" else f"{text}, new edition"
                         for locale, text in found.given.title.items()}  # fmt: skip
                await catalog.revise(tx, merchant, code, msgspec.structs.replace(found.given, title=title))

    async def _move_stock(self, tx: Tx, variants: list[UUID]) -> None:
        for code, given in PLACES.items():
            await inventory.open_place(tx, SYSTEM, code, given)
        some = variants[:6]
        await inventory.receive(tx, dict.fromkeys(some, 24))
        moved = TransferInput(source="main", target="south", lines=dict.fromkeys(some[:4], 6), note="华南备货")
        first = await inventory.draft_transfer(tx, self._reviewer, moved)
        await inventory.send_transfer(tx, self._reviewer, first)
        arrived = Arrival(received={some[0]: 6, some[1]: 4}, damaged={some[1]: 1})
        await inventory.receive_transfer(tx, self._reviewer, first, arrived)
        lines = dict.fromkeys(some[2:5], 3)
        to_store = TransferInput(source="main", target="wukang-road", lines=lines, note="门店补货")
        second = await inventory.draft_transfer(tx, self._reviewer, to_store)
        await inventory.send_transfer(tx, self._reviewer, second)
        await inventory.receive_transfer(tx, self._reviewer, second, Arrival(received=dict.fromkeys(some[2:5], 3)))
        third = TransferInput(source="main", target="taikoo-li", lines={some[5]: 5}, note="新店铺货")
        await inventory.draft_transfer(tx, self._reviewer, third)
        await inventory.adjust(
            tx,
            self._reviewer,
            Adjustment(place="main", reason=Reason.DAMAGE, changes={some[0]: -1}, note="搬运磕碰"),
        )
        count = await inventory.open_count(tx, self._reviewer, CountInput(place="wukang-road", note="月末盘点"))
        await inventory.record_counts(tx, self._reviewer, count, {some[2]: 3, some[3]: 2, some[4]: 3})
        await inventory.move_count(tx, self._reviewer, count, CountState.COUNTED)
        await inventory.open_count(tx, self._reviewer, CountInput(place="south", note="收货复核"))
        await inventory.refresh_low(tx)


def _boxed(given: ProductInput, end: str, code: str) -> ProductInput:
    title = {locale: f"{TITLES.get(locale, '')}{text}" for locale, text in given.title.items()}
    tags = [*given.tags, SEASON] if end == "fast" else given.tags
    if end == "checked":
        title = {"zh-CN": title.get("zh-CN", code)}
    return msgspec.structs.replace(given, title=title, tags=tags, variants=_own_skus(given, code))


def _own_skus(given: ProductInput, code: str) -> list[VariantInput]:
    mark = f"BOX-{code[:5].upper()}"
    return [msgspec.structs.replace(one, sku=f"{mark}-{at}", barcode="") for at, one in enumerate(given.variants)]


def _person(account_id: UUID, role: Role, *shops: UUID) -> Actor:
    permissions = frozenset(str(one) for one in ROLE_PERMISSIONS[role])
    return Actor(kind=ActorKind.STAFF, account_id=account_id, permissions=permissions, shop_ids=frozenset(shops))
