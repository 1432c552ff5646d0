"""Lips, eyes and brushes."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_LIPS = Leaf(
    key="lips",
    code="LIP",
    group="makeup",
    name=t("唇妆", "Lips"),
    blurb=t("一支颜色，一种语气。", "Every colour a tone of voice."),
    attributes=("finish", "origin"),
    families=(
        Family(
            archetype=Archetype.LIPSTICK,
            colors="lip",
            brands=("scarletleaf",),
            shops=("dusk-rouge",),
            kinds=(
                kind(
                    "唇膏",
                    "lipstick",
                    79,
                    189,
                    45,
                    "膏体磨成了叶子尖，描唇线很顺手。",
                    "The bullet is cut like a leaf tip, for easy edges.",
                ),
                kind("唇釉", "lip tint", 69, 149, 40, "刷头有个小凹槽，一次蘸够。", "One dip in the groove is enough."),
                kind("润唇膏", "lip balm", 39, 89, 30, "淡淡的颜色，认真地润。", "A breath of colour, serious care."),
                kind(
                    "口红礼盒",
                    "lipstick gift set",
                    199,
                    369,
                    180,
                    "三支小样尺寸，送人不会错。",
                    "Three travel sizes: a gift that can't go wrong.",
                ),
                kind(
                    "唇泥",
                    "lip mud",
                    59,
                    129,
                    35,
                    "用手指拍开，像自己的唇色。",
                    "Dab with a finger, like your own lips on a good day.",
                ),
            ),
            traits=(
                trait("丝绒", "Velvet", "哑光，但不拔干", "Matte, never dry", 110, finish="matte"),
                trait("水光", "Glossy", "像刚咬过一口桃子", "As if you had just bitten a peach", 100, finish="glossy"),
                trait("滋润", "Moisture", "冬天也不起皮", "No flakes, even in winter", 100, finish="satin"),
                trait("持久", "Long-wear", "吃完火锅还在", "Survives a hotpot", 115, finish="matte"),
                trait(
                    "国风雕花",
                    "Carved",
                    "膏体上雕了一枝梅",
                    "A plum branch carved into the bullet",
                    135,
                    finish="satin",
                ),
            ),
        ),
    ),
    facts=(
        t("屏幕色差请以实物为准", "Colours may differ slightly on screen"),
        t("无香型，孕期可咨询客服", "Unscented; ask us if you are expecting"),
    ),
)

_FACE = Leaf(
    key="eyes-brushes",
    code="EYE",
    group="makeup",
    name=t("眼妆与刷具", "Eyes & brushes"),
    blurb=t("给眼睛一点颜色，给手一把好刷子。", "A little colour for the eyes, a good brush for the hand."),
    attributes=("finish", "origin"),
    families=(
        Family(
            archetype=Archetype.PALETTE,
            facts=(
                t("屏幕色差请以实物为准", "Colours may differ slightly on screen"),
                t("粉质易碎，请轻拿轻放", "Pressed powder: handle gently"),
            ),
            colors="lip",
            brands=("scarletleaf",),
            shops=("dusk-rouge",),
            kinds=(
                kind(
                    "八色眼影盘",
                    "eight-pan eyeshadow palette",
                    99,
                    219,
                    220,
                    "四个日常，四个晚上。",
                    "Four for the day, four for the night.",
                ),
                kind(
                    "腮红眼影盘",
                    "cheek-and-eye palette",
                    109,
                    239,
                    230,
                    "一盘出门，够用三天。",
                    "One palette, three days away.",
                ),
                kind(
                    "修容盘",
                    "contour palette",
                    89,
                    199,
                    210,
                    "颜色偏灰不偏红，新手也敢下手。",
                    "Cool, not red: safe for beginners.",
                ),
                kind(
                    "旅行彩妆盘",
                    "travel palette",
                    119,
                    249,
                    200,
                    "镜子够大，补妆不用找洗手间。",
                    "A mirror big enough to use anywhere.",
                ),
            ),
            traits=(
                trait("大地色", "Earth-tone", "怎么叠都不脏", "Layer it any way, never muddy", 100, finish="matte"),
                trait(
                    "桃花", "Peach-blossom", "三月的颜色，全年可用", "March, available all year", 105, finish="satin"
                ),
                trait(
                    "敦煌",
                    "Dunhuang",
                    "颜色取自壁画，闪粉取自月光",
                    "Colours from the murals, shimmer from the moon",
                    130,
                    finish="shimmer",
                ),
            ),
        ),
        Family(
            archetype=Archetype.BRUSH_SET,
            facts=(
                t("每两周用温水和洗刷液清洗一次", "Wash every two weeks in lukewarm water"),
                t("洗后平放阴干", "Dry flat, in the shade"),
            ),
            options=("color",),
            colors="studio",
            brands=("scarletleaf",),
            shops=("dusk-rouge",),
            kinds=(
                kind(
                    "化妆刷套装", "brush set", 129, 329, 420, "五支就够，多了也用不到。", "Five is all you'll ever use."
                ),
                kind(
                    "眼部刷套装",
                    "eye brush set",
                    89,
                    219,
                    260,
                    "晕染、勾线、压色，各司其职。",
                    "Blend, line, pack: each to its task.",
                ),
                kind(
                    "旅行刷组",
                    "travel brush set",
                    79,
                    189,
                    240,
                    "带盖小桶，刷毛不变形。",
                    "A lidded cup keeps the hairs in shape.",
                ),
                kind(
                    "底妆刷组",
                    "base brush set",
                    99,
                    239,
                    340,
                    "粉底推得匀，脸就小一圈。",
                    "Even foundation makes all the difference.",
                ),
            ),
            traits=(
                trait("山羊毛", "Goat-hair", "抓粉匀，越洗越软", "Picks up evenly, softer with every wash", 130),
                trait("纤维毛", "Vegan-fibre", "不掉毛，好清洗", "Never sheds, easy to clean", 90),
                trait("沧州手工", "Hand-tied", "老师傅一束一束扎的", "Tied bundle by bundle by a master", 150),
            ),
        ),
    ),
    facts=(
        t("刷具请平放阴干", "Dry brushes flat, in the shade"),
        t("粉质含微闪，拍照更亮", "A fine shimmer that photographs well"),
    ),
)

LEAVES = (
    _LIPS,
    _FACE,
)
