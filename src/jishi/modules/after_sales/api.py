"""The public functions of after-sales."""

from jishi.modules.after_sales.actions.addresses import get_return_address, set_return_address
from jishi.modules.after_sales.actions.answer import accept, agree, counter, refuse
from jishi.modules.after_sales.actions.ask import ask
from jishi.modules.after_sales.actions.dispute import arbitrate, drop, escalate, withdraw
from jishi.modules.after_sales.actions.due import lapse, remind, settle_due, take_over
from jishi.modules.after_sales.actions.failed import pay_refund_otherwise, retry_refund
from jishi.modules.after_sales.actions.look import cases_of, count_needs, get_case, list_cases, list_mine
from jishi.modules.after_sales.actions.offering import check_sent, get_opening, preview
from jishi.modules.after_sales.actions.pay_back import refund_settled
from jishi.modules.after_sales.actions.pictures import store_picture
from jishi.modules.after_sales.actions.replace import replace
from jishi.modules.after_sales.actions.replacement import (
    PURPOSE,
    correct_replacement,
    note_number,
    note_stage,
    note_trouble,
    track,
    tracked,
)
from jishi.modules.after_sales.actions.replacements import list_replacements
from jishi.modules.after_sales.actions.rules import ALL as OPTIONS
from jishi.modules.after_sales.actions.rules import rules_of
from jishi.modules.after_sales.actions.search import count_cases, search_cases
from jishi.modules.after_sales.actions.send_back import inspect, receive, send_back
from jishi.modules.after_sales.actions.talk import write
from jishi.modules.after_sales.domain.reasons import is_shops_fault, reasons_for
from jishi.modules.after_sales.domain.words import ACT_NAMES, KIND_NAMES, REASON_NAMES, STATE_NAMES

__all__ = [
    "ACT_NAMES",
    "KIND_NAMES",
    "OPTIONS",
    "PURPOSE",
    "REASON_NAMES",
    "STATE_NAMES",
    "accept",
    "agree",
    "arbitrate",
    "ask",
    "cases_of",
    "check_sent",
    "count_cases",
    "count_needs",
    "correct_replacement",
    "counter",
    "drop",
    "escalate",
    "get_case",
    "get_opening",
    "get_return_address",
    "inspect",
    "is_shops_fault",
    "lapse",
    "list_cases",
    "list_mine",
    "list_replacements",
    "note_number",
    "note_stage",
    "note_trouble",
    "pay_refund_otherwise",
    "preview",
    "reasons_for",
    "receive",
    "refund_settled",
    "refuse",
    "remind",
    "replace",
    "retry_refund",
    "rules_of",
    "search_cases",
    "send_back",
    "set_return_address",
    "settle_due",
    "store_picture",
    "take_over",
    "track",
    "tracked",
    "withdraw",
    "write",
]
