"""Cycling, water and training."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_WHEELS = Leaf(
    key="cycling-water",
    code="CYC",
    group="sport",
    name=t("骑行水上", "Cycling & water"),
    blurb=t("轮子和水，都让人变轻。", "Wheels and water both make you lighter."),
    attributes=("material", "origin"),
    families=(
        Family(
            archetype=Archetype.BIKE_HELMET,
            facts=(
                t("符合国家安全标准", "Meets national safety standards"),
                t("受过撞击请更换", "Replace after a serious knock"),
            ),
            options=("color", "head"),
            colors="field",
            brands=("windward", "dawnrun"),
            shops=("sunrise-sports",),
            kinds=(
                kind(
                    "骑行头盔",
                    "cycling helmet",
                    99,
                    329,
                    320,
                    "十二个风口，下坡像开了窗。",
                    "Twelve vents: downhill feels like an open window.",
                ),
                kind("通勤头盔", "commuter helmet", 109, 279, 380, "配衬衫也不难看。", "Looks fine with a shirt."),
                kind(
                    "儿童头盔",
                    "kids' helmet",
                    79,
                    199,
                    260,
                    "后面的旋钮，陪他长三年。",
                    "A dial that grows with them for three years.",
                ),
                kind(
                    "山地头盔",
                    "mountain-bike helmet",
                    159,
                    459,
                    420,
                    "后脑多包一圈，摔也摔得值。",
                    "Extra cover at the back for honest falls.",
                ),
            ),
            traits=(
                trait(
                    "一体成型",
                    "In-mould",
                    "壳和芯长在一起，轻又结实",
                    "Shell and core in one, light and strong",
                    110,
                    material="eps",
                ),
                trait("带尾灯", "Rear-light", "天黑了，后车看得见", "Seen from behind after dark", 120, material="eps"),
                trait(
                    "碰撞缓冲",
                    "Impact-layer",
                    "多一层会滑动的内衬",
                    "One more layer that slides to save you",
                    145,
                    material="eps",
                ),
            ),
        ),
        Family(
            archetype=Archetype.PADDLE,
            facts=(
                t("用后清水冲洗，阴干", "Rinse with fresh water and dry in the shade"),
                t("可浮于水面", "It floats"),
            ),
            colors="field",
            patterns=(Pattern.PLAIN, Pattern.WAVES, Pattern.STRIPES),
            brands=("streamwalk", "windward"),
            shops=("sunrise-sports", "wild-path"),
            kinds=(
                kind(
                    "皮划艇桨",
                    "kayak paddle",
                    159,
                    459,
                    950,
                    "桨叶角度可调，逆风也省力。",
                    "Adjustable blades, easier into the wind.",
                ),
                kind(
                    "桨板桨",
                    "SUP paddle",
                    129,
                    359,
                    800,
                    "三节伸缩，全家都能用。",
                    "Three sections fit the whole family.",
                ),
                kind("独木舟桨", "canoe paddle", 189, 499, 720, "握把磨成了掌心的形状。", "A grip carved to the palm."),
                kind(
                    "儿童桨",
                    "kids' paddle",
                    79,
                    169,
                    480,
                    "轻一点，短一点，快乐不少。",
                    "Shorter, lighter, just as much fun.",
                ),
            ),
            traits=(
                trait(
                    "碳纤维", "Carbon", "划一天，胳膊还抬得起来", "Arms still work after a day", 165, material="carbon"
                ),
                trait("实木", "Solid-wood", "每一支的木纹都不同", "No two grains alike", 125, material="ash"),
                trait("玻纤", "Glass-fibre", "入门的好选择", "A fine place to start", 95, material="fibreglass"),
            ),
        ),
    ),
    facts=(
        t("符合国家安全标准", "Meets national safety standards"),
        t("受过撞击请更换", "Replace after a serious knock"),
    ),
)

_FITNESS = Leaf(
    key="fitness",
    code="FIT",
    group="sport",
    name=t("瑜伽健身", "Yoga & fitness"),
    blurb=t("一平方米，就能出汗。", "One square metre is enough to sweat."),
    attributes=("material", "origin"),
    families=(
        Family(
            archetype=Archetype.YOGA_MAT,
            facts=(
                t("附收纳绑带", "Carry strap included"),
                t("用后湿布擦净，阴凉处晾干", "Wipe down and dry in the shade"),
            ),
            options=("color", "mat"),
            colors="studio",
            patterns=(Pattern.PLAIN, Pattern.LEAVES, Pattern.WAVES, Pattern.FLORAL),
            brands=("dawnrun",),
            shops=("sunrise-sports",),
            kinds=(
                kind("瑜伽垫", "yoga mat", 79, 259, 1500, "手心出汗也不打滑。", "Grips even with damp palms."),
                kind("旅行瑜伽垫", "travel yoga mat", 89, 229, 900, "折起来像一本杂志。", "Folds like a magazine."),
                kind(
                    "健身垫",
                    "exercise mat",
                    59,
                    159,
                    1300,
                    "跳绳落地，楼下听不见。",
                    "Skip rope; downstairs hears nothing.",
                ),
                kind("儿童体操垫", "kids' mat", 69, 179, 1400, "翻跟头，从这里开始。", "Where somersaults begin."),
            ),
            traits=(
                trait(
                    "天然橡胶",
                    "Natural-rubber",
                    "有一点橡胶树的味道，三天就散",
                    "Smells of the tree for three days",
                    140,
                    material="rubber",
                ),
                trait("软木", "Cork", "越湿越防滑", "The wetter, the grippier", 150, material="cork"),
                trait("TPE 双色", "Two-tone", "正反两色，看心情铺", "Two sides for two moods", 95, material="tpe"),
            ),
        ),
        Family(
            archetype=Archetype.DUMBBELL,
            facts=(
                t("扫码看十节入门课", "Scan for ten beginner lessons"),
                t("请放在平整的地面，远离小朋友", "Keep on a level floor, away from small children"),
            ),
            options=("color", "kg"),
            colors="studio",
            brands=("dawnrun", "windward"),
            shops=("sunrise-sports",),
            kinds=(
                kind(
                    "哑铃",
                    "dumbbells",
                    59,
                    199,
                    4200,
                    "六角边，放下不会滚。",
                    "Hexagonal, so they stay where you put them.",
                ),
                kind(
                    "可调哑铃",
                    "adjustable dumbbells",
                    199,
                    599,
                    12000,
                    "转一下，从轻到重。",
                    "One twist, from light to heavy.",
                ),
                kind(
                    "小哑铃",
                    "mini dumbbells",
                    39,
                    99,
                    2200,
                    "看电视的时候，顺手练。",
                    "For practice in front of the television.",
                ),
                kind(
                    "壶铃哑铃套装", "kettlebell set", 159, 399, 9000, "一套就是一间小健身房。", "A small gym in a box."
                ),
            ),
            traits=(
                trait(
                    "浸塑", "Vinyl-dipped", "颜色好看，不伤地板", "Cheerful, and kind to floors", 95, material="vinyl"
                ),
                trait(
                    "包胶",
                    "Rubber-coated",
                    "放下去是闷的，不吵人",
                    "Sets down with a soft thud",
                    110,
                    material="rubber",
                ),
                trait("电镀", "Chrome", "握把有细纹，不打滑", "Fine knurling that grips back", 125, material="steel"),
            ),
        ),
    ),
    facts=(t("附收纳绑带", "Carry strap included"), t("扫码看十节入门课", "Scan for ten beginner lessons")),
)

LEAVES = (
    _WHEELS,
    _FITNESS,
)
