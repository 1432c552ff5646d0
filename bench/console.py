"""The console over a million orders: the list with three filters, and the export of all of it."""

import time
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import httpx
import psutil

from bench.load import drive, request
from bench.report import Section
from bench.seed import Catalogue
from bench.stack import Stack
from jishi.bootstrap import make_runtime
from jishi.modules.identity import api as identity
from jishi.modules.identity.actions.open_session import open_session
from jishi.modules.identity.contracts import Device, SignInMethod
from jishi.modules.merchants import api as merchants

STAFF = "staff@jishi.example"
SECONDS = 5.0
CONNECTIONS = 2
EXPORT_GROWTH_MIB = 64


async def measure(stack: Stack, catalogue: Catalogue) -> Section:
    """Figures of staff's work."""
    section = Section(
        "The console",
        f"{catalogue.size.orders:,} orders, {catalogue.size.people:,} people. The list is asked for as a page, by "
        "staff who see all shops, with three filters (shop, state, days) in many combinations; the export is all of "
        "them as CSV.",
    )
    token, shops = await _enter(stack)
    headers = {"Accept": "text/html", "Cookie": f"jishi_session={token}"}
    asked = [request(path, host="127.0.0.1", headers=headers) for path in filtered(shops)]
    host, port = stack.settings.host, stack.settings.port
    await drive(host, port, asked, connections=CONNECTIONS, seconds=2)
    outcome = await drive(host, port, asked, connections=CONNECTIONS, seconds=SECONDS)
    p99 = outcome.percentile(99)
    section.add("order list, three filters: p99", f"{p99:.1f} ms", "< 50 ms", p99 < 50)
    section.add("order list, three filters: refused", str(outcome.failures), "0", outcome.failures == 0)
    await _export(stack, token, section, catalogue.size.orders)
    return section


def filtered(shops: list[str]) -> list[str]:
    """Order lists of one shop in one state placed within some days."""
    today = datetime.now(UTC).date()
    return [
        "/console/orders?"
        + urlencode(
            {
                "shop": shop,
                "state": state,
                "placed.from": (today - timedelta(days=back + 20)).isoformat(),
                "placed.to": (today - timedelta(days=back)).isoformat(),
            }
        )
        for shop in shops[:20]
        for state in ("paid", "cancelled", "expired", "completed")
        for back in (0, 30)
    ]


async def _enter(stack: Stack) -> tuple[str, list[str]]:
    app = make_runtime(stack.settings)
    await app.database.connect()
    try:
        async with app.tx() as tx:
            account = await identity.find_account_by_contact(tx, STAFF)
            assert account is not None
            opened = await open_session(tx, account, SignInMethod.PASSKEY, Device(), is_verified=True)
            return opened.token, [shop.slug for shop in await merchants.list_shops(tx)]
    finally:
        await app.stop()


async def _export(stack: Stack, token: str, section: Section, orders: int) -> None:
    web = psutil.Process(stack.roles["web"].pid)
    before = most = _memory(web)
    lines, started, looked = 0, time.perf_counter(), time.monotonic()
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        httpx.AsyncClient(base_url=stack.settings.public_url, headers=headers, timeout=120) as client,
        client.stream("POST", "/console/orders/export", data={"query": ""}) as answer,
    ):
        answer.raise_for_status()
        async for piece in answer.aiter_raw():
            lines += piece.count(b"\r\n")
            if time.monotonic() - looked > 0.5:
                most, looked = max(most, _memory(web)), time.monotonic()
    seconds = time.perf_counter() - started
    grown = (most - before) / 2**20
    section.add("export of all orders: rows", f"{lines:,} lines", f"≥ {orders:,}", lines >= orders)
    section.add("export of all orders: time", f"{seconds:.1f} s = {orders / seconds:,.0f} rows/s")
    reach = f"≤ {EXPORT_GROWTH_MIB} MiB"
    section.add("export of all orders: memory it took", f"{grown:.0f} MiB", reach, grown <= EXPORT_GROWTH_MIB)


def _memory(process: psutil.Process) -> int:
    return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)])
