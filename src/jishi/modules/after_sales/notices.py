"""What people are told of cases."""

from jishi.kernel.money import Money
from jishi.modules.notifications.contracts import Group, Kind, Param

BUYER = "/after-sales/%(code)s"
STAFF = "/console/after-sales/%(code)s"
SAMPLE: dict[str, Param] = {
    "code": "K3M8Q2R7TA",
    "number": "7G2KQ4M9XWAB",
    "amount": Money(12_900),
    "shop": {"zh-CN": "青木", "en": "Qingmu"},
}

ASKED = Kind(
    code="after_sales.asked",
    group=Group.WORK,
    title="A buyer asks for after-sales on order %(number)s",
    text="Case %(code)s is about %(amount)s. Please answer before the deadline: silence counts as agreement.",
    link=STAFF,
    action="Open the case",
    email=False,
    sample=SAMPLE,
)
ACCEPTED = Kind(
    code="after_sales.accepted",
    group=Group.AFTER_SALES,
    title="%(shop)s has agreed",
    text="Your after-sales case %(code)s for order %(number)s was agreed to. Please look at what comes next.",
    link=BUYER,
    action="Open the case",
    sample=SAMPLE,
)
REFUSED = Kind(
    code="after_sales.refused",
    group=Group.AFTER_SALES,
    title="%(shop)s has declined",
    text="Your after-sales case %(code)s for order %(number)s was declined. You can have us decide.",
    link=BUYER,
    action="Open the case",
    sample=SAMPLE,
)
COUNTERED = Kind(
    code="after_sales.countered",
    group=Group.AFTER_SALES,
    title="%(shop)s makes you an offer",
    text="For case %(code)s of order %(number)s the shop offers %(amount)s. Please say whether you agree.",
    link=BUYER,
    action="Look at the offer",
    sample=SAMPLE,
)
SENT_BACK = Kind(
    code="after_sales.sent_back",
    group=Group.WORK,
    title="Goods of order %(number)s are on their way back",
    text="The buyer of case %(code)s has sent the goods back. Please check them when they arrive.",
    link=STAFF,
    action="Open the case",
    email=False,
    sample=SAMPLE,
)
REPLACED = Kind(
    code="after_sales.replaced",
    group=Group.AFTER_SALES,
    title="Your replacement is on its way",
    text="%(shop)s has sent the replacement for order %(number)s (case %(code)s).",
    link=BUYER,
    action="Open the case",
    sample=SAMPLE,
)
NOT_DELIVERED = Kind(
    code="after_sales.not_delivered",
    group=Group.WORK,
    title="The replacement of case %(code)s does not get there",
    text="The carrier refused the replacement for order %(number)s, or could not deliver it. Please look into it.",
    link=STAFF,
    action="Open the case",
    email=False,
    sample=SAMPLE,
)
REPLACEMENT_ASTRAY = Kind(
    code="after_sales.replacement_astray",
    group=Group.AFTER_SALES,
    title="Your replacement has not got through",
    text="The carrier could not bring you the replacement for order %(number)s (case %(code)s). %(shop)s has been told "
    "and will send it another way.",
    link=BUYER,
    action="Open the case",
    sample=SAMPLE,
)
REPLACEMENT_ARRIVED = Kind(
    code="after_sales.replacement_arrived",
    group=Group.AFTER_SALES,
    title="Your replacement has arrived",
    text="The replacement for order %(number)s (case %(code)s) has arrived. Write to %(shop)s if anything is wrong.",
    link=BUYER,
    action="Open the case",
    email=False,
    sample=SAMPLE,
)
MONEY_BACK = Kind(
    code="after_sales.money_back",
    group=Group.AFTER_SALES,
    title="%(amount)s are back with you",
    text="The refund for order %(number)s (case %(code)s) has been sent the way you paid.",
    link=BUYER,
    action="Open the case",
    sample=SAMPLE,
)
NEAR = Kind(
    code="after_sales.deadline_near",
    group=Group.AFTER_SALES,
    title="Your turn: case %(code)s",
    text="The time to act on your after-sales case for order %(number)s ends soon. After that the case is closed.",
    link=BUYER,
    action="Open the case",
    sample=SAMPLE,
)
NEAR_STAFF = Kind(
    code="after_sales.deadline_near_staff",
    group=Group.WORK,
    title="Deadline near: case %(code)s",
    text="The time to act on the case of order %(number)s ends soon. Silence counts as agreement.",
    link=STAFF,
    action="Open the case",
    email=False,
    sample=SAMPLE,
)
ESCALATED = Kind(
    code="after_sales.escalated",
    group=Group.WORK,
    title="Please decide case %(code)s",
    text="A buyer asks the platform to decide about order %(number)s: %(amount)s.",
    link=STAFF,
    action="Open the case",
    email=False,
    sample=SAMPLE,
)
DECIDED = Kind(
    code="after_sales.decided",
    group=Group.AFTER_SALES,
    title="We have decided on case %(code)s",
    text="Your case for order %(number)s has been decided. Please look at what comes next.",
    link=BUYER,
    action="Open the case",
    sample=SAMPLE,
)
CLOSED = Kind(
    code="after_sales.closed",
    group=Group.AFTER_SALES,
    title="Case %(code)s is closed",
    text="The time to act on your after-sales case for order %(number)s is over, so it is closed.",
    link=BUYER,
    action="Open the case",
    sample=SAMPLE,
)
MESSAGE = Kind(
    code="after_sales.message",
    group=Group.AFTER_SALES,
    title="A message about case %(code)s",
    text="There is a new message about your after-sales case for order %(number)s.",
    link=BUYER,
    action="Read it",
    sample=SAMPLE,
)
MESSAGE_STAFF = Kind(
    code="after_sales.message_staff",
    group=Group.WORK,
    title="The buyer writes about case %(code)s",
    text="There is a new message in the after-sales case of order %(number)s.",
    link=STAFF,
    action="Read it",
    email=False,
    sample=SAMPLE,
)
FAILED = Kind(
    code="after_sales.refund_failed",
    group=Group.WORK,
    title="A refund was refused: order %(number)s",
    text="The payment provider refused to refund %(amount)s for case %(code)s. Try again or pay another way.",
    link=STAFF,
    action="Open the case",
    sample=SAMPLE,
)

KINDS = (
    ASKED,
    ACCEPTED,
    REFUSED,
    COUNTERED,
    SENT_BACK,
    REPLACED,
    NOT_DELIVERED,
    REPLACEMENT_ASTRAY,
    REPLACEMENT_ARRIVED,
    MONEY_BACK,
    NEAR,
    NEAR_STAFF,
    ESCALATED,
    DECIDED,
    CLOSED,
    MESSAGE,
    MESSAGE_STAFF,
    FAILED,
)
