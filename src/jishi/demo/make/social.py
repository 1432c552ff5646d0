"""The community of the demo world: who follows whom, and notes with pictures that others like and answer."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from jishi.demo.make.drawing import Drawers
from jishi.demo.make.easel import CLOSE, SCENE, View, draw_view
from jishi.demo.make.progress import Part
from jishi.demo.world.model import Person, Product, World
from jishi.demo.world.words.community import (
    ANSWERS,
    CLOSINGS,
    COMMENTS,
    OPENINGS,
    SHARED_TOPICS,
    TITLES,
    TOPICS,
)
from jishi.demo.world.words.voices import PRAISE
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductCard
from jishi.modules.media import api as media
from jishi.modules.media.contracts import Image
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Tagged
from jishi.platform.runtime import Runtime

PEOPLE = 120
NOTES = 400
PICTURED = 40
"""Products of which there are photos of their own, two each; other notes show what the shop shows."""

DAYS = 45
MOST_LIKES = 70


class Community:
    """Lets people write, always the same for the same world."""

    def __init__(self, app: Runtime, world: World, people: Sequence[UUID], now: datetime) -> None:
        self._app, self._world, self._now = app, world, now
        self._ids = people[:PEOPLE]
        self._rng = random.Random(f"{world.seed}/community")
        parents = {category.key: category.parent for category in world.categories}
        self._departments: dict[str, str] = {}
        for key in parents:
            top = key
            while (above := parents[top]) is not None:
                top = above
            self._departments[key] = top

    async def make(self, product_ids: Mapping[str, UUID], drawers: Drawers) -> None:
        """Everything that people write and do."""
        with Part("Notes", NOTES) as part:
            products = [one for one in self._world.products if one.key in product_ids]
            products.sort(key=lambda one: -one.popularity)
            chosen = products[: PICTURED * 4]
            async with self._app.tx(write=False) as tx:
                cards = await catalog.cards(tx, [product_ids[one.key] for one in chosen])
            photos = await self._photos(drawers, chosen[:PICTURED])
            known = [(one, card) for one in chosen if (card := cards.get(product_ids[one.key])) is not None]
            notes = [self._note(known, photos) for _ in range(NOTES)]
            async with self._app.tx() as tx:
                await social.bring_in_follows(tx, self._follows())
                await social.bring_in_notes(tx, notes)
            part.done(NOTES)

    async def _photos(self, drawers: Drawers, products: Sequence[Product]) -> dict[str, list[Image]]:
        views: list[View] = [(one.picture, view) for one in products for view in (SCENE, CLOSE)]
        data = [drawn async for chunk in drawers.draw_all(draw_view, views) for _, drawn in chunk]
        async with self._app.tx() as tx:
            stored = await media.store_many(tx, [media.Upload(one) for one in data])
        return {one.key: stored[2 * place : 2 * place + 2] for place, one in enumerate(products)}

    def _follows(self) -> list[tuple[UUID, UUID, datetime]]:
        """Everybody follows some people, the first of the list more often than the last, and some of them back."""
        rng, pairs = self._rng, []
        weights = [1 / (4 + place) for place in range(len(self._ids))]
        for me in self._ids:
            for other in rng.choices(self._ids, weights, k=rng.randint(6, 28)):
                at = self._ago(rng.uniform(0.1, DAYS))
                pairs.append((me, other, at))
                if rng.random() < 0.35:
                    pairs.append((other, me, at + timedelta(minutes=rng.randint(1, 90))))
        return [(a, b, min(at, self._now)) for a, b, at in pairs]

    def _note(
        self, known: Sequence[tuple[Product, ProductCard]], photos: Mapping[str, list[Image]]
    ) -> social.EarlierNote:
        rng = self._rng
        author = rng.choices(range(len(self._ids)), [1 / (6 + place) for place in range(len(self._ids))])[0]
        person = self._world.people[author]
        # Half of the notes are about the few things that everybody buys.
        product, card = known[int(len(known) * rng.random() ** 2)]
        at = self._ago(DAYS * rng.random() ** 1.6 + 0.02)
        mates = [other for other, _ in known if other.category == product.category and other.key != product.key]
        others = [pair for pair in known if pair[0] in mates[:6]]
        more = rng.sample(others, min(len(others), rng.choice((0, 0, 0, 1, 2))))
        goods = [(product, card), *more]
        crowd = rng.sample(self._ids, min(len(self._ids), int(rng.paretovariate(1.1) * 4) + rng.randint(0, 6)))
        likes = [(who, self._between(at)) for who in crowd[:MOST_LIKES] if who != self._ids[author]]
        return social.EarlierNote(
            author_id=self._ids[author],
            at=at,
            title=self._title(person, card),
            text=self._text(person, product),
            pictures=self._pictures(goods, photos),
            products=[Tagged(one.id, one.code, one.title) for _, one in goods],
            likes=likes,
            saves=[(who, max(at, when)) for who, when in likes if rng.random() < 0.3],
            comments=self._comments(self._ids[author], person, at, len(likes)),
        )

    def _title(self, person: Person, card: ProductCard) -> str:
        rng, tongue = self._rng, person.locale
        name = card.title.get(tongue, "").split(" ")[0] if tongue == "zh-CN" else card.title.get("en", "").split(",")[0]
        title = rng.choice(TITLES[tongue])
        if name and rng.random() < 0.45 and len(name) + len(title) < 44:
            return f"{name}｜{title}" if tongue == "zh-CN" else f"{name}: {title[0].lower()}{title[1:]}"
        return title

    def _text(self, person: Person, product: Product) -> str:
        rng, tongue = self._rng, person.locale
        praise = PRAISE[product.category][tongue]
        parts = [rng.choice(OPENINGS[tongue]), *rng.sample(praise, min(len(praise), rng.choice((1, 2, 2))))]
        text = ("" if tongue == "zh-CN" else " ").join(parts) + "\n\n" + rng.choice(CLOSINGS[tongue])
        own = TOPICS.get(self._departments[product.category], ())
        fitting = [one for one in own if one.isascii() == (tongue == "en")]
        tags = [*rng.sample(fitting, min(len(fitting), rng.choice((1, 1, 2)))), rng.choice(SHARED_TOPICS[tongue])]
        return text + "\n" + " ".join(f"#{tag}" for tag in tags)

    def _pictures(self, goods: Sequence[tuple[Product, ProductCard]], photos: Mapping[str, list[Image]]) -> list[Image]:
        shown: list[Image] = []
        for product, card in goods:
            own = list(photos.get(product.key, []))
            self._rng.shuffle(own)
            shown += own[: self._rng.choice((1, 1, 2))] or ([card.image] if card.image else [])
        return list({image.id: image for image in shown}.values())

    def _comments(self, author_id: UUID, person: Person, at: datetime, likes: int) -> list[social.EarlierComment]:
        rng, tongue = self._rng, person.locale
        said = rng.sample(COMMENTS[tongue], min(6, rng.randint(0, 1 + likes // 6)))
        made = []
        for text, who in zip(said, rng.sample(self._ids, len(said)), strict=True):
            moment = self._between(at)
            answers = []
            if who != author_id and rng.random() < 0.4:
                later = min(moment + timedelta(minutes=rng.randint(3, 600)), self._now)
                answers.append(social.EarlierComment(author_id=author_id, text=rng.choice(ANSWERS[tongue]), at=later))
            liked = rng.sample(self._ids, min(5, int(rng.expovariate(0.8))))
            made.append(social.EarlierComment(author_id=who, text=text, at=moment, likes=liked, answers=answers))
        return made

    def _between(self, at: datetime) -> datetime:
        """Some moment after `at`, most often soon."""
        return at + (self._now - at) * self._rng.random() ** 3

    def _ago(self, days: float) -> datetime:
        return self._now - timedelta(days=days)
