"""What the catalogue tells people."""

from jishi.modules.notifications.contracts import Group, Kind, Param

_SAMPLE: dict[str, Param] = {"product": {"zh-CN": "亚麻衬衫", "en": "Linen shirt"}, "code": "x", "reason": "…"}

APPROVED = Kind(
    code="listing.approved",
    group=Group.LISTING,
    title="%(product)s was approved",
    text="%(product)s has passed the review.",
    link="/console/products/%(code)s",
    sample=_SAMPLE,
)
SENT_BACK = Kind(
    code="listing.sent_back",
    group=Group.LISTING,
    title="%(product)s was sent back",
    text="Please change %(product)s and hand it in again: %(reason)s",
    link="/console/products/%(code)s",
    sample=_SAMPLE,
)
REJECTED = Kind(
    code="listing.rejected",
    group=Group.LISTING,
    title="%(product)s was rejected",
    text="%(product)s will not be listed: %(reason)s",
    link="/console/products/%(code)s",
    sample=_SAMPLE,
)
FLAGGED = Kind(
    code="listing.flagged",
    group=Group.LISTING,
    title="%(product)s is being looked at again",
    text="%(product)s stays on sale until you decide whether to keep it.",
    link="/console/products/%(code)s",
    email=False,
    sample=_SAMPLE,
)

ALL = (APPROVED, SENT_BACK, REJECTED, FLAGGED)
BY_VERDICT = {"approve": APPROVED, "send_back": SENT_BACK, "reject": REJECTED}
