"""The public functions of settlement."""

from jishi.modules.settlement.actions.accounts import find_account, set_account
from jishi.modules.settlement.actions.balances import get_statement, list_balances
from jishi.modules.settlement.actions.pay_out import ask as ask_payout
from jishi.modules.settlement.actions.pay_out import decided, get_payout, list_payouts, pay_automatically
from jishi.modules.settlement.actions.rates import list_rates, set_rate
from jishi.modules.settlement.actions.reconcile import (
    ask_again,
    count_open,
    get_day,
    get_difference,
    list_days,
    reconcile,
    reconcile_yesterday,
    resolve,
)
from jishi.modules.settlement.actions.rules import ALL as OPTIONS
from jishi.modules.settlement.actions.send import end_by_hand, send, send_due
from jishi.modules.settlement.actions.settle import note_completed, note_ended, settle, settle_due
from jishi.modules.settlement.actions.undo import undo
from jishi.modules.settlement.domain.rates import latest as latest_rates

__all__ = [
    "OPTIONS",
    "ask_again",
    "ask_payout",
    "count_open",
    "decided",
    "end_by_hand",
    "find_account",
    "get_day",
    "get_difference",
    "get_payout",
    "get_statement",
    "latest_rates",
    "list_balances",
    "list_days",
    "list_payouts",
    "list_rates",
    "note_completed",
    "note_ended",
    "pay_automatically",
    "reconcile",
    "reconcile_yesterday",
    "resolve",
    "send",
    "send_due",
    "set_account",
    "set_rate",
    "settle",
    "settle_due",
    "undo",
]
