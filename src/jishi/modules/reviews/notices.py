"""What people are told about reviews and questions."""

from jishi.modules.notifications.contracts import Group, Kind

SAMPLE_PRODUCT = {"zh-CN": "青瓷茶杯", "en": "Celadon tea cup"}

REPLIED = Kind(
    code="reviews.replied",
    group=Group.REVIEWS,
    title="The shop replied to your review",
    text="The shop has answered your review of “%(product)s”.",
    link="/account/reviews?tab=written",
    sample={"product": SAMPLE_PRODUCT},
)

INVITED = Kind(
    code="reviews.invited",
    group=Group.REVIEWS,
    title="How do you like it?",
    text="You have had “%(product)s” for some days. Others would like to know how you find it.",
    link="/account/reviews",
    action="Write a review",
    sample={"product": SAMPLE_PRODUCT},
)

HIDDEN = Kind(
    code="reviews.hidden",
    group=Group.REVIEWS,
    title="Something you wrote was hidden",
    text="What you wrote about “%(product)s” is not shown any more. The reason: %(reason)s",
    link="/account/reviews?tab=written",
    sample={"product": SAMPLE_PRODUCT, "reason": "Not about the product"},
)

ANSWERED = Kind(
    code="reviews.answered",
    group=Group.REVIEWS,
    title="Your question was answered",
    text="Somebody has answered what you asked about “%(product)s”: %(question)s",
    link="/products/%(code)s/questions",
    sample={"product": SAMPLE_PRODUCT, "question": "Does it fit into a car's cup holder?", "code": "CUP1"},
)

ASKED_BUYER = Kind(
    code="reviews.asked_buyer",
    group=Group.REVIEWS,
    title="You may know the answer",
    text="Somebody asks about “%(product)s”, which you bought: %(question)s",
    link="/products/%(code)s/questions",
    action="Answer",
    email=False,
    sample={"product": SAMPLE_PRODUCT, "question": "Does it fit into a car's cup holder?", "code": "CUP1"},
)

ASKED_SHOP = Kind(
    code="reviews.asked_shop",
    group=Group.WORK,
    title="A question about your product",
    text="Somebody asks about “%(product)s”: %(question)s",
    link="/console/reviews/questions",
    action="Answer",
    sample={"product": SAMPLE_PRODUCT, "question": "Does it fit into a car's cup holder?"},
)

KINDS = (REPLIED, INVITED, HIDDEN, ANSWERED, ASKED_BUYER, ASKED_SHOP)
