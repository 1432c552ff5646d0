"""Hats, scarves, socks, watches, jewellery."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_HATS = Leaf(
    key="hats-scarves",
    code="HAT",
    group="accessories",
    name=t("帽子围巾袜子", "Hats, scarves & socks"),
    blurb=t("小小一件，换个心情。", "A small thing that changes the mood."),
    attributes=("material", "season", "origin"),
    families=(
        Family(
            archetype=Archetype.CAP,
            brands=("suxing", "dawnrun"),
            shops=("lane-tailor",),
            patterns=(Pattern.PLAIN, Pattern.PLAIN, Pattern.CHECKS),
            kinds=(
                kind(
                    "棒球帽",
                    "baseball cap",
                    59,
                    119,
                    110,
                    "帽檐可以自己弯成喜欢的弧度。",
                    "Bend the brim to the curve you like.",
                ),
                kind("软顶帽", "dad cap", 59, 109, 100, "洗到软塌塌的才是正主。", "At its best when washed floppy.", 1),
            ),
            traits=(
                trait(
                    "水洗棉",
                    "Washed-cotton",
                    "旧旧的颜色，新新的心情",
                    "An old colour for a new day",
                    100,
                    material="cotton",
                ),
                trait("速干", "Quick-dry", "跑完步，帽子先干", "Dry before you are", 110, material="nylon"),
                trait("灯芯绒", "Corduroy", "秋天该有的触感", "What autumn should feel like", 105, material="corduroy"),
            ),
        ),
        Family(
            archetype=Archetype.SCARF,
            brands=("yunzhi", "deerfield"),
            shops=("slow-wardrobe",),
            patterns=(Pattern.PLAIN, Pattern.CHECKS, Pattern.STRIPES),
            kinds=(
                kind(
                    "长围巾",
                    "long scarf",
                    119,
                    259,
                    240,
                    "绕两圈，还能垂到口袋。",
                    "Two turns and still down to the pocket.",
                ),
                kind(
                    "披肩",
                    "shawl",
                    149,
                    299,
                    320,
                    "办公室的空调，有它就不怕。",
                    "The answer to office air conditioning.",
                    1,
                ),
                kind(
                    "流苏围巾",
                    "fringed scarf",
                    129,
                    269,
                    260,
                    "流苏是手搓的，一条搓二十分钟。",
                    "The fringe is twisted by hand, twenty minutes each.",
                    1,
                ),
            ),
            traits=(
                trait(
                    "小羊绒", "Baby-cashmere", "一团云搭在肩上", "A cloud on your shoulders", 170, material="cashmere"
                ),
                trait(
                    "格纹羊毛",
                    "Checked wool",
                    "经典格子，黑大衣的好朋友",
                    "Classic checks, a black coat's best friend",
                    115,
                    Pattern.CHECKS,
                    material="wool",
                ),
                trait(
                    "棉纱",
                    "Cotton-gauze",
                    "春秋两季的一层薄云",
                    "A thin cloud for spring and autumn",
                    85,
                    material="cotton",
                ),
            ),
        ),
        Family(
            archetype=Archetype.SOCKS,
            options=("pack",),
            patterns=(Pattern.STRIPES, Pattern.DOTS, Pattern.FLORAL, Pattern.CHEVRON),
            brands=("halfacre", "yunzhi"),
            shops=("slow-wardrobe",),
            kinds=(
                kind(
                    "中筒袜",
                    "crew socks",
                    25,
                    49,
                    60,
                    "袜口不勒，晚上没有印子。",
                    "Gentle cuffs: no marks in the evening.",
                ),
                kind("堆堆袜", "slouch socks", 29, 55, 80, "堆几道褶，腿就细了。", "A few folds flatter the leg.", 1),
                kind(
                    "地板袜",
                    "house socks",
                    35,
                    65,
                    110,
                    "脚底有胶点，木地板上不打滑。",
                    "Rubber dots hold on to wooden floors.",
                    2,
                ),
            ),
            traits=(
                trait("精梳棉", "Combed-cotton", "不起球，不闷脚", "No pilling, no stuffiness", 100, material="cotton"),
                trait("羊毛", "Wool", "被窝外面的被窝", "A blanket outside the blanket", 140, material="wool"),
                trait(
                    "彩色拼织",
                    "Colour-block",
                    "左右脚可以不一样",
                    "Left and right needn't match",
                    110,
                    material="cotton",
                ),
            ),
        ),
    ),
    facts=(
        t("轻柔手洗，阴凉处晾干", "Hand wash gently, dry in the shade"),
        t("礼盒包装可选", "Gift wrapping on request"),
    ),
)

_JEWELLERY = Leaf(
    key="watches-jewellery",
    code="JEW",
    group="accessories",
    name=t("手表首饰眼镜", "Watches, jewellery & eyewear"),
    blurb=t("最后一点光，由你决定放在哪里。", "The last bit of light: you decide where it goes."),
    attributes=("metal", "origin"),
    families=(
        Family(
            archetype=Archetype.WATCH,
            colors="leather",
            brands=("farstar", "deerfield"),
            shops=("lane-tailor",),
            kinds=(
                kind(
                    "石英表",
                    "quartz watch",
                    259,
                    559,
                    90,
                    "走时安静，枕边也听不见。",
                    "So quiet you can keep it by the pillow.",
                ),
                kind(
                    "机械表",
                    "mechanical watch",
                    899,
                    1899,
                    120,
                    "透过底盖，看得见时间在跳。",
                    "Through the case back you can watch time beat.",
                    1,
                ),
                kind(
                    "飞行员手表",
                    "pilot's watch",
                    359,
                    699,
                    110,
                    "大字盘，瞄一眼就知道。",
                    "Big numerals: one glance is enough.",
                    0,
                ),
            ),
            traits=(
                trait(
                    "极简", "Minimalist", "只留下时针、分针和空白", "Two hands and plenty of space", 100, metal="steel"
                ),
                trait(
                    "玫瑰金",
                    "Rose-gold",
                    "暖一点的金色，衬肤色",
                    "A warmer gold, kind to the skin",
                    125,
                    metal="rose_gold",
                ),
                trait("蓝宝石镜面", "Sapphire-glass", "钥匙也刮不花", "Not even keys leave a mark", 140, metal="steel"),
            ),
        ),
        Family(
            archetype=Archetype.NECKLACE,
            colors="gem",
            brands=("deerfield", "scarletleaf"),
            shops=("lane-tailor", "dusk-rouge"),
            kinds=(
                kind(
                    "吊坠项链",
                    "pendant necklace",
                    129,
                    399,
                    30,
                    "链长可调，配高领低领都行。",
                    "Adjustable chain, for every neckline.",
                ),
                kind("锁骨链", "choker", 99, 299, 22, "刚好落在锁骨窝里。", "Rests right in the collarbone.", 1),
                kind(
                    "毛衣链",
                    "long necklace",
                    119,
                    329,
                    45,
                    "素色毛衣的点睛。",
                    "What a plain jumper is waiting for.",
                    2,
                ),
            ),
            traits=(
                trait("925银", "Sterling-silver", "敏感肌也能戴", "Kind to sensitive skin", 120, metal="silver"),
                trait(
                    "珐琅",
                    "Enamel",
                    "颜色是一笔一笔填上去的",
                    "Filled in colour by colour, by hand",
                    110,
                    metal="brass",
                ),
                trait(
                    "淡水珍珠",
                    "Freshwater-pearl",
                    "每一颗都有自己的月光",
                    "Each with its own moonlight",
                    150,
                    metal="silver",
                ),
            ),
        ),
        Family(
            archetype=Archetype.SUNGLASSES,
            brands=("suxing", "windward"),
            shops=("lane-tailor",),
            kinds=(
                kind(
                    "太阳镜", "sunglasses", 119, 259, 120, "镜腿有弹簧，大脸小脸都不夹。", "Sprung arms fit every face."
                ),
                kind(
                    "复古圆框镜",
                    "round-frame sunglasses",
                    129,
                    279,
                    115,
                    "像旧电影里的人。",
                    "Like someone in an old film.",
                    2,
                ),
            ),
            traits=(
                trait("偏光", "Polarised", "水面和路面都不刺眼", "No glare from water or road", 120, metal="acetate"),
                trait(
                    "板材", "Acetate", "手工抛光，边缘圆润", "Hand-polished, with rounded edges", 110, metal="acetate"
                ),
                trait(
                    "轻量",
                    "Featherlight",
                    "二十一克，忘了戴着",
                    "21 grams: you forget you wear them",
                    100,
                    metal="titanium",
                ),
            ),
        ),
    ),
    facts=(
        t("附收纳盒与擦拭布", "Box and polishing cloth included"),
        t("避免接触香水与海水", "Keep away from perfume and sea water"),
    ),
)

LEAVES = (
    _HATS,
    _JEWELLERY,
)
