"""What was measured, as rows, and docs/performance.md from them."""

import platform
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import psutil

PATH = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


class Row(msgspec.Struct, frozen=True):
    """One figure: what, how much, what it shall reach, and whether it does (None where nothing was asked)."""

    what: str
    figure: str
    reach: str = ""
    met: bool | None = None


class Section(msgspec.Struct):
    """Figures that belong together, and how they were taken."""

    title: str
    how: str
    rows: list[Row] = []

    def add(self, what: str, figure: str, reach: str = "", met: bool | None = None) -> None:
        """One more row; it is also said aloud."""
        self.rows.append(Row(what, figure, reach, met))
        print(f"  {what:<56} {figure:<24} {reach:<22} {_verdict(met)}", flush=True)


def write(sections: list[Section]) -> None:
    """Write the page. Nothing in it is typed by hand."""
    lines = [
        "# Performance",
        "",
        f"Made by `make bench` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC: {psutil.cpu_count()} cores, "
        f"{psutil.virtual_memory().total // 2**30} GiB, Python {platform.python_version()}. All figures come from "
        "one run; ratios compare with a limit of the same run. CPU is that of all server processes and the database.",
        "",
    ]
    for section in sections:
        lines += [f"## {section.title}", "", section.how, "", "| what | figure | reach | |", "|---|---|---|---|"]
        lines += [f"| {row.what} | {row.figure} | {row.reach} | {_verdict(row.met)} |" for row in section.rows]
        lines.append("")
    PATH.write_text("\n".join(lines), encoding="utf-8")


def _verdict(met: bool | None) -> str:
    return "" if met is None else "met" if met else "**missed**"
