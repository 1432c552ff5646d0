"""Packs, bottles, boots and rainwear."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_PACKS = Leaf(
    key="packs",
    code="PAC",
    group="hiking",
    name=t("背包", "Backpacks"),
    blurb=t("背得动的，才叫远方。", "Far is as far as you can carry."),
    attributes=("material", "origin"),
    families=(
        Family(
            archetype=Archetype.BACKPACK,
            options=("color", "litres"),
            colors="field",
            patterns=(Pattern.PLAIN, Pattern.PLAIN, Pattern.WAVES, Pattern.CHEVRON),
            brands=("lan", "streamwalk", "windward"),
            shops=("wild-path", "sunrise-sports"),
            kinds=(
                kind(
                    "登山包",
                    "hiking pack",
                    259,
                    699,
                    1500,
                    "腰带托住重量，肩膀松口气。",
                    "The hip belt takes the load; shoulders sigh.",
                ),
                kind(
                    "通勤背包",
                    "commuter backpack",
                    169,
                    399,
                    980,
                    "雨罩藏在底下，下班不慌。",
                    "A rain cover hides in the base.",
                ),
                kind(
                    "骑行包",
                    "cycling pack",
                    149,
                    359,
                    620,
                    "贴背但不闷，刹车也不晃。",
                    "Close but airy; steady when you brake.",
                ),
                kind(
                    "旅行包",
                    "travel backpack",
                    229,
                    559,
                    1300,
                    "像行李箱一样打开，一眼看全。",
                    "Opens like a suitcase: see it all.",
                ),
                kind(
                    "亲子背包",
                    "family daypack",
                    129,
                    289,
                    560,
                    "纸巾、水壶、小外套，各有各的家。",
                    "Tissues, bottle, jacket: each has a home.",
                ),
            ),
            traits=(
                trait(
                    "防水卷口",
                    "Roll-top",
                    "卷三圈，扣上，雨进不来",
                    "Roll three times and rain stays out",
                    115,
                    material="nylon",
                ),
                trait(
                    "超轻",
                    "Ultralight",
                    "空包只有一瓶水的重量",
                    "Empty, it weighs no more than a bottle",
                    130,
                    material="nylon",
                ),
                trait(
                    "再生面料",
                    "Recycled",
                    "二十八只塑料瓶的第二次旅行",
                    "Twenty-eight bottles on a second journey",
                    110,
                    material="recycled",
                ),
                trait("耐磨帆布", "Waxed-canvas", "越磨越有故事", "More scuffs, more stories", 125, material="canvas"),
                trait(
                    "反光",
                    "Reflective",
                    "夜里回家，车灯看得见你",
                    "Headlights see you on the way home",
                    105,
                    material="polyester",
                ),
            ),
        ),
    ),
    facts=(
        t("终身缝线保修", "Seams guaranteed for life"),
        t("侧袋放得下一升水壶", "Side pockets fit a one-litre bottle"),
    ),
)

_BOTTLES = Leaf(
    key="bottles",
    code="BOT",
    group="hiking",
    name=t("水壶保温杯", "Bottles & flasks"),
    blurb=t("多喝水这件事，从一只好杯子开始。", "Drinking enough starts with a good bottle."),
    attributes=("material", "origin"),
    families=(
        Family(
            archetype=Archetype.WATER_BOTTLE,
            options=("color", "ml"),
            colors="field",
            patterns=(Pattern.PLAIN, Pattern.LEAVES, Pattern.WAVES, Pattern.DOTS, Pattern.TERRAZZO),
            brands=("streamwalk", "dawnrun"),
            shops=("sunrise-sports", "wild-path"),
            kinds=(
                kind(
                    "运动水壶", "sports bottle", 39, 119, 260, "单手开盖，跑着也能喝。", "Opens one-handed, mid-stride."
                ),
                kind("吸管杯", "straw bottle", 49, 129, 300, "不用仰头，开会也能喝。", "No tilting: fit for meetings."),
                kind(
                    "随手杯",
                    "pocket bottle",
                    35,
                    89,
                    120,
                    "小小一只，大衣口袋也放得下。",
                    "Small enough for a coat pocket.",
                ),
                kind(
                    "儿童水壶", "kids' bottle", 45, 109, 280, "摔不破，倒着也不漏。", "Drop it, turn it over: no tears."
                ),
            ),
            traits=(
                trait("轻量", "Lightweight", "比一只苹果还轻", "Lighter than an apple", 100, material="tritan"),
                trait("不锈钢", "Steel", "没有味道，洗得干净", "No taste, easy to clean", 120, material="steel"),
                trait(
                    "刻度",
                    "Marked",
                    "一天八杯，喝到哪儿一看就知道",
                    "Eight cups a day, counted for you",
                    95,
                    material="tritan",
                ),
            ),
        ),
        Family(
            archetype=Archetype.THERMOS,
            options=("color", "ml"),
            colors="field",
            brands=("streamwalk", "pinecone"),
            shops=("wild-path",),
            kinds=(
                kind(
                    "保温杯",
                    "vacuum flask",
                    69,
                    199,
                    420,
                    "早上的热茶，下午还烫嘴。",
                    "Morning's tea, still hot in the afternoon.",
                ),
                kind(
                    "焖烧罐",
                    "food flask",
                    89,
                    229,
                    560,
                    "米和水放进去，中午是粥。",
                    "Rice and water in; porridge by noon.",
                ),
                kind("咖啡杯", "coffee tumbler", 79, 189, 340, "杯口大，放得进冰块。", "A mouth wide enough for ice."),
                kind("保温壶", "thermos jug", 109, 279, 1100, "一壶够四个人的下午茶。", "One jug, tea for four."),
            ),
            traits=(
                trait(
                    "316 不锈钢", "316-steel", "泡茶泡枸杞都放心", "Safe for tea, goji and all", 115, material="steel"
                ),
                trait(
                    "陶瓷内胆", "Ceramic-lined", "咖啡还是咖啡的味道", "Coffee stays coffee", 130, material="ceramic"
                ),
                trait("长效", "Long-keep", "二十四小时还有六十度", "Still 60 °C after a day", 120, material="steel"),
            ),
        ),
    ),
    facts=(t("食品级材质，不含双酚 A", "Food-grade, BPA-free"), t("配件可拆洗", "All parts come apart for washing")),
)

_TRAIL = Leaf(
    key="trail-gear",
    code="TRA",
    group="hiking",
    name=t("登山鞋与手杖", "Boots & poles"),
    blurb=t("两条腿之外，再给你两条。", "Two legs, and two more to spare."),
    attributes=("upper", "season", "origin"),
    families=(
        Family(
            archetype=Archetype.HIKING_BOOT,
            facts=(
                t("建议比日常鞋码大半码", "Choose half a size up from everyday shoes"),
                t("脏了用软刷和清水，阴干", "Clean with a soft brush and water, dry in the shade"),
            ),
            options=("color", "shoe"),
            colors="field",
            brands=("lan", "streamwalk"),
            shops=("wild-path",),
            kinds=(
                kind(
                    "登山鞋",
                    "hiking boots",
                    299,
                    799,
                    1150,
                    "鞋头加了护趾，踢到石头不喊疼。",
                    "A toe guard for every stone you didn't see.",
                ),
                kind(
                    "徒步鞋",
                    "trekking shoes",
                    249,
                    599,
                    920,
                    "从石阶走到泥路，都抓得住。",
                    "From steps to mud, it holds.",
                ),
                kind(
                    "高帮徒步靴",
                    "high-cut boots",
                    269,
                    629,
                    1300,
                    "脚踝多一圈保护，背重包也稳。",
                    "More ankle, steadier under a heavy pack.",
                ),
                kind(
                    "越野鞋",
                    "approach shoes",
                    159,
                    359,
                    700,
                    "从公路到碎石坡，不用换鞋。",
                    "From tarmac to scree without changing.",
                ),
            ),
            traits=(
                trait(
                    "防水透气",
                    "Waterproof",
                    "外面的水进不来，里面的汗出得去",
                    "Water stays out, sweat gets out",
                    130,
                    upper="membrane",
                ),
                trait(
                    "反绒牛皮",
                    "Nubuck",
                    "走过的路都写在鞋面上",
                    "Every path is written on the leather",
                    125,
                    upper="suede",
                ),
                trait("轻量网面", "Mesh", "轻快得想小跑", "So light you feel like running", 95, upper="mesh"),
            ),
        ),
        Family(
            archetype=Archetype.TREKKING_POLES,
            facts=(t("两支一对", "Sold as a pair"), t("附替换杖尖与泥托", "Spare tips and baskets included")),
            colors="field",
            brands=("lan", "windward"),
            shops=("wild-path",),
            kinds=(
                kind(
                    "登山杖",
                    "trekking poles",
                    79,
                    259,
                    520,
                    "下山的时候，膝盖会感谢你。",
                    "Your knees will thank you on the way down.",
                ),
                kind(
                    "折叠登山杖",
                    "folding poles",
                    129,
                    349,
                    460,
                    "三折收进背包侧袋。",
                    "Three folds and into the side pocket.",
                ),
                kind(
                    "越野跑杖",
                    "trail-running poles",
                    159,
                    429,
                    380,
                    "手套和杖尾一扣，不用握。",
                    "Clip the glove on: no gripping.",
                ),
                kind(
                    "健走杖",
                    "walking poles",
                    69,
                    189,
                    480,
                    "公园里，也走出山的感觉。",
                    "A touch of mountain in the park.",
                ),
            ),
            traits=(
                trait("碳纤维", "Carbon", "一支一百八十克", "180 grams each", 160, upper="carbon"),
                trait("铝合金", "Aluminium", "压弯了也不会断", "It may bend; it won't snap", 90, upper="aluminium"),
                trait(
                    "软木握把",
                    "Cork-grip",
                    "出汗不滑，越握越合手",
                    "No slip, and it learns your hand",
                    115,
                    upper="aluminium",
                ),
            ),
        ),
    ),
    facts=(
        t("建议比日常鞋码大半码", "Choose half a size up from everyday shoes"),
        t("附替换杖尖与泥托", "Spare tips and baskets included"),
    ),
)

_RAIN = Leaf(
    key="rainwear",
    code="RAI",
    group="hiking",
    name=t("冲锋衣雨衣", "Shells & rainwear"),
    blurb=t("没有坏天气，只有没穿对的衣服。", "No bad weather, only the wrong coat."),
    attributes=("season", "waterproof", "origin"),
    families=(
        Family(
            archetype=Archetype.RAIN_JACKET,
            options=("color", "size"),
            colors="field",
            brands=("lan", "windward", "streamwalk"),
            shops=("wild-path", "sunrise-sports"),
            kinds=(
                kind(
                    "冲锋衣",
                    "hardshell jacket",
                    299,
                    899,
                    620,
                    "拉链压胶，风钻不进来。",
                    "Taped zips: the wind gives up.",
                ),
                kind(
                    "皮肤衣", "wind shell", 99, 259, 140, "一只橙子大小，塞进口袋。", "Packs to the size of an orange."
                ),
                kind(
                    "三合一外套",
                    "three-in-one jacket",
                    399,
                    1099,
                    1250,
                    "里外拆开，春秋冬都够了。",
                    "Zip apart for spring, autumn and winter.",
                ),
                kind("雨衣", "raincoat", 99, 239, 420, "骑车也盖得住膝盖。", "Covers your knees on a bicycle."),
                kind(
                    "软壳外套",
                    "softshell jacket",
                    229,
                    559,
                    580,
                    "有弹力，爬坡抬腿不绷。",
                    "It stretches when you climb.",
                ),
            ),
            traits=(
                trait(
                    "全天候",
                    "All-weather",
                    "晴天遮阳，雨天挡雨",
                    "Shade in sun, shelter in rain",
                    115,
                    waterproof="10000mm",
                    season="four",
                ),
                trait(
                    "轻量",
                    "Lightweight",
                    "放包里忘了它的存在",
                    "You forget it's in the bag",
                    100,
                    waterproof="5000mm",
                    season="summer",
                ),
                trait(
                    "三层压胶",
                    "Three-layer",
                    "专业的雨，专业地挡",
                    "Serious cloth for serious rain",
                    160,
                    waterproof="20000mm",
                    season="four",
                ),
                trait(
                    "亲子款",
                    "Family",
                    "大手牵小手，颜色一样亮",
                    "Big hand, small hand, same bright colour",
                    90,
                    waterproof="5000mm",
                    season="three",
                ),
                trait(
                    "通勤",
                    "Commuter",
                    "会议室里也不突兀",
                    "Fits in at the meeting too",
                    110,
                    waterproof="8000mm",
                    season="three",
                ),
            ),
        ),
    ),
    facts=(
        t("请勿用柔顺剂，低温烘干可恢复拒水", "No softener; a cool tumble revives the coating"),
        t("帽子可拆", "Detachable hood"),
    ),
)

LEAVES = (
    _PACKS,
    _BOTTLES,
    _TRAIL,
    _RAIN,
)
