"""Coats and jackets."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_OUTERWEAR = Leaf(
    key="outerwear",
    code="OUT",
    group="tops",
    name=t("外套大衣", "Coats & jackets"),
    blurb=t("出门前的最后一件，也是第一眼。", "The last thing you put on, the first thing people see."),
    attributes=("material", "fit", "season", "origin"),
    families=(
        Family(
            archetype=Archetype.COAT,
            options=("color", "size"),
            patterns=(Pattern.PLAIN, Pattern.PLAIN, Pattern.CHECKS),
            brands=("suxing", "deerfield", "yunzhi"),
            shops=("slow-wardrobe", "lane-tailor"),
            kinds=(
                kind(
                    "双排扣大衣",
                    "double-breasted coat",
                    469,
                    899,
                    1350,
                    "肩膀做了软垫，穿一天也不累。",
                    "Softly padded shoulders stay light all day.",
                ),
                kind(
                    "系带风衣",
                    "belted trench",
                    399,
                    759,
                    1050,
                    "腰带随手一系，就有了形状。",
                    "Tie the belt without thinking and it has a shape.",
                    1,
                ),
                kind(
                    "短款夹克",
                    "short jacket",
                    299,
                    559,
                    820,
                    "到腰的长度，骑车也方便。",
                    "Waist length, happy on a bicycle.",
                    0,
                ),
                kind(
                    "茧型外套",
                    "cocoon coat",
                    429,
                    829,
                    1280,
                    "像被毯子裹着，又比毯子体面。",
                    "Like a blanket, but presentable.",
                    1,
                    fit="relaxed",
                ),
                kind(
                    "西装外套",
                    "soft blazer",
                    359,
                    659,
                    760,
                    "去掉一半衬里，上班也能穿得松。",
                    "Half-lined, so work can feel relaxed.",
                    0,
                ),
            ),
            traits=(
                trait(
                    "双面羊毛",
                    "Double-faced wool",
                    "手工缝合的双面呢，里外一样好看",
                    "Hand-joined wool, as fine inside as out",
                    150,
                    material="wool",
                ),
                trait(
                    "防泼水棉",
                    "Shower-proof cotton",
                    "小雨不用跑，抖一抖就干",
                    "No need to run from drizzle: shake it dry",
                    105,
                    material="cotton",
                ),
                trait(
                    "灯芯绒", "Corduroy", "一条一条的绒，摸着就安静", "Rib after rib of quiet", 100, material="corduroy"
                ),
                trait(
                    "再生尼龙",
                    "Recycled-nylon",
                    "十二只旧瓶子，做成一件轻外套",
                    "Twelve old bottles became one light coat",
                    110,
                    material="recycled",
                ),
                trait(
                    "人字纹",
                    "Herringbone",
                    "近看是细密的人字，远看是好精神",
                    "Fine herringbone close up, good posture from afar",
                    125,
                    material="wool",
                ),
            ),
        ),
    ),
    facts=(
        t("建议干洗，或悬挂通风", "Dry clean, or simply air on a hanger"),
        t("内有一只暗袋，放得下手机", "One inner pocket fits a phone"),
    ),
)

LEAVES = (_OUTERWEAR,)
