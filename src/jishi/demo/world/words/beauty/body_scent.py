"""Body care and fragrance."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_BODY = Leaf(
    key="body-care",
    code="BOD",
    group="body-scent",
    name=t("身体护理", "Body care"),
    blurb=t("洗去一天，留下一点香。", "Wash off the day, keep a little scent."),
    attributes=("scent", "skin", "origin"),
    families=(
        Family(
            archetype=Archetype.PUMP_BOTTLE,
            options=("bottle",),
            colors="tint",
            brands=("zhiyu", "islescent"),
            shops=("herbal-diary",),
            kinds=(
                kind("沐浴露", "body wash", 49, 109, 560, "泡沫细得像奶盖。", "Foam as fine as on a good tea latte."),
                kind(
                    "身体乳",
                    "body lotion",
                    59,
                    129,
                    520,
                    "洗完澡三分钟内涂，最留得住水。",
                    "Within three minutes of the bath, it keeps most water in.",
                ),
                kind(
                    "洗发水",
                    "shampoo",
                    59,
                    139,
                    540,
                    "无硅油，头皮会呼吸。",
                    "Silicone-free, so the scalp can breathe.",
                ),
            ),
            traits=(
                trait(
                    "桂花",
                    "Osmanthus",
                    "十月的杭州，一按就到",
                    "Hangzhou in October, one press away",
                    105,
                    scent="floral",
                ),
                trait("柚子", "Pomelo", "清清爽爽，像刚剥开", "Bright, as if just peeled", 100, scent="citrus"),
                trait("雪松", "Cedar", "雨后树林的味道", "A forest after rain", 110, scent="woody"),
            ),
        ),
        Family(
            archetype=Archetype.HAND_CREAM,
            options=("tube",),
            colors="tint",
            brands=("islescent", "zhiyu"),
            shops=("herbal-diary", "dusk-rouge"),
            patterns=(Pattern.PLAIN, Pattern.FLORAL, Pattern.WAVES),
            kinds=(
                kind("护手霜", "hand cream", 29, 69, 70, "涂完马上能打字。", "Type right after."),
                kind(
                    "护足霜", "foot cream", 35, 79, 110, "穿上袜子睡一觉，脚跟就软了。", "Socks on, sleep, soft heels."
                ),
            ),
            traits=(
                trait("无花果", "Fig", "青青的、奶奶的", "Green and milky", 105, scent="fruity"),
                trait("白茶", "White-tea", "淡到只有自己闻得见", "So faint only you will notice", 100, scent="tea"),
                trait("橙花", "Neroli", "午后阳台的一阵风", "A breeze on the balcony", 110, scent="floral"),
            ),
        ),
        Family(
            archetype=Archetype.SOAP,
            options=("pack",),
            colors="tint",
            brands=("zhiyu", "islescent"),
            shops=("herbal-diary",),
            kinds=(
                kind(
                    "手工皂",
                    "handmade soap",
                    29,
                    59,
                    130,
                    "冷制四十天，泡沫绵密。",
                    "Cured for forty days for a dense lather.",
                ),
                kind(
                    "洁面皂",
                    "facial soap",
                    35,
                    69,
                    110,
                    "洗完不紧绷，是皂里少见的温柔。",
                    "Rarely gentle for a soap: no tightness.",
                ),
                kind(
                    "洗发皂",
                    "shampoo bar",
                    39,
                    75,
                    110,
                    "一块抵两瓶，出门不怕漏。",
                    "One bar, two bottles' worth, and nothing to spill.",
                ),
            ),
            traits=(
                trait(
                    "艾草",
                    "Mugwort",
                    "端午的味道，蚊子不太喜欢",
                    "Smells of Dragon Boat Festival; mosquitoes disagree",
                    100,
                    scent="herbal",
                ),
                trait("羊奶", "Goat-milk", "白白的，滑滑的", "White and silky", 110, scent="milky"),
                trait(
                    "玫瑰泥", "Rose-clay", "粉粉的，洗脸像散步", "Pink clay, a walk for the face", 115, scent="floral"
                ),
            ),
        ),
    ),
    facts=(
        t("不含动物测试", "Never tested on animals"),
        t("香气含天然精油，孕期请先咨询医生", "Contains essential oils; ask a doctor if you are expecting"),
    ),
)

_SCENT = Leaf(
    key="fragrance",
    code="FRA",
    group="body-scent",
    name=t("香水香薰", "Fragrance & candles"),
    blurb=t("看不见的那件衣服。", "The garment nobody sees."),
    attributes=("scent", "hours", "origin"),
    families=(
        Family(
            archetype=Archetype.PERFUME,
            options=("perfume",),
            colors="tint",
            brands=("islescent", "scarletleaf"),
            shops=("dusk-rouge",),
            kinds=(
                kind(
                    "淡香水",
                    "eau de toilette",
                    159,
                    359,
                    280,
                    "喷在手腕和衣角，走近了才闻得到。",
                    "On wrist and hem; only those close will know.",
                ),
                kind(
                    "浓香水",
                    "eau de parfum",
                    229,
                    529,
                    290,
                    "前调热闹，尾调安静，像一场聚会。",
                    "A lively opening, a quiet end, like a good party.",
                    1,
                ),
                kind(
                    "走珠香水",
                    "roll-on perfume",
                    79,
                    179,
                    60,
                    "一抹就有，飞机也能带。",
                    "A dab anywhere, even on a plane.",
                    2,
                ),
                kind("发香喷雾", "hair mist", 99, 219, 200, "转身的时候才闻得到。", "Noticed when you turn away.", 0),
            ),
            traits=(
                trait(
                    "白檀",
                    "White-sandalwood",
                    "老书和木头，安静的人喜欢",
                    "Old books and wood, for quiet people",
                    120,
                    scent="woody",
                ),
                trait("茉莉", "Jasmine", "福州五月的夜晚", "A May night in Fuzhou", 105, scent="floral"),
                trait(
                    "海盐", "Sea-salt", "风、石头、还有一点太阳", "Wind, stone and a little sun", 100, scent="marine"
                ),
            ),
        ),
        Family(
            archetype=Archetype.CANDLE,
            options=("candle",),
            colors="tint",
            patterns=(Pattern.PLAIN, Pattern.PLAIN, Pattern.DOTS, Pattern.LEAVES),
            brands=("islescent", "lumenisle"),
            shops=("dusk-rouge", "cotton-timber"),
            kinds=(
                kind(
                    "香薰蜡烛",
                    "scented candle",
                    79,
                    189,
                    420,
                    "大豆蜡燃得干净，杯子还能当笔筒。",
                    "Clean soy wax; the glass makes a pen cup later.",
                ),
                kind(
                    "双芯蜡烛",
                    "two-wick candle",
                    109,
                    239,
                    560,
                    "两朵火苗，客厅也香得满。",
                    "Two flames fill a whole living room.",
                ),
                kind(
                    "睡前小蜡烛",
                    "bedtime candle",
                    49,
                    109,
                    210,
                    "四小时刚好，一本书的三章。",
                    "Four hours: about three chapters.",
                ),
                kind(
                    "礼盒蜡烛",
                    "gift candle",
                    129,
                    269,
                    480,
                    "附一盒长火柴和一张手写卡。",
                    "With long matches and a handwritten card.",
                ),
            ),
            traits=(
                trait(
                    "柴火",
                    "Fireside",
                    "木芯噼啪响，像乡下外婆家",
                    "A wooden wick that crackles like grandma's stove",
                    115,
                    scent="woody",
                ),
                trait("金桂", "Golden-osmanthus", "甜得刚好，不齁", "Sweet, just enough", 105, scent="floral"),
                trait("雨后青苔", "Mossy-rain", "把窗外的雨搬进来", "Brings the rain inside", 110, scent="herbal"),
            ),
        ),
    ),
    facts=(
        t("请置于阴凉处，远离儿童与宠物", "Keep cool, and away from children and pets"),
        t("香气因人而异，可先购小样", "Scent is personal: try a small size first"),
    ),
)

LEAVES = (
    _BODY,
    _SCENT,
)
