"""Runs all measurements in one go and writes docs/performance.md."""

import sys

import uvloop

from bench import browse, console, footprint, limits, purchase, report, seed, shipping, stack


async def measure(running: stack.Stack, catalogue: seed.Catalogue, tpcb: float) -> list[report.Section]:
    """All sections that need the running shop."""
    with stack.hello():
        hello = await limits.hello()
        sections = [await browse.measure(running, catalogue, hello)]
    sections.append(await purchase.measure(running, catalogue, tpcb))
    sections.append(await purchase.measure_rush(running, catalogue))
    sections.append(await purchase.measure_hot(running, catalogue))
    sections.append(await shipping.measure(running))
    sections.append(await console.measure(running, catalogue))
    return sections


def main() -> int:
    """Measure everything. Exit status 1 when a figure does not reach what it shall."""
    with stack.database() as (postgres, settings):
        catalogue = seed.fill(settings)
        limit, tpcb = limits.tpcb(postgres)
        with stack.running(postgres, settings) as running:
            idle = footprint.Memory(running)
            sections = uvloop.run(measure(running, catalogue, tpcb))
            sections.append(idle.after_load())
            sections.append(footprint.start(running))
    report.write([limit, *sections])
    missed = [row for section in sections for row in section.rows if row.met is False]
    return 1 if missed else 0


sys.exit(main())
