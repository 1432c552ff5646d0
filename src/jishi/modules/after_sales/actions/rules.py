"""The rules of the house, as they are set in the console."""

from datetime import timedelta

from jishi.modules.after_sales.contracts import Options
from jishi.platform import options
from jishi.platform.db import Tx
from jishi.platform.options import Option, Unit

GROUP = "After-sales"
_D = Options()

ANSWER = Option(
    "after_sales.answer_hours",
    int(_D.answer / timedelta(hours=1)),
    title="A shop answers a case within",
    help="After that the case is agreed to.",
    group=GROUP,
    unit=Unit.HOURS,
    least=1,
    most=240,
)


def _days(name: str, default: int, title: str, text: str = "") -> Option[int]:
    return Option(f"after_sales.{name}", default, title=title, help=text, group=GROUP, unit=Unit.DAYS, least=1, most=90)


BUYER_ANSWER = _days("buyer_answer_days", _D.buyer_answer_days, "A buyer answers an offer within")
ESCALATE = _days(
    "escalate_days", _D.escalate_days, "A buyer can have us decide within", "After that the case is closed."
)
SEND_BACK = _days("send_back_days", _D.send_back_days, "Goods are sent back within", "After that the case is closed.")
TRANSIT = _days(
    "transit_days", _D.transit_days, "Returned goods are confirmed within", "After that the money goes back."
)
INSPECT = _days("inspect_days", _D.inspect_days, "Returned goods are checked within", "After that the money goes back.")
REPLACE = _days("replace_days", _D.replace_days, "Replacements are sent within", "After that the money goes back.")
DECIDE = _days("decide_days", _D.decide_days, "We decide within")
CHANGE_MIND = _days("change_mind_days", _D.change_mind_days, "Goods no longer wanted can be returned for")
WINDOW = _days("window_days", _D.window_days, "After-sales can be asked for after delivery for")
PROOF_ABOVE = Option(
    "after_sales.proof_above",
    _D.proof_above,
    title="Refunds above this need a fresh proof of identity",
    group=GROUP,
    unit=Unit.MONEY,
    most=100_000_000,
)
SMALL = Option(
    "after_sales.small",
    _D.small,
    title="Cases up to this amount can be accepted many at once",
    group=GROUP,
    unit=Unit.MONEY,
    most=100_000_000,
)

ALL = (
    ANSWER,
    BUYER_ANSWER,
    ESCALATE,
    SEND_BACK,
    TRANSIT,
    INSPECT,
    REPLACE,
    DECIDE,
    CHANGE_MIND,
    WINDOW,
    PROOF_ABOVE,
    SMALL,
)


async def rules_of(tx: Tx) -> Options:
    """What holds now."""
    hours = await options.get(tx, ANSWER)
    get = options.get
    return Options(
        answer=timedelta(hours=hours),
        buyer_answer_days=await get(tx, BUYER_ANSWER),
        escalate_days=await get(tx, ESCALATE),
        send_back_days=await get(tx, SEND_BACK),
        transit_days=await get(tx, TRANSIT),
        inspect_days=await get(tx, INSPECT),
        replace_days=await get(tx, REPLACE),
        decide_days=await get(tx, DECIDE),
        change_mind_days=await get(tx, CHANGE_MIND),
        window_days=await get(tx, WINDOW),
        proof_above=await get(tx, PROOF_ABOVE),
        small=await get(tx, SMALL),
    )
