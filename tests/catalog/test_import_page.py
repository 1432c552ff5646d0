"""Staff import a catalogue on their page."""

import csv
import io
import re
from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from tests.catalog.conftest import count, sign_in, simple, stored
from tests.catalog.imports import CATALOGUE, real_files

from jishi.console.importing.jobs import take_over
from jishi.kernel.clock import FixedClock
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductQuery
from jishi.modules.merchants import api as merchants
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

ALL = frozenset({"catalog.import", "catalog.read", "catalog.edit"})
BEARER = {"Authorization": "Bearer somebody", "Accept": "text/html", "Accept-Language": "en"}
TABLE = "nr,name,costs,colour\n1,Tea,3,red\n2,Cup,,\n3,<script>alert(1)</script>,x,\n"


@pytest.fixture
async def slug(app: Runtime, shop_id: UUID) -> str:
    async with app.tx() as tx:
        return (await merchants.shops(tx, [shop_id]))[shop_id].slug


async def send(client: httpx.AsyncClient, slug: str, content: bytes, name: str = "goods.csv") -> httpx.Response:
    files = {"file": (name, content, "text/csv")}
    return await client.post("/console/imports", data={"shop": slug}, files=files, headers=BEARER)


async def test_a_file_is_sent_looked_at_mapped_run_and_reported(
    app: Runtime, client: httpx.AsyncClient, slug: str
) -> None:
    sign_in(app, ALL)
    assert (await client.get("/console/imports", headers=BEARER)).status_code == 200
    sent = await send(client, slug, TABLE.encode())
    assert sent.status_code == 303
    page = sent.headers["location"]
    shown = (await client.get(page, headers=BEARER)).text
    assert "Tea" in shown
    assert "<script>alert" not in shown
    refused = await client.post(f"{page}/start", data={"title": "name", "price": "costs"}, headers=BEARER)
    assert refused.status_code == 422
    assert "Please choose a column." in refused.text
    mapping = {"handle": "nr", "title": "name", "price": "costs", "default_stock": "4", "mapping_name": "Ours"}
    started = await client.post(f"{page}/start", data={**mapping, "facts": ["colour"]}, headers=BEARER)
    assert started.status_code == 303
    running = await client.get(f"{page}/progress", headers=BEARER)
    assert f"{page}/progress" in running.text
    await drain(app)
    done = (await client.get(page, headers=BEARER)).text
    assert f"{page}/progress" not in done
    assert "The price is missing." in done
    rows = list(csv.DictReader(io.StringIO((await client.get(f"{page}/problems.csv", headers=BEARER)).text)))
    assert [(row["Line"], row["Reason"]) for row in rows] == [
        ("3", "The price is missing."),
        ("4", "“x” is not a price."),
    ]
    async with app.tx() as tx:
        (card,) = (await catalog.list_products(tx, ProductQuery(in_stock=True))).items
        assert card.title == {"en": "Tea"}
        assert set(await catalog.list_mappings(tx)) == {"Ours"}
    again = (await send(client, slug, TABLE.encode())).headers["location"]
    assert "Ours" in (await client.get(f"{again}?mapping=Ours", headers=BEARER)).text
    assert (await client.get("/console/imports", headers=BEARER)).text.count("goods.csv") == 2


async def test_an_import_whose_process_was_killed_is_taken_over(
    app: Runtime, client: httpx.AsyncClient, slug: str, clock: FixedClock
) -> None:
    sign_in(app, ALL)
    page = (await send(client, slug, TABLE.encode())).headers["location"]
    mapping = {"handle": "nr", "title": "name", "price": "costs"}
    await client.post(f"{page}/start", data=mapping, headers=BEARER)
    async with app.tx() as tx:
        await tx.execute("DELETE FROM pgqueuer")
        await take_over(tx)
        assert await tx.fetch_value("SELECT count(*) FROM pgqueuer") == 0
    clock.advance(timedelta(minutes=6))
    async with app.tx() as tx:
        await take_over(tx)
    await drain(app)
    run = await client.get(page, headers=BEARER)
    assert "The price is missing." in run.text


