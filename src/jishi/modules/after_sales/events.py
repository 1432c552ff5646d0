"""What happened to cases."""

from uuid import UUID

from jishi.platform.events import Event


class CaseOpened(Event, frozen=True, kw_only=True, tag="after_sales.opened"):
    """A buyer asked for something."""

    case_id: UUID
    code: str
    order_id: UUID
    order_number: str
    shop_id: UUID
    owner_id: UUID
    kind: str


class CaseMoved(Event, frozen=True, kw_only=True, tag="after_sales.moved"):
    """A case went from one state to another; in `closed` ones nothing happens any more."""

    case_id: UUID
    code: str
    order_id: UUID
    order_number: str
    shop_id: UUID
    owner_id: UUID
    kind: str
    was: str
    state: str
    act: str
    closed: bool
