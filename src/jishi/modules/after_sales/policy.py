"""Who may see and do what with cases. Pure."""

from uuid import UUID

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import Forbidden
from jishi.modules.after_sales.contracts import Act, Case, Kind, Side
from jishi.modules.after_sales.domain.states import ACTS_OF, SETTLED, can_do
from jishi.modules.team.contracts import Permission

READ = Permission.AFTER_SALES_READ
HANDLE = Permission.AFTER_SALES_HANDLE
ARBITRATE = Permission.AFTER_SALES_ARBITRATE


def scope_of(actor: Actor) -> tuple[UUID | None, bool, list[UUID] | None]:
    """What statements filter by: whose own cases, whether others' too, and of which shops (None: all)."""
    shops = sorted(actor.shop_ids) if actor.shop_ids else None
    return actor.owner_id, actor.has(READ), shops


def side_of(actor: Actor, owner_id: UUID) -> Side:
    """On which side `actor` stands in a case of `owner_id`; who bought is the buyer, wherever they work."""
    if actor.kind is ActorKind.SYSTEM:
        return Side.SYSTEM
    if actor.owner_id == owner_id:
        return Side.BUYER
    return Side.MERCHANT if actor.shop_ids else Side.PLATFORM


def check_may(actor: Actor, side: Side, act: Act) -> None:
    """Raise Forbidden unless somebody on this side, with these permissions, does such things."""
    needs = {Act.ARBITRATE: ARBITRATE}.get(act, HANDLE)
    if act not in ACTS_OF[side] or (side in (Side.MERCHANT, Side.PLATFORM) and not actor.has(needs)):
        raise Forbidden


def is_counted(case: Case) -> bool:
    """Whether what came back has been counted, or nothing was to come back."""
    counted = any(line.restocked or line.written_off for line in case.lines)
    return counted or (case.state in SETTLED and case.kind is Kind.REFUND)


def acts_for(actor: Actor, case: Case) -> list[Act]:
    """What `actor` can do in `case` as it stands."""
    side = side_of(actor, case.owner_id)
    found = []
    for act in Act:
        if not can_do(act, case.state, side) or side is Side.SYSTEM or (act is Act.INSPECT and is_counted(case)):
            continue
        try:
            check_may(actor, side, act)
        except Forbidden:
            continue
        found.append(act)
    return found
