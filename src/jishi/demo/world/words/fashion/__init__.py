"""The department: its groups and what it promises."""

from __future__ import annotations

from jishi.demo.art.spec import Backdrop
from jishi.demo.world.words.fashion import accessories, coats, dresses_trousers, shoes_bags, tops
from jishi.demo.world.words.forms import Department, Group, t

FASHION = Department(
    key="fashion",
    name=t("服饰", "Fashion"),
    blurb=t("穿得舒服，走得自在。", "Wear it easy, walk it free."),
    groups=(
        Group(
            "tops", t("上装", "Tops"), t("从T恤到大衣，一年四季的上半身。", "From tees to coats, for all four seasons.")
        ),
        Group("dresses-trousers", t("裙裤", "Dresses & trousers"), t("会走路的好布料。", "Good cloth, made to move.")),
        Group(
            "shoes-bags", t("鞋包", "Shoes & bags"), t("出门的两件大事。", "The two things you can't leave without.")
        ),
        Group("accessories", t("配饰", "Accessories"), t("小物件，大不同。", "Small things, big difference.")),
    ),
    leaves=(*tops.LEAVES, *coats.LEAVES, *dresses_trousers.LEAVES, *shoes_bags.LEAVES, *accessories.LEAVES),
    backdrops=(Backdrop.CREAM, Backdrop.BLUSH, Backdrop.SAND, Backdrop.STONE, Backdrop.PEACH, Backdrop.SKY),
    promises=(
        t("不合身？七天内换到合身为止。", "Doesn't fit? Exchange within seven days until it does."),
        t("每件出厂前都由人手检查过线头和扣子。", "Every piece is checked by hand for threads and buttons."),
        t("小批量制作，卖完会再等一等。", "Made in small batches; when it is gone, we make more, slowly."),
        t("包装不用塑料，用的是可以再用的布袋。", "Packed in a cloth bag you can use again, no plastic."),
    ),
)
