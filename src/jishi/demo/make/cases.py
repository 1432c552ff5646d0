"""After-sales of the last days, in every state: what buyers wrote, what shops answered, what came back."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from jishi.demo.make.progress import Part
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.kernel.errors import AppError, Conflict
from jishi.kernel.ids import uuid7
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import (
    AskInput,
    Case,
    Inspected,
    Kind,
    LineAsk,
    Reason,
    ReturnParcel,
    Verdict,
)
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Bearer, OrderState, ShipInput
from jishi.modules.team.contracts import ROLE_PERMISSIONS, Role
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

SENT = [OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED]
SINCE = timedelta(days=13)
ADDRESS = ("recipient", "phone", "country", "province", "city", "district", "street", "postal_code")


class Story(msgspec.Struct, frozen=True):
    """What happens in some cases: what is asked for, in which words, and the acts that follow."""

    count: int
    kind: Kind
    reason: Reason
    text: str
    acts: tuple[str, ...] = ()
    unsent: bool = False
    picture: bool = False


_R, _K = Reason, Kind
STORIES: tuple[Story, ...] = (
    Story(4, _K.REFUND, _R.NO_LONGER_WANTED, "临时用不上了，麻烦取消，谢谢。", unsent=True),
    Story(3, _K.REFUND, _R.TOO_SLOW, "等了三天还没发货，赶不上送人了。", unsent=True),
    Story(3, _K.REFUND, _R.ORDERED_WRONG, "颜色拍错了，退了重拍。", ("accept",), unsent=True),
    Story(4, _K.REFUND, _R.DAMAGED, "外包装压扁了，里面有一角磕碰，能用，希望补偿一些。", picture=True),
    Story(3, _K.REFUND, _R.NOT_RECEIVED, "物流显示已签收，但我和家人都没有收到。"),
    Story(3, _K.REFUND, _R.MISSING_PARTS, "少了一个配件，说明书上写的有。", ("counter",), picture=True),
    Story(3, _K.REFUND, _R.DAMAGED, "盖子有裂纹，不影响使用。", ("counter", "agree"), picture=True),
    Story(4, _K.RETURN, _R.NO_LONGER_WANTED, "实物和想象的不太一样，没有用过，想退货。"),
    Story(3, _K.RETURN, _R.NOT_AS_DESCRIBED, "页面写的是纯棉，吊牌上是混纺。", ("write",), picture=True),
    Story(5, _K.RETURN, _R.FAULTY, "用了一次就坏了，没办法正常使用。", ("accept",), picture=True),
    Story(5, _K.RETURN, _R.WRONG_ITEM, "收到的款式不是我买的那款。", ("accept", "send_back"), picture=True),
    Story(3, _K.RETURN, _R.WRONG_SIZE, "尺码偏小，穿不下。", ("accept", "send_back", "receive")),
    Story(4, _K.RETURN, _R.FAULTY, "接缝处开线了。", ("accept", "send_back", "receive", "inspect"), picture=True),
    Story(2, _K.EXCHANGE, _R.WRONG_SIZE, "想换一个尺寸，吊牌都在。"),
    Story(
        2, _K.EXCHANGE, _R.DAMAGED, "收到时已经破了，想换一个新的。", ("accept", "send_back", "inspect"), picture=True
    ),
    Story(
        2, _K.EXCHANGE, _R.FAULTY, "开关失灵，想换同款。", ("accept", "send_back", "inspect", "replace"), picture=True
    ),
    Story(3, _K.REFUND, _R.OVERPRICED, "刚买完就降价了，申请补差价。", ("refuse",)),
    Story(3, _K.RETURN, _R.NOT_AS_DESCRIBED, "气味很重，和描述的完全不一样。", ("refuse", "escalate"), picture=True),
    Story(1, _K.REFUND, _R.DAMAGED, "收到就是碎的，商家不认。", ("refuse", "escalate", "favour"), picture=True),
    Story(1, _K.REFUND, _R.OTHER, "不喜欢，想退一半的钱。", ("refuse", "escalate", "dismiss")),
    Story(2, _K.RETURN, _R.NO_LONGER_WANTED, "家里人说喜欢，不退了。", ("withdraw",)),
)

ANSWERS: Mapping[str, str] = {
    "accept": "非常抱歉给你带来不便，已同意你的申请。",
    "refuse": "商品出库时完好，页面也有说明，无法同意申请，请谅解。",
    "counter": "可否保留商品，由我们补偿部分金额？",
    "escalate": "商家的答复不能接受，图片里看得很清楚，请平台判断。",
    "write": "请问可以再补一张吊牌的照片吗？",
    "favour": "买家的凭证充分，考虑到商家已按流程发货，由平台补偿。",
    "dismiss": "未见质量问题，且已超出无理由的范围，不予支持。",
}


class Cases:
    """Lives through the stories, each with an order of its own."""

    def __init__(self, app: Runtime, clock: FixedClock, people: Sequence[UUID], staff: UUID) -> None:
        self._app, self._clock = app, clock
        self._mei, self._staff = people[0], staff
        self._chance = random.Random(17)

    async def make(self, owners: Mapping[UUID, UUID], now: datetime) -> int:
        """Make all of them for shops whose owners are these. Returns how many there are."""
        plan = [story for story in STORIES for _ in range(story.count)]
        made = 0
        with Part("After-sales", len(plan)) as part:
            self._clock.set(now - timedelta(days=4))
            await self._name_addresses(owners)
            fresh, sent = await self._candidates(now)
            for story in plan:
                pool = fresh if story.unsent else sent
                while pool:
                    if await self._live(story, pool.pop(0), owners, now):
                        made += 1
                        break
                part.done()
            self._clock.set(now)
        return made

    async def _name_addresses(self, owners: Mapping[UUID, UUID]) -> None:
        async with self._app.tx() as tx:
            for shop_id, owner in owners.items():
                home = await identity.find_default_address(tx, owner)
                if home is not None:
                    given = msgspec.convert({name: getattr(home, name) for name in ADDRESS}, AddressInput)
                    await after_sales.set_return_address(tx, SYSTEM, shop_id, given)

    async def _candidates(self, now: datetime) -> tuple[list[orders.FoundOrder], list[orders.FoundOrder]]:
        """Orders that have been paid, and those that have been sent; the demo's shopper first."""
        async with self._app.tx(write=False) as tx:
            paid = await self._found(tx, [OrderState.PAID], now - timedelta(days=6), now - timedelta(days=3))
            sent = await self._found(tx, SENT, now - SINCE, now - timedelta(days=4))
        if len(sent) < len(paid):
            sent += paid[len(paid) // 3 :]
            paid = paid[: len(paid) // 3]
        for pool in (paid, sent):
            self._chance.shuffle(pool)
            pool.sort(key=lambda found: found.owner_id != self._mei)
        return paid, sent

    async def _found(
        self, tx: Tx, states: list[OrderState], start: datetime, before: datetime
    ) -> list[orders.FoundOrder]:
        wanted = orders.OrderFilter(states=states, placed_from=start, placed_before=before, total_to=49_000)
        return list((await orders.search_orders(tx, SYSTEM, wanted, limit=400)).items)

    async def _live(self, story: Story, found: orders.FoundOrder, owners: Mapping[UUID, UUID], now: datetime) -> bool:
        """One case; False when this order does not suit the story."""
        hours = 2 + self._chance.randrange(38) if not story.acts else 60 + self._chance.randrange(30)
        self._clock.set(now - timedelta(hours=hours, minutes=self._chance.randrange(60)))
        buyer = Actor(kind=ActorKind.MEMBER, account_id=found.owner_id)
        try:
            if not story.unsent and found.state == OrderState.PAID:
                async with self._app.tx() as tx:
                    parcel = ShipInput(carrier="sf", tracking_number=f"SF{found.number}")
                    await orders.ship(tx, SYSTEM, found.number, parcel)
                self._clock.advance(timedelta(hours=1))
            async with self._app.tx() as tx:
                case = await self._ask(tx, buyer, story, found.number)
        except AppError:
            return False
        agent = agent_of(owners[case.shop_id], case.shop_id)
        for act in story.acts:
            self._clock.advance(timedelta(hours=3 + self._chance.randrange(9), minutes=self._chance.randrange(60)))
            async with self._app.tx() as tx:
                await self._act(tx, act, case, buyer, agent)
        return True

    async def _ask(self, tx: Tx, buyer: Actor, story: Story, number: str) -> Case:
        opening = await after_sales.get_opening(tx, buyer, number)
        lines = [line for line in opening.lines.get(story.kind, []) if line.unsent is story.unsent]
        if not lines:
            raise Conflict("This order does not suit the story.")
        line = lines[0]
        exchange = story.kind is Kind.EXCHANGE
        swaps = (await after_sales.list_replacements(tx, [line]))[line.line_id] if exchange else []
        if exchange and not swaps:
            raise Conflict("There is nothing left to exchange this for.")
        pieces = line.quantity if story.unsent else 1
        amount = line.worth[pieces] * 3 // 10 if story.reason in (Reason.DAMAGED, Reason.OVERPRICED) else None
        given = AskInput(
            order=number,
            kind=story.kind,
            unsent=story.unsent,
            reason=story.reason,
            lines=[
                LineAsk(
                    line_id=line.line_id,
                    quantity=pieces,
                    amount=amount if story.kind is Kind.REFUND else None,
                    replacement_id=swaps[-1].variant_id if swaps else None,
                )
            ],
            text=story.text,
            pictures=[line.image.id] if story.picture and line.image else [],
        )
        return await after_sales.ask(tx, buyer, given)

    async def _act(self, tx: Tx, act: str, case: Case, buyer: Actor, agent: Actor) -> None:
        code, text = case.code, ANSWERS.get(act, "")
        now = await after_sales.get_case(tx, SYSTEM, code)
        if act == "accept":
            await after_sales.accept(tx, agent, code, text=text)
        elif act == "refuse":
            await after_sales.refuse(tx, agent, code, text=text)
        elif act == "counter":
            await after_sales.counter(tx, agent, code, total=max(1, now.total // 2), text=text)
        elif act == "agree":
            await after_sales.agree(tx, buyer, code)
        elif act == "write":
            await after_sales.write(tx, agent, code, text=text)
        elif act == "send_back":
            number = f"YT{self._chance.randrange(10**11, 10**12)}"
            await after_sales.send_back(tx, buyer, code, ReturnParcel("圆通速递", number))
        elif act == "receive":
            await after_sales.receive(tx, agent, code)
        elif act == "inspect":
            lines = [Inspected(line_id=line.line_id, restock=line.quantity) for line in now.lines]
            await after_sales.inspect(tx, agent, code, lines)
        elif act == "replace":
            number = f"SF{self._chance.randrange(10**11, 10**12)}"
            await after_sales.replace(tx, agent, code, ReturnParcel("顺丰速运", number))
        elif act == "escalate":
            await after_sales.escalate(tx, buyer, code, text=text)
        elif act == "withdraw":
            await after_sales.withdraw(tx, buyer, code)
        else:
            await self._decide(tx, act, now, text)

    async def _decide(self, tx: Tx, act: str, case: Case, text: str) -> None:
        judge = Actor(
            kind=ActorKind.STAFF,
            account_id=self._staff,
            permissions=frozenset(str(one) for one in ROLE_PERMISSIONS[Role.MANAGER]),
            key_id=uuid7(),
        )
        verdict = Verdict.DISMISS if act == "dismiss" else Verdict.REFUND
        await after_sales.arbitrate(
            tx, judge, case.code, verdict, total=case.total, borne_by=Bearer.PLATFORM, text=text
        )


def agent_of(owner: UUID, shop_id: UUID) -> Actor:
    """The owner of a shop at work."""
    permissions = frozenset(str(one) for one in ROLE_PERMISSIONS[Role.MERCHANT_OWNER])
    return Actor(kind=ActorKind.STAFF, account_id=owner, permissions=permissions, shop_ids=frozenset({shop_id}))
