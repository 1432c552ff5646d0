"""The life of a payout, as a table, and what may be said of a bank account. Pure."""

from collections.abc import Mapping

from jishi.kernel.errors import Invalid
from jishi.kernel.text import clean
from jishi.modules.settlement.contracts import BankAccountInput, PayoutState

S = PayoutState

TRANSITIONS: Mapping[PayoutState, frozenset[PayoutState]] = {
    S.ASKED: frozenset({S.APPROVED, S.REFUSED}),
    S.APPROVED: frozenset({S.SENDING}),
    S.SENDING: frozenset({S.PAID, S.FAILED}),
    S.PAID: frozenset(),
    S.FAILED: frozenset(),
    S.REFUSED: frozenset(),
}
"""REFUSED also stands for withdrawn, and for approvals that nobody decided in time."""

SEALED_FOR = "settlement.account"
"""What the numbers of bank accounts are sealed for."""

LEAST_DIGITS, MOST_DIGITS = 8, 34
"""From short domestic accounts to the longest IBAN (ISO 13616)."""


def before(end: PayoutState) -> list[str]:
    """The states from which a payout may go to `end`."""
    return [start.value for start, ends in TRANSITIONS.items() if end in ends]


def check_account(given: BankAccountInput) -> tuple[str, str, str]:
    """Holder, bank and number as they are stored. Raises Invalid."""
    holder = clean(given.holder, field="holder", least=1, most=100)
    bank = clean(given.bank, field="bank", least=1, most=100)
    number = "".join(clean(given.number, field="number", most=60).upper().split()).replace("-", "")
    if not (LEAST_DIGITS <= len(number) <= MOST_DIGITS and number.isascii() and number.isalnum()):
        raise Invalid("This is not the number of a bank account.", field="number")
    return holder, bank, number
