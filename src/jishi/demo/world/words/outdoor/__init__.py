"""The department: its groups and what it promises."""

from __future__ import annotations

from jishi.demo.art.spec import Backdrop
from jishi.demo.world.words.forms import Department, Group, t
from jishi.demo.world.words.outdoor import camping, hiking, sport

OUTDOOR = Department(
    key="outdoor",
    name=t("户外", "Outdoor"),
    blurb=t("走出去，风在等你。", "Go out; the wind is waiting."),
    groups=(
        Group("camping", t("露营", "Camping"), t("在野外过得像在家。", "At home in the wild.")),
        Group("hiking", t("徒步登山", "Hiking"), t("一步一步，山就矮了。", "Step by step the mountain shrinks.")),
        Group("sport", t("运动", "Sport"), t("动起来，心就松了。", "Move, and the mind lets go.")),
    ),
    leaves=(*camping.LEAVES, *hiking.LEAVES, *sport.LEAVES),
    backdrops=(Backdrop.SAGE, Backdrop.SKY, Backdrop.SAND, Backdrop.PEACH, Backdrop.CREAM, Backdrop.STONE),
    promises=(
        t("用坏了先别扔，寄来我们修。", "Broken? Don't throw it away; send it and we'll mend it."),
        t("每卖出一件，种一棵沙棘。", "For every piece sold we plant a sea-buckthorn."),
        t("店员都爬过自己推荐的山。", "Our staff have climbed the mountains they recommend."),
        t("租过再买，租金抵扣。", "Rent first: the fee counts towards buying."),
    ),
)
