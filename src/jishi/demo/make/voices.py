"""What people say: reviews of what they received, replies, later words, questions and answers, and words to watch."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from jishi.demo.make.drawing import Drawers
from jishi.demo.make.easel import CLOSE, SCENE, View, draw_view
from jishi.demo.make.progress import Part
from jishi.demo.world.model import Person, Product, World
from jishi.demo.world.words.voices import (
    BAD,
    DEPARTMENT_BAD,
    FOLLOW_UPS,
    GOOD,
    MIXED,
    PRAISE,
    QUESTIONS,
    REPLIES_BAD,
    REPLIES_GOOD,
)
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account
from jishi.modules.media import api as media
from jishi.modules.media.contracts import Image
from jishi.modules.moderation import api as moderation
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order, OrderLine, OrderState
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import Scores
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

REVIEWS = 2_500
PICTURED = 60
SHARE = 0.62
"""Of received lines that are reviewed."""

ASKED = 300
AT_ONCE = 400
STARS = ((5, 58), (4, 25), (3, 9), (2, 4), (1, 4))
RECEIVED = (OrderState.DELIVERED, OrderState.COMPLETED)

WORDS = """word,kind,note
高仿,block,假冒商品
A货,block,假冒商品
刷单,block,虚假交易
代开发票,block,违法
casino,block,gambling
加微信,review,站外联系方式
加我v,review,站外联系方式
国家级,review,广告法
全网最低,review,广告法
最高级,review,广告法
返现,review,好评返现
cash for review,review,bought reviews
whatsapp,review,contact elsewhere
"""


class Line(msgspec.Struct, frozen=True):
    """A received line and who received it."""

    order: Order
    line: OrderLine
    person: int


class Voices:
    """Lets people speak, always the same for the same world."""

    def __init__(self, app: Runtime, world: World, people: Sequence[UUID], now: datetime) -> None:
        self._app, self._world, self._people, self._now = app, world, people, now
        self._rng = random.Random(f"{world.seed}/voices")
        self._by_sku = {variant.sku: product for product in world.products for variant in product.variants}
        parents = {category.key: category.parent for category in world.categories}
        self._departments: dict[str, str] = {}
        self._photos: dict[View, Image] = {}
        self._accounts: dict[UUID, Account] = {}
        for key in parents:
            top = key
            while (above := parents[top]) is not None:
                top = above
            self._departments[key] = top

    async def photograph(self, drawers: Drawers) -> None:
        """Take the photos that people will most likely show, while something else is being made."""
        await self._photograph(drawers, sorted(self._world.products, key=lambda one: -one.popularity)[:PICTURED])

    async def make(self, drawers: Drawers) -> None:
        """Everything that is said in this world."""
        async with self._app.tx() as tx:
            await moderation.import_words(tx, SYSTEM, WORDS)
        async with self._app.tx(write=False) as tx:
            self._accounts = await identity.list_accounts(tx, self._people)
        lines = await self._received()
        chosen = [line for line in lines if self._rng.random() < SHARE][:REVIEWS]
        pictures = await self._pictures(drawers, chosen)
        with Part("Reviews", len(chosen)) as part:
            for start in range(0, len(chosen), AT_ONCE):
                given = [self._review(line, pictures) for line in chosen[start : start + AT_ONCE]]
                async with self._app.tx() as tx:
                    await reviews.bring_in_reviews(tx, SYSTEM, given)
                part.done(len(given))
            await drain(self._app, most=100_000)
        asked = self._questions(lines)
        with Part("Questions", len(asked)) as part:
            async with self._app.tx() as tx:
                await reviews.bring_in_questions(tx, SYSTEM, asked)
            part.done(len(asked))

    async def _received(self) -> list[Line]:
        found: list[Line] = []
        for index, account_id in enumerate(self._people):
            buyer = Actor(kind=ActorKind.MEMBER, account_id=account_id)
            async with self._app.tx(write=False) as tx:
                page = await orders.list_orders(tx, buyer, states=RECEIVED, limit=100)
            found += [Line(order, line, index) for order in page.items for line in order.lines]
        self._rng.shuffle(found)
        return found

    async def _pictures(self, drawers: Drawers, lines: Sequence[Line]) -> Mapping[str, list[Image]]:
        """Photos of some of the things, by product."""
        products = list({one.key: one for line in lines if (one := self._product(line)) is not None}.values())
        products.sort(key=lambda one: -one.popularity)
        pictured = products[:PICTURED]
        await self._photograph(drawers, pictured)
        return {one.key: [self._photos[view] for view in views_of(one)] for one in pictured}

    async def _photograph(self, drawers: Drawers, products: Sequence[Product]) -> None:
        views = [view for product in products for view in views_of(product) if view not in self._photos]
        async for chunk in drawers.draw_all(draw_view, views):
            async with self._app.tx() as tx:
                stored = await media.store_many(tx, [media.Upload(data) for _, data in chunk])
            self._photos.update(zip((view for view, _ in chunk), stored, strict=True))

    def _product(self, line: Line) -> Product | None:
        return self._by_sku.get(line.line.sku)

    def _review(self, given: Line, pictures: Mapping[str, list[Image]]) -> reviews.EarlierReview:
        rng, person = self._rng, self._world.people[given.person]
        stars = rng.choices([one for one, _ in STARS], [weight for _, weight in STARS])[0]
        product = self._product(given)
        department = self._departments[product.category] if product else "home"
        bought = given.order.paid_at or given.order.placed_at
        at = min(bought + timedelta(days=rng.randint(4, 14), minutes=rng.randint(0, 1_400)), self._now)
        own = pictures.get(product.key, []) if product else []
        # Nobody takes the same photo as somebody else.
        shown = [own.pop() for _ in range(rng.randint(1, len(own)))] if own and rng.random() < 0.3 else []
        follow_up_at = at + timedelta(days=rng.randint(9, 40))
        follows = stars >= 4 and rng.random() < 0.12 and follow_up_at < self._now
        answered = rng.random() < (0.75 if stars <= 3 else 0.2)
        crowd = rng.sample(range(len(self._people)), min(12, len(self._people)))
        pleased = crowd[: max(0, int(rng.expovariate(0.6)) - 1)]
        return reviews.EarlierReview(
            order=given.order,
            line=given.line,
            author=self._author(given.person),
            at=at,
            stars=stars,
            scores=self._scores(stars),
            text=self._text(person, product.category if product else "decor", department, stars),
            pictures=shown,
            anonymous=rng.random() < 0.22,
            follow_up=rng.choice(FOLLOW_UPS[person.locale]) if follows else "",
            follow_up_at=follow_up_at if follows else None,
            reply=rng.choice((REPLIES_GOOD if stars > 3 else REPLIES_BAD)[person.locale]) if answered else "",
            reply_at=min(at + timedelta(hours=rng.randint(2, 40)), self._now) if answered else None,
            helpful=[self._people[one] for one in pleased if one != given.person],
        )

    def _scores(self, stars: int) -> Scores:
        if self._rng.random() < 0.35:
            return Scores()
        near = [max(1, min(5, stars + self._rng.choice((-1, 0, 0, 0, 1)))) for _ in range(4)]
        return Scores(*near)

    def _text(self, person: Person, category: str, department: str, stars: int) -> str:
        rng, tongue = self._rng, person.locale
        if rng.random() < 0.08:
            return ""
        good, bad = PRAISE[category][tongue], DEPARTMENT_BAD[department][tongue]
        if stars >= 4:
            parts = rng.sample(good, rng.choice((1, 1, 2))) + rng.sample(GOOD[tongue], rng.choice((0, 1, 2, 2)))
            if stars == 4 and rng.random() < 0.6:
                parts.append(rng.choice(MIXED[tongue]))
        elif stars == 3:
            parts = [rng.choice(good), rng.choice(MIXED[tongue]), *rng.sample(bad, rng.choice((0, 1)))]
        else:
            parts = rng.sample(bad, rng.choice((1, 2))) + rng.sample(BAD[tongue], rng.choice((0, 1, 1)))
        rng.shuffle(parts)
        return ("" if tongue == "zh-CN" else " ").join(parts)

    def _questions(self, lines: Sequence[Line]) -> list[reviews.EarlierQuestion]:
        rng = self._rng
        buyers: dict[UUID, list[Line]] = {}
        for line in lines:
            buyers.setdefault(line.line.product_id, []).append(line)
        asked: list[reviews.EarlierQuestion] = []
        for mine in sorted(buyers.values(), key=len, reverse=True):
            product = self._product(mine[0])
            if product is None or len(asked) >= ASKED:
                continue
            bank = QUESTIONS[self._departments[product.category]]
            tongues = ["zh-CN", "zh-CN", "en"] if len(mine) > 4 else ["zh-CN"]
            for tongue in tongues[: rng.randint(1, 3)]:
                text, official, others = rng.choice(bank[tongue])
                if any(one.text == text and one.product_id == mine[0].line.product_id for one in asked):
                    continue
                asked.append(self._question(mine, text, official, others))
        return asked[:ASKED]

    def _question(
        self, mine: Sequence[Line], text: str, official: str, others: Sequence[str]
    ) -> reviews.EarlierQuestion:
        rng, line, order = self._rng, mine[0].line, mine[0].order
        at = self._now - timedelta(days=rng.randint(1, 60), minutes=rng.randint(0, 1_400))
        answers = []
        if rng.random() < 0.85:
            keeper = reviews.Author(order.shop_id, order.shop_name.get("zh-CN", ""))
            moment = min(at + timedelta(hours=rng.randint(1, 20)), self._now)
            answers.append(reviews.EarlierAnswer(author=keeper, text=official, at=moment, from_shop=True))
        for buyer, words in zip(rng.sample(mine, min(len(mine), len(others))), others, strict=False):
            moment = min(at + timedelta(hours=rng.randint(3, 90)), self._now)
            author = self._author(buyer.person)
            answers.append(reviews.EarlierAnswer(author=author, text=words, at=moment, bought=True))
        return reviews.EarlierQuestion(
            product_id=line.product_id,
            product_code=line.product_code,
            shop_id=order.shop_id,
            title=line.title,
            author=self._author(rng.randrange(len(self._people))),
            text=text,
            at=at,
            answers=answers,
        )

    def _author(self, index: int) -> reviews.Author:
        account = self._accounts[self._people[index]]
        return reviews.Author(account.id, account.name, account.avatar_url)


def views_of(product: Product) -> list[View]:
    """What a buyer takes photos of: how it looks at home, and close by."""
    return [(product.picture, view) for view in (SCENE, CLOSE)]
