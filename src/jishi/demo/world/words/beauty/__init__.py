"""The department: its groups and what it promises."""

from __future__ import annotations

from jishi.demo.art.spec import Backdrop
from jishi.demo.world.words.beauty import body_scent, makeup, skincare
from jishi.demo.world.words.forms import Department, Group, t

BEAUTY = Department(
    key="beauty",
    name=t("美妆", "Beauty"),
    blurb=t("对自己好一点，从皮肤开始。", "Be kind to yourself, skin first."),
    groups=(
        Group("skincare", t("护肤", "Skin care"), t("温和、有效、不夸张。", "Gentle, effective, no big words.")),
        Group("makeup", t("彩妆", "Make-up"), t("颜色是用来玩的。", "Colour is for playing.")),
        Group("body-scent", t("身体与香氛", "Body & scent"), t("从发梢到脚跟。", "From hair tips to heels.")),
    ),
    leaves=(*skincare.LEAVES, *makeup.LEAVES, *body_scent.LEAVES),
    backdrops=(Backdrop.BLUSH, Backdrop.LILAC, Backdrop.SAGE, Backdrop.PEACH, Backdrop.CREAM, Backdrop.SKY),
    promises=(
        t("成分表写在瓶身上，看得懂的那种。", "The list of ingredients is on the bottle, in words you can read."),
        t("过敏可凭照片退款，不用寄回。", "If it doesn't agree with you, a photo is enough for a refund."),
        t("空瓶寄回五个，换一支小样。", "Send back five empties, get a small one free."),
        t("全部经过皮肤刺激测试。", "Every batch is patch-tested on skin."),
    ),
)
