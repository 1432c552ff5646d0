"""The department: its groups and what it promises."""

from __future__ import annotations

from jishi.demo.art.spec import Backdrop
from jishi.demo.world.words.forms import Department, Group, t
from jishi.demo.world.words.home import living, table_kitchen, textiles

HOME = Department(
    key="home",
    name=t("家居", "Home"),
    blurb=t("把日子过得舒服一点。", "Make the days a little more comfortable."),
    groups=(
        Group(
            "living",
            t("客厅与装饰", "Living & décor"),
            t("光、木头、植物和一把好椅子。", "Light, wood, plants and a good chair."),
        ),
        Group("textiles", t("家纺", "Home textiles"), t("皮肤最先知道好不好。", "Skin is the first to know.")),
        Group(
            "table-kitchen", t("餐桌与厨房", "Table & kitchen"), t("一日三餐，三餐四季。", "Three meals, four seasons.")
        ),
    ),
    leaves=(*living.LEAVES, *textiles.LEAVES, *table_kitchen.LEAVES),
    backdrops=(Backdrop.SAND, Backdrop.CREAM, Backdrop.SAGE, Backdrop.STONE, Backdrop.PEACH, Backdrop.SKY),
    promises=(
        t("三十天试用，住着不合适就退。", "Live with it for thirty days; return it if it doesn't fit."),
        t("易碎品双层包装，碎了就补。", "Fragile things travel double-wrapped; broken ones are replaced."),
        t("配件终身可补，写信就寄。", "Spare parts for life: write and we'll send them."),
        t("木材来自可追溯的林场。", "Timber from forests we can name."),
    ),
)
