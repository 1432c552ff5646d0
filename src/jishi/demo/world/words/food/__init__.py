"""The department: its groups and what it promises."""

from __future__ import annotations

from jishi.demo.art.spec import Backdrop
from jishi.demo.world.words.food import drinks, larder, snacks
from jishi.demo.world.words.forms import Department, Group, t

FOOD = Department(
    key="food",
    name=t("美食", "Food"),
    blurb=t("好好吃，好好活。", "Eat well, live well."),
    groups=(
        Group("drinks", t("茶饮咖啡", "Tea, coffee & drinks"), t("从早到晚的一杯。", "A cup for every hour.")),
        Group("snacks", t("零食糕点", "Snacks & sweets"), t("嘴巴也要放假。", "Mouths need holidays too.")),
        Group("larder", t("厨房与鲜果", "Larder & fruit"), t("把风土端上桌。", "The land, on your table.")),
    ),
    leaves=(*drinks.LEAVES, *snacks.LEAVES, *larder.LEAVES),
    backdrops=(Backdrop.PEACH, Backdrop.CREAM, Backdrop.SAGE, Backdrop.SAND, Backdrop.BLUSH, Backdrop.SKY),
    promises=(
        t("每一批都附检测报告，扫码可查。", "Every batch comes with its test report; scan to read."),
        t("不好吃就退，不用解释。", "If you don't like it, return it; no explanation."),
        t("直接向农户收，价钱写在店里。", "Bought straight from farmers, at prices posted in the shop."),
        t("临期半价，包装上看得见日期。", "Half price near its date, and the date is easy to see."),
    ),
)
