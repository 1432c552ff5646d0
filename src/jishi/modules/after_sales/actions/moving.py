"""Bring a case into its next state, once, and write down who did it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.text import clean
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.records import access
from jishi.modules.after_sales.actions.rules import rules_of
from jishi.modules.after_sales.contracts import MOST_PICTURES, MOST_TEXT, Act, Case, Side, State
from jishi.modules.after_sales.domain.deadlines import deadline_of
from jishi.modules.after_sales.domain.states import ACTS, ENDED, SETTLED, TRANSITIONS, WAITS_FOR
from jishi.modules.after_sales.events import CaseMoved
from jishi.modules.after_sales.policy import check_may, side_of
from jishi.modules.media import api as media
from jishi.modules.media.contracts import Image
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Outcome, Verdict, WordKind
from jishi.modules.orders import api as orders
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE

MOST_KEY = 200
Details = Mapping[str, str | int | bool]


class Turn(msgspec.Struct, frozen=True):
    """Somebody's turn in a case: who, on which side, doing what, with which words and pictures."""

    case: Case
    actor: Actor
    side: Side
    act: Act
    text: str = ""
    pictures: list[Image] = []
    key: str | None = None


class Repeated(Exception):  # noqa: N818  not an error: the same thing was asked for twice
    """This key has done this already."""


async def begin(
    tx: Tx,
    actor: Actor,
    code: str,
    act: Act,
    *,
    version: int | None,
    text: str = "",
    pictures: Sequence[UUID] = (),
    key: str = "",
) -> Turn:
    """The actor's turn. Raises NotFound, Forbidden, Invalid for text or pictures, Conflict when the case is not where
    the actor saw it (`version`) or cannot do that, and Repeated when `key` did this before."""
    case = await access(tx, actor, code)
    side = side_of(actor, case.owner_id)
    check_may(actor, side, act)
    plain = key.strip()[:MOST_KEY] or None
    if plain is not None and (done := await tx.fetch_value(queries.KEY_USED, case.id, plain)) is not None:
        if done != act:
            raise Conflict("This key was used for another request.", code="idempotency_key")
        raise Repeated(str(case.id))
    if (version is not None and version != case.version) or case.state not in ACTS[act]:
        raise changed()
    words = clean(text, field="text", most=MOST_TEXT, lines=True)
    await check_words(tx, words)
    return Turn(case, actor, side, act, words, await shown_pictures(tx, pictures), plain)


async def check_words(tx: Tx, text: str) -> None:
    """Raise Invalid for a text with words that nobody is to be sent."""
    hits = await moderation.find_words(tx, [text])
    if any(hit.kind is WordKind.BLOCK for hit in hits):
        raise moderation.refusal(Verdict(Outcome.REFUSE, hits))


def by_clock(case: Case, actor: Actor, act: Act) -> Turn:
    """The system's turn."""
    return Turn(case, actor, Side.SYSTEM, act)


def changed() -> Conflict:
    """What those are told who acted on what is no longer so."""
    return Conflict("Somebody else has acted on this case. Please look at it again.", code="case_changed")


async def shown_pictures(tx: Tx, ids: Sequence[UUID]) -> list[Image]:
    """The pictures with these ids, in their order. Raises Invalid for too many or unknown ones."""
    wanted = list(dict.fromkeys(ids))
    if len(wanted) > MOST_PICTURES:
        raise Invalid("%(most)s pictures at most, please.", field="pictures", most=MOST_PICTURES)
    found = await media.images(tx, wanted)
    if len(found) < len(wanted):
        raise Invalid("A picture is missing. Please choose it again.", field="pictures")
    return [found[one] for one in wanted]


async def move(tx: Tx, turn: Turn, end: State, details: Details | None = None) -> Case:
    """Bring the case to `end` and write the step down; the case as it is then, its lines as they were.

    Whoever else moved it first wins: raises Conflict. A case that has settled lets go of its lines and of the order.
    """
    case = turn.case
    before = [start.value for start, ends in TRANSITIONS.items() if end in ends and start is case.state]
    waits_for = WAITS_FOR[end]
    deadline = deadline_of(end, tx.now, await rules_of(tx), ZONE)
    version = await tx.fetch_value(
        queries.MOVE,
        case.id,
        case.version,
        end.value,
        deadline,
        waits_for.value if waits_for else "",
        tx.now,
        end in ENDED,
        before,
    )
    if version is None:
        raise changed()
    moved = msgspec.structs.replace(case, state=end, version=version, deadline=deadline)
    await write_step(tx, turn, end, details)
    if end in SETTLED:
        await tx.execute(queries.LET_GO, case.id)
        await orders.release_completion(tx, case.order_id, case.id)
    await tx.publish(
        CaseMoved(
            case_id=case.id,
            code=case.code,
            order_id=case.order_id,
            order_number=case.order_number,
            shop_id=case.shop_id,
            owner_id=case.owner_id,
            kind=case.kind.value,
            was=case.state.value,
            state=end.value,
            act=turn.act.value,
            closed=end in ENDED,
        )
    )
    return moved


async def write_step(tx: Tx, turn: Turn, state: State, details: Details | None = None) -> None:
    """Write a turn down; what staff do goes into the audit log too."""
    case = turn.case
    facts = dict(details or {})
    await tx.execute(
        queries.ADD_STEP,
        case.id,
        tx.now,
        turn.act.value,
        state.value,
        turn.side.value,
        turn.actor.account_id,
        turn.text,
        facts,
        turn.pictures,
        turn.key,
    )
    if turn.side in (Side.MERCHANT, Side.PLATFORM):
        action = f"after_sales.{turn.act.value}"
        await audit.record(
            tx, turn.actor, action, "after_sales_case", case.code, {"state": state.value, **facts}, shop_id=case.shop_id
        )
