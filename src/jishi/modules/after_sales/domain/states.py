"""The life of a case, as tables: where it may go, who acts, what silence means."""

from collections.abc import Mapping

from jishi.modules.after_sales.contracts import Act, Kind, Side, State

S, A = State, Act

TRANSITIONS: Mapping[State, frozenset[State]] = {
    S.ASKED: frozenset({S.RETURNING, S.REFUNDING, S.REFUSED, S.COUNTERED, S.WITHDRAWN}),
    S.COUNTERED: frozenset({S.RETURNING, S.REFUNDING, S.ESCALATED, S.WITHDRAWN, S.CLOSED}),
    S.REFUSED: frozenset({S.ESCALATED, S.WITHDRAWN, S.CLOSED}),
    S.ESCALATED: frozenset({S.REFUNDING, S.RETURNING, S.CLOSED, S.WITHDRAWN}),
    S.RETURNING: frozenset({S.SENT_BACK, S.WITHDRAWN, S.CLOSED}),
    S.SENT_BACK: frozenset({S.RECEIVED, S.REFUNDING, S.ESCALATED}),
    S.RECEIVED: frozenset({S.REFUNDING, S.REPLACING, S.REFUSED, S.COUNTERED, S.ESCALATED}),
    S.REPLACING: frozenset({S.EXCHANGED, S.REFUNDING, S.ESCALATED}),
    S.REFUNDING: frozenset({S.REFUNDED}),
    S.REFUNDED: frozenset(),
    S.EXCHANGED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.CLOSED: frozenset(),
}

ENDED = frozenset(state for state, ends in TRANSITIONS.items() if not ends)
"""Nothing happens any more."""

SETTLED = ENDED | {S.REFUNDING}
"""The case has had its effect on the order: its pieces and amounts are the order's matter now."""

OPEN = frozenset(State) - SETTLED

ACTS: Mapping[Act, frozenset[State]] = {
    A.ACCEPT: frozenset({S.ASKED}),
    A.REFUSE: frozenset({S.ASKED, S.RECEIVED}),
    A.COUNTER: frozenset({S.ASKED, S.RECEIVED}),
    A.AGREE: frozenset({S.COUNTERED}),
    A.WITHDRAW: frozenset({S.ASKED, S.COUNTERED, S.REFUSED, S.ESCALATED, S.RETURNING}),
    A.ESCALATE: frozenset({S.COUNTERED, S.REFUSED}),
    A.SEND_BACK: frozenset({S.RETURNING}),
    A.RECEIVE: frozenset({S.SENT_BACK}),
    A.INSPECT: frozenset({S.SENT_BACK, S.RECEIVED, S.REFUNDING, S.REFUNDED}),
    A.REPLACE: frozenset({S.REPLACING}),
    A.ARBITRATE: frozenset({S.ESCALATED}),
    A.WRITE: frozenset(State) - ENDED,
}
"""In which states something can be done. Goods whose money went back without them being looked at can still be."""

ACTS_OF: Mapping[Side, frozenset[Act]] = {
    Side.BUYER: frozenset({A.AGREE, A.WITHDRAW, A.ESCALATE, A.SEND_BACK, A.WRITE}),
    Side.MERCHANT: frozenset({A.ACCEPT, A.REFUSE, A.COUNTER, A.RECEIVE, A.INSPECT, A.REPLACE, A.WRITE}),
    Side.PLATFORM: frozenset({A.ACCEPT, A.REFUSE, A.COUNTER, A.RECEIVE, A.INSPECT, A.REPLACE, A.ARBITRATE, A.WRITE}),
    Side.SYSTEM: frozenset(Act),
}
"""Who may do it. People of the platform may do a shop's part for it."""

WAITS_FOR: Mapping[State, Side | None] = {
    S.ASKED: Side.MERCHANT,
    S.COUNTERED: Side.BUYER,
    S.REFUSED: Side.BUYER,
    S.ESCALATED: Side.PLATFORM,
    S.RETURNING: Side.BUYER,
    S.SENT_BACK: Side.MERCHANT,
    S.RECEIVED: Side.MERCHANT,
    S.REPLACING: Side.MERCHANT,
    S.REFUNDING: None,
    S.REFUNDED: None,
    S.EXCHANGED: None,
    S.WITHDRAWN: None,
    S.CLOSED: None,
}

LAPSES: Mapping[State, State] = {
    S.ASKED: S.REFUNDING,
    S.COUNTERED: S.CLOSED,
    S.REFUSED: S.CLOSED,
    S.RETURNING: S.CLOSED,
    S.SENT_BACK: S.REFUNDING,
    S.RECEIVED: S.REFUNDING,
    S.REPLACING: S.REFUNDING,
}
"""What becomes of a case whose deadline passed in silence. A case that was asked for with goods to return goes to
RETURNING instead of REFUNDING; the platform has a deadline too, but its silence decides nothing."""


def can_move(start: State, end: State) -> bool:
    """Whether a case may go from `start` to `end`."""
    return end in TRANSITIONS[start]


def can_do(act: Act, state: State, side: Side) -> bool:
    """Whether somebody on `side` can do `act` now."""
    return state in ACTS.get(act, ()) and act in ACTS_OF[side]


def after_agreement(kind: Kind, *, goods_back: bool) -> State:
    """Where a case goes once both agree: goods that are to come back come first."""
    if kind is Kind.REFUND or goods_back:
        return State.REFUNDING
    return State.RETURNING
