"""Biscuits, chocolate, nuts."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_SWEETS = Leaf(
    key="biscuits-pastries",
    code="BIS",
    group="snacks",
    name=t("饼干糕点", "Biscuits & pastries"),
    blurb=t("下午三点，需要一块。", "Three in the afternoon calls for one."),
    attributes=("taste", "shelf_life", "region"),
    families=(
        Family(
            archetype=Archetype.COOKIE_BOX,
            options=("flavour_bake", "box_food"),
            colors="sweet",
            patterns=(Pattern.PLAIN, Pattern.CHECKS, Pattern.DOTS, Pattern.STRIPES),
            brands=("wheatlane",),
            shops=("corner-stove",),
            kinds=(
                kind("曲奇", "cookies", 29, 79, 320, "手指一碰就掉渣的酥。", "So short they crumble at a touch."),
                kind("苏打饼干", "crackers", 19, 49, 300, "配茶配汤都行。", "With tea or with soup."),
                kind("蛋卷", "egg rolls", 35, 79, 380, "一层一层的，听得见脆。", "Layer on layer, audibly crisp."),
                kind(
                    "凤梨酥",
                    "pineapple cakes",
                    39,
                    99,
                    420,
                    "馅是土凤梨，酸甜刚好。",
                    "Native pineapple, tart and sweet.",
                ),
            ),
            traits=(
                trait(
                    "黄油",
                    "Butter",
                    "用的是发酵黄油，闻得出来",
                    "Cultured butter, and you can tell",
                    110,
                    taste="milky",
                ),
                trait("手工", "Hand-made", "每天只烤三百盒", "Three hundred boxes a day, no more", 125, taste="sweet"),
                trait("全麦", "Wholegrain", "吃得出麦子的颗粒", "You can taste the grain", 100, taste="nutty"),
            ),
        ),
        Family(
            archetype=Archetype.MOONCAKE,
            options=("box_food",),
            colors="festive",
            brands=("wheatlane", "stove"),
            shops=("corner-stove",),
            kinds=(
                kind(
                    "月饼礼盒", "mooncake gift box", 99, 329, 900, "盒子留着装信，刚好。", "Keep the box for letters."
                ),
                kind(
                    "苏式月饼",
                    "Suzhou mooncakes",
                    59,
                    159,
                    560,
                    "酥皮十二层，热着吃。",
                    "Twelve flaky layers, best warm.",
                ),
                kind(
                    "冰皮月饼",
                    "snow-skin mooncakes",
                    79,
                    199,
                    520,
                    "冷藏两小时，软糯弹牙。",
                    "Two hours in the fridge: soft and springy.",
                ),
                kind("绿豆糕", "mung-bean cakes", 35, 89, 420, "入口就化，不用嚼。", "Melts before you can bite."),
            ),
            traits=(
                trait(
                    "流心奶黄",
                    "Molten-custard",
                    "掰开会流出来的那种",
                    "The kind that runs when you break it",
                    125,
                    taste="milky",
                ),
                trait(
                    "五仁",
                    "Five-nut",
                    "认真做的五仁，值得平反",
                    "Done properly, it deserves a second chance",
                    100,
                    taste="nutty",
                ),
                trait(
                    "低糖莲蓉", "Low-sugar lotus", "一杯淡茶就配得上", "All it asks is a light tea", 110, taste="sweet"
                ),
            ),
        ),
    ),
    facts=(
        t("含麸质、蛋、奶，过敏请留意", "Contains gluten, egg and milk"),
        t("独立小包装，方便分享", "Individually wrapped for sharing"),
    ),
)

_CHOCOLATE = Leaf(
    key="chocolate-nuts",
    code="CHO",
    group="snacks",
    name=t("巧克力坚果", "Chocolate & nuts"),
    blurb=t("一小把，就有力气。", "A small handful of strength."),
    attributes=("taste", "shelf_life", "region"),
    families=(
        Family(
            archetype=Archetype.CHOCOLATE,
            facts=(
                t("可能含微量坚果", "May contain traces of nuts"),
                t("夏季发货加冰袋，免费", "Shipped with an ice pack in summer, free"),
            ),
            options=("cocoa",),
            colors="sweet",
            patterns=(Pattern.PLAIN, Pattern.STRIPES, Pattern.TERRAZZO, Pattern.FLORAL, Pattern.DOTS),
            brands=("wheatlane", "hillmoon"),
            shops=("corner-stove", "hill-letters"),
            kinds=(
                kind("排块巧克力", "chocolate bar", 25, 69, 110, "掰下去那一声，很清脆。", "A clean snap."),
                kind(
                    "夹心巧克力",
                    "filled chocolate",
                    35,
                    89,
                    130,
                    "咬开是另一种味道。",
                    "Bite through to another flavour.",
                ),
                kind(
                    "巧克力礼盒",
                    "chocolate gift box",
                    79,
                    199,
                    340,
                    "十二颗，十二个小秘密。",
                    "Twelve pieces, twelve little secrets.",
                ),
                kind(
                    "冻干水果巧克力",
                    "freeze-dried fruit chocolate",
                    29,
                    79,
                    100,
                    "脆的酸，配软的甜。",
                    "Crisp and sour meets soft and sweet.",
                ),
            ),
            traits=(
                trait(
                    "海南可可",
                    "Hainan-cocoa",
                    "自己种的豆，自己磨的浆",
                    "Home-grown beans, ground in house",
                    130,
                    taste="fruity",
                ),
                trait(
                    "海盐焦糖",
                    "Salted-caramel",
                    "咸一下，甜就有了形状",
                    "A pinch of salt gives sweetness its shape",
                    105,
                    taste="sweet",
                ),
                trait(
                    "普洱",
                    "Pu'er-tea",
                    "茶的涩，遇上可可的苦",
                    "Tea's grip meets cocoa's bitterness",
                    120,
                    taste="roasted",
                ),
            ),
        ),
        Family(
            archetype=Archetype.NUTS_BAG,
            facts=(
                t("含坚果，过敏者勿食", "Contains nuts"),
                t("开袋后请夹好，两周内吃完", "Clip the bag and finish within two weeks"),
            ),
            options=("nuts",),
            colors="tin",
            brands=("wheatlane", "nanling"),
            shops=("corner-stove", "hill-letters"),
            kinds=(
                kind(
                    "每日坚果",
                    "daily nuts",
                    49,
                    129,
                    560,
                    "一天一小袋，不多不少。",
                    "One small bag a day, no more, no less.",
                ),
                kind("巴旦木", "almonds", 39, 89, 420, "薄壳，用手就能剥。", "Thin shells you can open by hand."),
                kind(
                    "夏威夷果",
                    "macadamias",
                    45,
                    99,
                    420,
                    "附开壳器，吃着解压。",
                    "With a key to crack them: oddly calming.",
                ),
                kind("碧根果", "pecans", 42, 95, 420, "壳上裂了缝，一掰两半。", "Pre-cracked: one twist, two halves."),
            ),
            traits=(
                trait("原味烘烤", "Plain-roasted", "只有坚果，没有别的", "Nuts, and nothing else", 100, taste="nutty"),
                trait(
                    "奶香", "Milk-flavoured", "看剧时，一袋就见底", "Gone by the end of the episode", 105, taste="milky"
                ),
                trait("盐焗", "Salt-baked", "啤酒的好搭档", "A beer's best friend", 100, taste="salty"),
            ),
        ),
    ),
    facts=(
        t("含坚果，过敏者勿食", "Contains nuts"),
        t("夏季发货加冰袋，免费", "Shipped with an ice pack in summer, free"),
    ),
)

LEAVES = (
    _SWEETS,
    _CHOCOLATE,
)
