"""Reading: a product as JSON, a filtered list, a product page."""

from collections.abc import Sequence
from urllib.parse import quote

from bench.load import Outcome, drive, request
from bench.report import Section
from bench.seed import Catalogue
from bench.stack import Stack

CONNECTIONS = 8
SECONDS = 5.0


async def measure(stack: Stack, catalogue: Catalogue, hello: Outcome) -> Section:
    """Figures of the read paths."""
    section = Section(
        "Reading",
        f"One web worker, {catalogue.size.products:,} products, {CONNECTIONS} connections over "
        f"{len(catalogue.codes):,} different products and 400 different lists; rates as shares of a bare JSON answer "
        "of the same server.",
    )
    section.add("hello-world JSON", f"{hello.rate:,.0f}/s")
    for what, paths, most_cpu, least_share in (
        ("product as JSON", [f"/api/v1/products/{code}" for code in catalogue.codes], 0.4, 0.5),
        ("list of 20, two filters", lists(catalogue), 0.6, 0.25),
    ):
        cpu, outcome = await _cost(stack, paths, database=True)
        share = outcome.rate / hello.rate
        section.add(f"{what}: CPU", f"{cpu:.3f} ms", f"≤ {most_cpu} ms", cpu <= most_cpu)
        section.add(f"{what}: rate", f"{outcome.rate:,.0f}/s = {share:.2f}", f"≥ {least_share}", share >= least_share)
        section.add(f"{what}: refused", str(outcome.failures), "0", outcome.failures == 0)
    await _pages(stack, catalogue, section)
    return section


async def _pages(stack: Stack, catalogue: Catalogue, section: Section) -> None:
    paths = [f"/products/{code}" for code in catalogue.codes[:400]]
    cpu, full = await _cost(stack, paths, database=True)
    section.add("product page as HTML: CPU", f"{cpu:.3f} ms", "≤ 2 ms", cpu <= 2)
    half = await drive(
        stack.settings.host, stack.settings.port, _requests(paths), connections=2, seconds=SECONDS, rate=full.rate / 2
    )
    p99 = half.percentile(99)
    section.add("product page as HTML: p99 at half load", f"{p99:.1f} ms", "< 30 ms", p99 < 30)


async def _cost(stack: Stack, paths: Sequence[str], *, database: bool) -> tuple[float, Outcome]:
    """CPU milliseconds per answer, and the outcome, after a warm-up over all paths."""
    host, port, asked = stack.settings.host, stack.settings.port, _requests(paths)
    await drive(host, port, asked, connections=CONNECTIONS, seconds=2)
    meter = stack.meter("web", database=database)
    before = meter.cpu()
    outcome = await drive(host, port, asked, connections=CONNECTIONS, seconds=SECONDS)
    return (meter.cpu() - before) * 1000 / max(1, outcome.count), outcome


def lists(catalogue: Catalogue) -> list[str]:
    """Lists of 20 by category and brand, with a lower price bound, sorted by price or popularity."""
    return [
        f"/api/v1/products?category={category}&brand={quote(brand)}&price_from={floor}&sort={sort}"
        for category in catalogue.categories[:10]
        for brand in catalogue.brands[:10]
        for floor in (0, 5_000)
        for sort in ("popular", "price")
    ]


def _requests(paths: Sequence[str]) -> list[bytes]:
    return [request(path, host="127.0.0.1", headers={"Accept": "*/*"}) for path in paths]
