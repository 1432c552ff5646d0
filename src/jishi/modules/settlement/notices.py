"""What shops are told of their money."""

from jishi.kernel.money import Money
from jishi.modules.notifications.contracts import Kind

PAID = Kind(
    code="settlement.payout_paid",
    group="money",
    title="%(amount)s has arrived at your bank",
    text="The payout %(code)s of %(amount)s has arrived at your bank account.",
    link="/console/settlement/payouts/%(code)s",
    action="See the payout",
    sample={"code": "7K3M9Q2XW4TZ", "amount": Money(128_450, "CNY")},
)
ENDED = Kind(
    code="settlement.payout_ended",
    group="money",
    title="A payout of %(amount)s did not leave",
    text="The payout %(code)s of %(amount)s was not made: %(problem)s The money is yours to pay out again.",
    link="/console/settlement/payouts/%(code)s",
    action="See the payout",
    sample={"code": "7K3M9Q2XW4TZ", "amount": Money(128_450, "CNY"), "problem": "The bank knows no such account."},
)
KINDS = (PAID, ENDED)
