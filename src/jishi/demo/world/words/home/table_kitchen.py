"""Tableware and cookware."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_TABLEWARE = Leaf(
    key="tableware",
    code="TAB",
    group="table-kitchen",
    name=t("杯碗茶具", "Tableware"),
    blurb=t("好好吃饭，慢慢喝茶。", "Eat well, drink slowly."),
    attributes=("material", "origin"),
    families=(
        Family(
            archetype=Archetype.MUG,
            colors="glaze",
            patterns=(Pattern.PLAIN, Pattern.STRIPES, Pattern.DOTS, Pattern.FLORAL, Pattern.WAVES),
            brands=("kilnfire", "hearthside"),
            shops=("celadon-yard",),
            kinds=(
                kind("马克杯", "mug", 29, 79, 380, "把手容得下四根手指。", "A handle for four fingers."),
                kind(
                    "早餐杯",
                    "breakfast cup",
                    35,
                    89,
                    460,
                    "一杯麦片，刚好到上班。",
                    "One bowl's worth of muesli, in a cup.",
                    1,
                ),
                kind(
                    "情侣对杯",
                    "pair of mugs",
                    69,
                    149,
                    760,
                    "两只放在一起，花纹才完整。",
                    "Side by side the pattern is complete.",
                    2,
                ),
            ),
            traits=(
                trait(
                    "手捏",
                    "Pinched-clay",
                    "每只都有一点歪，正好",
                    "Each a little crooked, just right",
                    120,
                    material="stoneware",
                ),
                trait(
                    "青花",
                    "Blue-and-white",
                    "一笔钴蓝，画的是店里的猫",
                    "One stroke of cobalt: the shop's cat",
                    125,
                    Pattern.WAVES,
                    material="ceramic",
                ),
                trait("窑变釉", "Kiln-glaze", "颜色由火决定", "The fire picks the colour", 130, material="ceramic"),
            ),
        ),
        Family(
            archetype=Archetype.BOWL_SET,
            colors="glaze",
            brands=("kilnfire", "hearthside"),
            shops=("celadon-yard",),
            patterns=(Pattern.PLAIN, Pattern.PLAIN, Pattern.DOTS),
            kinds=(
                kind("饭碗套装", "rice bowl set", 59, 159, 1200, "四只一套，叠起来不占地方。", "Four that stack away."),
                kind("面碗", "noodle bowl set", 69, 179, 1500, "口大底深，汤不溅。", "Wide and deep, no splashes."),
                kind(
                    "餐具礼盒",
                    "tableware gift set",
                    159,
                    399,
                    3200,
                    "碗碟勺筷，两个人的第一套。",
                    "Bowls, plates, spoons, chopsticks: the first set for two.",
                ),
            ),
            traits=(
                trait(
                    "釉下彩",
                    "Underglaze",
                    "颜色在釉下，洗多久都在",
                    "Colour under the glaze, there for good",
                    110,
                    material="ceramic",
                ),
                trait("粗陶", "Stoneware", "拿在手里沉沉的", "Good weight in the hand", 105, material="stoneware"),
                trait(
                    "骨瓷",
                    "Bone-china",
                    "薄得透光，轻得放心",
                    "So fine it lets light through",
                    150,
                    material="bone_china",
                ),
            ),
        ),
        Family(
            archetype=Archetype.TEAPOT,
            colors="glaze",
            brands=("kilnfire",),
            shops=("celadon-yard",),
            kinds=(
                kind("茶壶", "teapot", 89, 259, 700, "出水利落，收口不滴。", "Pours clean and never drips."),
                kind(
                    "提梁壶",
                    "bail-handle teapot",
                    119,
                    329,
                    850,
                    "提起来，像拎着一个下午。",
                    "Lift it, and you carry an afternoon.",
                    1,
                ),
            ),
            traits=(
                trait(
                    "龙泉青瓷", "Longquan celadon", "釉色像梅子青", "A glaze like young plums", 140, material="ceramic"
                ),
                trait(
                    "紫砂", "Zisha-clay", "养三年，会发光", "Three years of tea and it glows", 160, material="stoneware"
                ),
                trait(
                    "白瓷", "White-porcelain", "什么茶都看得清", "Shows the colour of any tea", 100, material="ceramic"
                ),
            ),
        ),
    ),
    facts=(
        t("可进微波炉与洗碗机（描金除外）", "Microwave and dishwasher safe, except gilded pieces"),
        t("食品级釉料，无铅镉", "Food-safe glaze, free of lead and cadmium"),
    ),
)

_COOKWARE = Leaf(
    key="cookware",
    code="COO",
    group="table-kitchen",
    name=t("锅具刀具", "Pans & knives"),
    blurb=t("厨房里的两位老朋友。", "Two old friends in the kitchen."),
    attributes=("material", "origin"),
    families=(
        Family(
            archetype=Archetype.PAN,
            facts=(
                t("电磁炉、明火通用", "For gas and induction"),
                t("首次使用请先开锅，洗净擦干", "Season before first use, then wash and dry"),
            ),
            options=("color", "pan"),
            colors="pot",
            brands=("hearthside",),
            shops=("corner-stove", "celadon-yard"),
            kinds=(
                kind("平底锅", "frying pan", 89, 259, 1300, "煎蛋一滑就出来。", "Eggs slide right off."),
                kind(
                    "汤锅",
                    "stock pot",
                    129,
                    329,
                    2600,
                    "炖得住味道，一家人的分量。",
                    "Holds flavour for a whole family.",
                    1,
                ),
                kind("炒锅", "wok", 119, 299, 1700, "热得快，颠得起来。", "Quick to heat, light to toss.", 0),
                kind(
                    "炖锅",
                    "casserole",
                    159,
                    459,
                    3600,
                    "小火三小时，什么都软了。",
                    "Three hours on low and everything is tender.",
                    1,
                ),
            ),
            traits=(
                trait(
                    "珐琅铸铁",
                    "Enamelled-iron",
                    "上桌也好看的那口锅",
                    "Handsome enough for the table",
                    160,
                    material="iron",
                ),
                trait(
                    "麦饭石色不粘",
                    "Stone-look non-stick",
                    "少油也不粘，好洗",
                    "Little oil, easy to clean",
                    90,
                    material="aluminium",
                ),
                trait("三层钢", "Tri-ply", "锅底到锅边一样热", "Even heat from base to rim", 130, material="steel"),
            ),
        ),
        Family(
            archetype=Archetype.KNIFE,
            facts=(
                t("附刀套，请放在孩子够不到的地方", "Comes sheathed; keep away from children"),
                t("手洗擦干，不进洗碗机", "Wash and dry by hand, no dishwasher"),
            ),
            colors="wood",
            brands=("hearthside", "yimu"),
            shops=("cotton-timber",),
            kinds=(
                kind(
                    "厨师刀",
                    "chef's knife",
                    99,
                    299,
                    320,
                    "重心在虎口，切一小时不酸。",
                    "Balanced at the grip: an hour without aching.",
                ),
                kind(
                    "中式菜刀",
                    "Chinese cleaver",
                    109,
                    289,
                    420,
                    "切片、拍蒜、铲菜，一把全包。",
                    "Slices, smashes garlic, scoops: all in one.",
                ),
                kind(
                    "水果刀",
                    "paring knife",
                    39,
                    99,
                    120,
                    "小小一把，削苹果不断皮。",
                    "Small enough to peel an apple in one ribbon.",
                ),
                kind("面包刀", "bread knife", 69, 179, 240, "锯齿够长，切吐司不掉渣。", "Long teeth, few crumbs."),
            ),
            traits=(
                trait(
                    "大马士革纹",
                    "Damascus",
                    "六十七层钢，水波一样的纹",
                    "Sixty-seven layers, rippled like water",
                    160,
                    material="steel",
                ),
                trait("三合钢", "Clad-steel", "刀刃硬，刀身韧", "A hard edge in a tough body", 110, material="steel"),
                trait(
                    "花梨木柄",
                    "Rosewood-handled",
                    "木柄越用越润",
                    "A handle that improves with the hand",
                    125,
                    material="steel",
                ),
            ),
        ),
    ),
    facts=(
        t("电磁炉、明火通用", "For gas and induction"),
        t("刀具含刀套，请放在孩子够不到的地方", "Knives come sheathed; keep from children"),
    ),
)

LEAVES = (
    _TABLEWARE,
    _COOKWARE,
)