async def test_it_speaks_chinese(app: Runtime, client: httpx.AsyncClient, slug: str) -> None:
    sign_in(app, ALL)
    headers = {**BEARER, "Accept-Language": "zh-CN"}
    page = (await send(client, slug, TABLE.encode())).headers["location"]
    for address in ("/console/imports", page):
        text = (await client.get(address, headers=headers)).text
        assert re.search(r"[\u4e00-\u9fff]", text)
    await client.post(f"{page}/start", data={"handle": "nr", "title": "name", "price": "costs"}, headers=headers)
    await drain(app)
    assert "缺少价格。" in (await client.get(page, headers=headers)).text
    assert "“x”不是价格。" in (await client.get(f"{page}/problems.csv", headers=headers)).text


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"one column\nonly\n"])
async def test_what_is_no_table_is_refused_on_the_page(
    app: Runtime, client: httpx.AsyncClient, slug: str, content: bytes
) -> None:
    sign_in(app, ALL)
    answer = await send(client, slug, content)
    assert answer.status_code == 422
    assert "Please send CSV or TSV" in answer.text
    async with app.tx() as tx:
        assert await count(tx, "catalog.import_run") == 0


@pytest.mark.parametrize(
    ("permissions", "status"), [(None, 303), (frozenset(), 403), (frozenset({"catalog.edit"}), 403)]
)
async def test_others_are_refused_and_nothing_happens(
    app: Runtime, client: httpx.AsyncClient, slug: str, permissions: frozenset[str] | None, status: int
) -> None:
    sign_in(app, ALL)
    page = (await send(client, slug, TABLE.encode())).headers["location"]
    sign_in(app, permissions)
    assert (await client.get("/console/imports", headers=BEARER)).status_code == status
    assert (await send(client, slug, TABLE.encode())).status_code == status
    for path in (page, f"{page}/progress", f"{page}/problems.csv"):
        assert (await client.get(path, headers=BEARER)).status_code == status
    for path in (f"{page}/start", f"{page}/stop"):
        data = {"handle": "nr", "title": "name", "price": "costs"}
        assert (await client.post(path, data=data, headers=BEARER)).status_code == status
    await drain(app)
    async with app.tx() as tx:
        assert await count(tx, "catalog.import_run") == 1
        assert await count(tx, "catalog.product") == 0


async def test_a_merchants_staff_see_only_their_own(app: Runtime, client: httpx.AsyncClient, slug: str) -> None:
    sign_in(app, ALL)
    page = (await send(client, slug, TABLE.encode())).headers["location"]
    sign_in(app, ALL, shop_ids=frozenset({UUID(int=1)}))
    assert (await client.get(page, headers=BEARER)).status_code == 404
    assert (await send(client, slug, TABLE.encode())).status_code == 403
    assert (await client.get(f"/api/v1/products.csv?shop={slug}", headers=BEARER)).status_code == 403


async def test_a_form_without_its_token_is_refused(app: Runtime, client: httpx.AsyncClient, slug: str) -> None:
    sign_in(app, ALL)
    files = {"file": ("a.csv", TABLE.encode(), "text/csv")}
    answer = await client.post("/console/imports", data={"shop": slug}, files=files)
    assert answer.status_code == 403
    async with app.tx() as tx:
        assert await count(tx, "catalog.import_run") == 0


async def test_the_export_is_a_download(app: Runtime, client: httpx.AsyncClient, shop_id: UUID, slug: str) -> None:
    await stored(app, shop_id, simple("a"))
    sign_in(app, ALL)
    answer = await client.get(f"/api/v1/products.csv?shop={slug}", headers=BEARER)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert [row["Handle"] for row in csv.DictReader(io.StringIO(answer.text))] == ["a"]
    sign_in(app, frozenset())
    assert (await client.get(f"/api/v1/products.csv?shop={slug}", headers=BEARER)).status_code == 403


@real_files
async def test_pictures_that_cannot_be_reached_are_reported_and_fail_no_row(
    app: Runtime, client: httpx.AsyncClient, slug: str
) -> None:
    sign_in(app, ALL)
    page = (await send(client, slug, (CATALOGUE / "shopify" / "jewelery.csv").read_bytes())).headers["location"]
    await client.post(f"{page}/start", headers=BEARER)
    await drain(app)
    report = (await client.get(page, headers=BEARER)).text
    assert "Pictures may not be fetched from this host." in report
    async with app.tx() as tx:
        assert await count(tx, "catalog.product") == 20
