"""Pictures from elsewhere: fetched afterwards, shown when they are there, reported when they are not."""

from uuid import UUID, uuid4

import msgspec
import pytest
from tests.media.pictures import jpeg

from jishi.kernel.errors import Unavailable
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import PictureSource, ProductInput, ProductQuery
from jishi.modules.media import api as media
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

GOOD, SVG, GONE = (f"https://pictures.example/{name}" for name in ("good.jpg", "bad.svg", "gone.jpg"))


class FakeWeb:
    """The outside: a picture, something that only says so, and nothing."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pages = {GOOD: jpeg(400, 300), SVG: b"<svg onload='alert(1)'/>"}

    async def fetch(self, _app: Runtime, url: str) -> bytes:
        self.asked.append(url)
        if url not in self.pages:
            raise Unavailable("The picture could not be fetched.")
        return self.pages[url]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> FakeWeb:
    fake = FakeWeb()
    monkeypatch.setattr(media, "fetch", fake.fetch)
    return fake


@pytest.fixture
def promised(shirt: ProductInput) -> ProductInput:
    """A product with three promised pictures; its first variant shows the good one."""
    pictures = [PictureSource(GONE), PictureSource(GOOD, "From the front"), PictureSource(SVG)]
    variants = [msgspec.structs.replace(shirt.variants[0], image_index=1), *shirt.variants[1:]]
    return msgspec.structs.replace(shirt, pictures=pictures, variants=variants)


async def test_what_can_be_fetched_is_shown_and_the_rest_reported(
    app: Runtime, shop_id: UUID, promised: ProductInput, web: FakeWeb
) -> None:
    origin = uuid4()
    async with app.tx() as tx:
        (result,) = await catalog.save_products(tx, shop_id, [promised], origin=origin)
    async with app.tx() as tx:
        product = await catalog.find_product(tx, result.code)
        assert product is not None
        assert product.images == []
        assert (await catalog.picture_report(tx, origin)).waiting == 3
    await drain(app)
    async with app.tx() as tx:
        product = await catalog.find_product(tx, result.code)
        assert product is not None
        (image,) = product.images
        assert (image.width, image.alt) == (400, "From the front")
        assert product.variants[0].image_code == image.code
        (card,) = (await catalog.list_products(tx, ProductQuery())).items
        assert card.image == image
        sellable = await catalog.list_sellable(tx, result.variant_ids.values())
        assert all(found.image == image for found in sellable.values())
        report = await catalog.picture_report(tx, origin)
        assert (report.fetched, report.failed, report.waiting) == (1, 2, 0)
        assert {url for _, url, _ in report.failures} == {GONE, SVG}


async def test_importing_again_asks_nobody_again(
    app: Runtime, shop_id: UUID, promised: ProductInput, web: FakeWeb
) -> None:
    async with app.tx() as tx:
        await catalog.save_product(tx, shop_id, promised)
    await drain(app)
    asked = len(web.asked)
    async with app.tx() as tx:
        await catalog.save_product(tx, shop_id, promised)
    await drain(app)
    assert len(web.asked) == asked == 3


async def test_another_product_with_the_same_picture_needs_no_fetching(
    app: Runtime, shop_id: UUID, promised: ProductInput, web: FakeWeb
) -> None:
    async with app.tx() as tx:
        await catalog.save_product(tx, shop_id, promised)
    await drain(app)
    twin = msgspec.structs.replace(
        promised,
        handle="twin",
        pictures=[PictureSource(GOOD)],
        variants=[msgspec.structs.replace(promised.variants[0], sku="T", image_index=0)],
    )
    async with app.tx() as tx:
        result = await catalog.save_product(tx, shop_id, twin)
        product = await catalog.find_product(tx, result.code)
        assert product is not None
        assert len(product.images) == 1
    await drain(app)
    assert web.asked.count(GOOD) == 1
