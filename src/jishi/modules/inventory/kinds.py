"""What inventory tells people."""

from jishi.modules.notifications.contracts import Group, Kind

RESTOCKED = Kind(
    code="stock.restocked",
    group=Group.STOCK,
    title="%(product)s is back",
    text="%(product)s (%(variant)s), which you asked us about, is in stock again. There may not be many.",
    link="/products/%(code)s?variant=%(id)s",
    action="See it",
    sample={"product": {"zh-CN": "亚麻衬衫", "en": "Linen shirt"}, "variant": "L", "code": "x", "id": "x"},
)

RUNNING_LOW = Kind(
    code="stock.running_low",
    group=Group.WORK,
    title="Stock is running low",
    text="%(count)s variants have fallen to their warning level, among them %(product)s.",
    link="/console/stock?low=1",
    action="Look at the stock",
    email=False,
    sample={"count": 3, "product": {"zh-CN": "亚麻衬衫", "en": "Linen shirt"}},
)

ALL = (RESTOCKED, RUNNING_LOW)
