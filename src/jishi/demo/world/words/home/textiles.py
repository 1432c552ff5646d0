"""Bedding, cushions, rugs, towels."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_BEDDING = Leaf(
    key="bedding",
    code="BED",
    group="textiles",
    name=t("床品", "Bedding"),
    blurb=t("人生三分之一，值得好一点。", "A third of life deserves good cloth."),
    attributes=("material", "season", "origin"),
    families=(
        Family(
            archetype=Archetype.BEDDING,
            options=("color", "bed"),
            colors="house",
            patterns=(Pattern.PLAIN, Pattern.STRIPES, Pattern.CHECKS, Pattern.FLORAL, Pattern.DOTS),
            brands=("goodnight", "halfacre"),
            shops=("cotton-timber",),
            kinds=(
                kind(
                    "四件套",
                    "bedding set",
                    199,
                    459,
                    2400,
                    "被套四角有绑带，被子不乱跑。",
                    "Ties in all four corners keep the duvet in place.",
                ),
                kind(
                    "被套三件套",
                    "duvet cover set",
                    169,
                    389,
                    1900,
                    "床单可选床笠，一拉就平。",
                    "Choose a fitted sheet: one pull and it's smooth.",
                ),
                kind(
                    "夏凉被",
                    "summer quilt",
                    129,
                    289,
                    1200,
                    "空调房里的一层刚刚好。",
                    "One layer, just right with the air conditioning.",
                ),
                kind(
                    "冬被", "winter duvet", 259, 599, 2900, "分格充棉，不跑不钻。", "Box-stitched so nothing wanders."
                ),
                kind(
                    "床笠",
                    "fitted sheet",
                    79,
                    179,
                    900,
                    "三十厘米深，厚床垫也包得住。",
                    "Thirty centimetres deep for thick mattresses.",
                ),
            ),
            traits=(
                trait(
                    "水洗棉",
                    "Washed-cotton",
                    "不用熨，皱皱的正好睡",
                    "No ironing: the creases are the comfort",
                    100,
                    material="cotton",
                ),
                trait(
                    "六十支长绒棉",
                    "Long-staple",
                    "滑得像刚铺好的酒店床",
                    "As smooth as a hotel bed",
                    130,
                    material="cotton",
                ),
                trait(
                    "法国亚麻",
                    "French-linen",
                    "冬暖夏凉，越洗越软",
                    "Warm in winter, cool in summer, softer each wash",
                    165,
                    material="linen",
                ),
                trait(
                    "针织天竺棉",
                    "Jersey",
                    "像穿旧的T恤",
                    "Like your oldest T-shirt",
                    95,
                    Pattern.STRIPES,
                    material="cotton",
                ),
                trait("莱赛尔", "Lyocell", "丝滑但不打滑", "Silky without sliding", 120, material="lyocell"),
            ),
        ),
    ),
    facts=(
        t("A 类标准，婴幼儿可用", "Class A fabric, safe for babies"),
        t("请翻面低温机洗", "Machine wash inside out, low heat"),
    ),
)

_SOFT = Leaf(
    key="cushions-rugs",
    code="SOF",
    group="textiles",
    name=t("抱枕地毯", "Cushions & rugs"),
    blurb=t("光脚走过，顺手抱住。", "Barefoot across, and something to hug."),
    attributes=("room", "material", "origin"),
    families=(
        Family(
            archetype=Archetype.CUSHION,
            facts=(
                t("枕套可拆洗", "Removable, washable cover"),
                t("深色首次请单独清洗", "Wash dark colours alone the first time"),
            ),
            colors="house",
            patterns=(Pattern.PLAIN, Pattern.STRIPES, Pattern.FLORAL, Pattern.CHECKS, Pattern.WAVES, Pattern.LEAVES),
            brands=("goodnight", "halfacre"),
            shops=("cotton-timber",),
            kinds=(
                kind(
                    "抱枕",
                    "cushion",
                    39,
                    99,
                    480,
                    "芯子蓬得起来，压一天还能回弹。",
                    "Springs back after a day of leaning.",
                ),
                kind(
                    "腰枕",
                    "lumbar cushion",
                    45,
                    109,
                    420,
                    "办公室久坐的一点支撑。",
                    "A little support for long office hours.",
                ),
                kind(
                    "大靠垫",
                    "floor cushion",
                    89,
                    199,
                    1400,
                    "席地而坐，也有个依靠。",
                    "Sit on the floor, and still lean.",
                ),
                kind(
                    "抱枕套",
                    "cushion cover",
                    25,
                    69,
                    160,
                    "换一套，客厅就换了季节。",
                    "Change the cover, change the season.",
                ),
            ),
            traits=(
                trait("灯芯绒", "Corduroy", "秋冬的手感", "Feels like autumn", 105, material="corduroy"),
                trait(
                    "棉麻印花",
                    "Printed-linen",
                    "花样是从老瓷碗上抄来的",
                    "The pattern comes from an old china bowl",
                    100,
                    Pattern.LEAVES,
                    material="linen",
                ),
                trait(
                    "手工簇绒",
                    "Tufted",
                    "一簇一簇打出来的立体花",
                    "Raised, tuft by tuft",
                    130,
                    Pattern.WAVES,
                    material="wool",
                ),
            ),
        ),
        Family(
            archetype=Archetype.RUG,
            facts=(
                t("底部有防滑处理", "Non-slip backing"),
                t("先吸尘，污渍用湿布轻按", "Vacuum first; dab stains with a damp cloth"),
            ),
            options=("color", "rug"),
            colors="house",
            patterns=(Pattern.PLAIN, Pattern.PLAIN, Pattern.CHEVRON, Pattern.CHECKS),
            brands=("goodnight", "yimu"),
            shops=("cotton-timber",),
            kinds=(
                kind(
                    "客厅地毯",
                    "living-room rug",
                    259,
                    699,
                    5200,
                    "沙发前铺一块，脚就有了着落。",
                    "Somewhere for your feet in front of the sofa.",
                ),
                kind("床边毯", "bedside rug", 99, 249, 1600, "早晨下床的第一步。", "The first step of the morning."),
                kind(
                    "玄关垫",
                    "entrance mat",
                    69,
                    169,
                    1400,
                    "踩两下，灰尘留在门外。",
                    "Two steps and the dust stays outside.",
                ),
                kind(
                    "编织地毯",
                    "flat-woven rug",
                    199,
                    529,
                    3600,
                    "两面都能用，脏了翻个身。",
                    "Reversible: when it's dirty, turn it over.",
                ),
            ),
            traits=(
                trait("羊毛", "Wool", "脚感像踩在草地上", "Like walking on a lawn", 140, material="wool"),
                trait(
                    "可机洗", "Washable", "猫吐了也不慌", "No panic when the cat is unwell", 100, material="polyester"
                ),
                trait("黄麻", "Jute", "粗粗的，很踏实", "Coarse and honest", 95, material="jute"),
            ),
        ),
    ),
    facts=(
        t("底部有防滑处理", "Non-slip backing"),
        t("深色首次使用建议单独清洗", "Wash dark colours alone the first time"),
    ),
)

_TOWELS = Leaf(
    key="towels",
    code="TOW",
    group="textiles",
    name=t("毛巾浴巾", "Towels"),
    blurb=t("洗完脸的那一下拥抱。", "The hug after you wash."),
    attributes=("material", "origin"),
    families=(
        Family(
            archetype=Archetype.TOWEL,
            options=("color", "towels"),
            colors="house",
            patterns=(Pattern.PLAIN, Pattern.STRIPES, Pattern.WAVES, Pattern.CHECKS),
            brands=("goodnight", "halfacre"),
            shops=("cotton-timber",),
            kinds=(
                kind(
                    "毛巾",
                    "hand towel",
                    25,
                    59,
                    140,
                    "挂环缝在长边，干得快。",
                    "The loop is on the long side, so it dries fast.",
                ),
                kind(
                    "浴巾",
                    "bath towel",
                    59,
                    139,
                    520,
                    "够裹一个大人，或两个小孩。",
                    "Wraps one grown-up or two children.",
                ),
                kind("方巾", "face cloth", 15, 39, 50, "一周七条，一天一换。", "Seven for a week, one a day."),
                kind(
                    "沙滩巾", "beach towel", 79, 179, 620, "抖一抖，沙子就下去了。", "One shake and the sand is gone."
                ),
                kind(
                    "浴室地巾", "bath mat", 49, 109, 600, "踩上去，水一秒不见。", "Step on, and the water disappears."
                ),
            ),
            traits=(
                trait(
                    "长绒棉",
                    "Long-staple cotton",
                    "蓬松像刚晒过",
                    "Fluffy, as if fresh from the sun",
                    110,
                    material="cotton",
                ),
                trait(
                    "华夫格",
                    "Waffle",
                    "薄薄的，吸水却快",
                    "Thin, yet quick to drink",
                    100,
                    Pattern.CHECKS,
                    material="cotton",
                ),
                trait("竹纤维", "Bamboo", "不容易发硬发臭", "Stays soft and fresh", 105, material="bamboo"),
                trait("纱布", "Gauze", "三层纱，宝宝也爱", "Triple gauze that babies love", 95, material="cotton"),
                trait(
                    "有机棉",
                    "Organic-cotton",
                    "没有荧光剂，第一次就吸水",
                    "No brighteners; absorbent from the first day",
                    125,
                    material="organic_cotton",
                ),
            ),
        ),
    ),
    facts=(
        t("首次使用前请清水洗一遍", "Rinse once before first use"),
        t("请勿使用柔顺剂，会影响吸水", "Skip the softener: it spoils absorbency"),
    ),
)

LEAVES = (
    _BEDDING,
    _SOFT,
    _TOWELS,
)
