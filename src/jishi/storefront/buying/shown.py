"""How contracts look in templates: money, pictures, traces."""

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from jishi.kernel.money import Money
from jishi.kernel.text import Text, pick
from jishi.modules.media.contracts import Image, Picture, picture
from jishi.modules.orders.contracts import TraceScope, TraceStep
from jishi.platform import formats


class TraceRow(msgspec.Struct, frozen=True):
    """A line of the `price_trace` macro; `kind` is plain or less."""

    label: str
    amount: Money
    kind: str = "plain"
    why: str | None = None


class Trace(msgspec.Struct, frozen=True):
    """A trace as a person reads it: `rows` add up to the total; `hints` say what did not apply, or not yet;
    `notes` tell of amounts that are contained in others."""

    rows: list[TraceRow]
    hints: list[str]
    notes: list[str]


def amounts(currency: str) -> Callable[[int], Money]:
    """Minor units as Money of `currency`."""
    return partial(_money, currency)


def _money(currency: str, amount: int) -> Money:
    return Money(amount, currency)


def shot(image: Image | None, alt: str = "") -> Picture | None:
    """A picture for the `picture` macro; None shows a placeholder."""
    return None if image is None else picture(image, alt)


def read_trace(
    steps: list[TraceStep], goods: Money, locale: str, *, goods_label: str, shops: Mapping[str, Text]
) -> Trace:
    """The steps of a quote or order: goods in one row (each line shows its own price), then whatever was added or taken
    off. `shops` names the shops, which is said when there are several."""
    rows = [TraceRow(goods_label, goods)]
    hints, notes = [], []
    for step in sorted(steps, key=_by_shop):
        text = pick(step.text, locale)
        if step.rule == "goods" or (step.informative and step.scope is TraceScope.LINE):
            continue
        if step.informative:
            notes.append(f"{text} {formats.money(Money(step.amount, goods.currency), locale)}")
        elif not step.applied:
            name = _shop(step, locale, shops)
            hints.append(f"{name} · {text}" if name else text)
        else:
            kind = "less" if step.amount < 0 else "plain"
            rows.append(TraceRow(text, Money(step.amount, goods.currency), kind, _shop(step, locale, shops)))
    return Trace(rows, hints, notes)


def _by_shop(step: TraceStep) -> tuple[int, str]:
    """Steps about one shop stand together; what is about everything comes last."""
    order = {TraceScope.LINE: 0, TraceScope.SHOP: 1, TraceScope.TOTAL: 2}
    return order[step.scope], step.subject if step.scope is TraceScope.SHOP else ""


def _shop(step: TraceStep, locale: str, shops: Mapping[str, Text]) -> str | None:
    if len(shops) < 2 or step.scope is not TraceScope.SHOP or step.subject not in shops:
        return None
    return pick(shops[step.subject], locale)
