"""Phones, laptops, keyboards."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_PHONES = Leaf(
    key="phones-tablets",
    code="PHO",
    group="computing",
    name=t("手机平板", "Phones & tablets"),
    blurb=t("口袋里的窗，和膝盖上的纸。", "A window in the pocket, a page on the knee."),
    attributes=("screen", "battery_hours", "origin"),
    families=(
        Family(
            archetype=Archetype.PHONE,
            options=("color", "storage"),
            colors="device",
            brands=("farstar", "orizon"),
            shops=("echo-digital",),
            kinds=(
                kind(
                    "手机",
                    "phone",
                    1299,
                    2999,
                    420,
                    "单手握得住，拇指够得到。",
                    "Fits one hand, and the thumb reaches.",
                ),
                kind(
                    "拍照手机",
                    "camera phone",
                    1999,
                    4299,
                    460,
                    "夜里也拍得清，不用举很久。",
                    "Sharp at night without holding still for ages.",
                ),
                kind(
                    "长辈手机",
                    "easy phone",
                    799,
                    1499,
                    430,
                    "字大声大，紧急联系人一键拨。",
                    "Big letters, loud voice, one key for help.",
                ),
                kind(
                    "小屏手机",
                    "compact phone",
                    1499,
                    2799,
                    340,
                    "给还喜欢小手机的人。",
                    "For those who still like them small.",
                ),
            ),
            traits=(
                trait(
                    "5G",
                    "5G",
                    "下一部电影，等一杯水的工夫",
                    "A film downloads while the kettle fills",
                    110,
                    screen="6_1",
                ),
                trait(
                    "长续航", "Long-life", "两天一充，出门不焦虑", "Two days per charge, no worries", 100, screen="6_7"
                ),
                trait(
                    "折叠屏",
                    "Folding",
                    "合上是手机，打开是本书",
                    "A phone when closed, a book when open",
                    190,
                    screen="7_6",
                ),
            ),
        ),
        Family(
            archetype=Archetype.TABLET,
            options=("color", "storage"),
            colors="device",
            brands=("farstar", "orizon"),
            shops=("echo-digital", "desk-lab"),
            kinds=(
                kind(
                    "平板电脑",
                    "tablet",
                    999,
                    2599,
                    780,
                    "看剧、批注、画画，膝盖上就能做。",
                    "Watch, annotate, draw: all on your knees.",
                ),
                kind(
                    "学习平板",
                    "study tablet",
                    1199,
                    2299,
                    820,
                    "管得住时间，护得住眼睛。",
                    "Minds the time and the eyes.",
                ),
                kind(
                    "绘画平板",
                    "drawing tablet",
                    1499,
                    3299,
                    860,
                    "笔尖落下的地方，就是线开始的地方。",
                    "The line begins exactly where the tip lands.",
                ),
                kind(
                    "电纸书", "e-reader", 699, 1499, 320, "像纸一样，太阳底下也能看。", "Like paper, even in the sun."
                ),
            ),
            traits=(
                trait(
                    "护眼",
                    "Eye-comfort",
                    "低蓝光，孩子看也放心",
                    "Low blue light, kinder to young eyes",
                    105,
                    screen="10_9",
                ),
                trait("轻薄", "Slim", "比一本杂志还轻", "Lighter than a magazine", 110, screen="10_9"),
                trait("大屏", "Large-screen", "摊开一整页乐谱", "Shows a full page of sheet music", 130, screen="12_7"),
            ),
        ),
    ),
    facts=(
        t("一年质保，全国联保", "One-year warranty nationwide"),
        t("附充电头与数据线", "Charger and cable included"),
    ),
)

_LAPTOPS = Leaf(
    key="laptops",
    code="LAP",
    group="computing",
    name=t("笔记本电脑", "Laptops"),
    blurb=t("合上是一本书，打开是一张桌子。", "A book when shut, a desk when open."),
    attributes=("screen", "memory", "origin"),
    families=(
        Family(
            archetype=Archetype.LAPTOP,
            options=("color", "storage"),
            colors="device",
            brands=("orizon", "farstar"),
            shops=("desk-lab",),
            kinds=(
                kind(
                    "轻薄本",
                    "ultrabook",
                    3499,
                    6999,
                    1500,
                    "一公斤出头，单肩背也不斜。",
                    "Barely over a kilo; your shoulders stay level.",
                ),
                kind(
                    "商务本",
                    "business laptop",
                    3999,
                    7599,
                    1700,
                    "转轴开合三万次，会议室里不掉链子。",
                    "A hinge tested thirty thousand times.",
                ),
                kind(
                    "创作本",
                    "creator laptop",
                    5999,
                    10999,
                    2100,
                    "屏幕校过色，修图不返工。",
                    "A calibrated screen, so edits stay edited.",
                ),
                kind(
                    "学生本",
                    "student laptop",
                    2499,
                    4299,
                    1600,
                    "键盘防泼水，食堂也敢带。",
                    "Spill-proof keys, cafeteria-safe.",
                ),
                kind(
                    "二合一电脑",
                    "two-in-one",
                    3299,
                    6299,
                    1300,
                    "翻过去，就是一块画板。",
                    "Flip it over and it's a drawing board.",
                ),
            ),
            traits=(
                trait("十四英寸", "14-inch", "装进通勤包刚刚好", "Made for the commuter bag", 100, screen="14"),
                trait(
                    "十六英寸",
                    "16-inch",
                    "两个窗口并排不挤",
                    "Two windows side by side, no squeezing",
                    120,
                    screen="16",
                ),
                trait(
                    "长续航",
                    "All-day",
                    "十八小时，咖啡馆坐到打烊",
                    "Eighteen hours: stay until the café closes",
                    110,
                    screen="14",
                ),
                trait(
                    "静音无风扇", "Fanless", "听得见自己在想事情", "So quiet you hear yourself think", 115, screen="13"
                ),
                trait(
                    "高刷新",
                    "High-refresh",
                    "滑起来像没有摩擦",
                    "Scrolls as if there were no friction",
                    115,
                    screen="15_6",
                ),
            ),
        ),
    ),
    facts=(t("预装系统，开机即用", "Ready to use out of the box"), t("支持七天试用", "Seven days to try it")),
)

_DESK = Leaf(
    key="keyboards-mice",
    code="KEY",
    group="computing",
    name=t("键盘鼠标", "Keyboards & mice"),
    blurb=t("手最常碰的东西，值得讲究。", "What your hands touch most deserves care."),
    attributes=("connection", "origin"),
    families=(
        Family(
            archetype=Archetype.KEYBOARD,
            options=("color", "switch"),
            colors="keys",
            brands=("keyhouse", "glimmer"),
            shops=("desk-lab",),
            kinds=(
                kind(
                    "机械键盘",
                    "mechanical keyboard",
                    199,
                    599,
                    1100,
                    "敲下去有回声，写字变成乐器。",
                    "Every key answers; writing becomes music.",
                ),
                kind(
                    "办公键盘",
                    "office keyboard",
                    99,
                    259,
                    780,
                    "轻声细语，不打扰邻座。",
                    "Soft-spoken, kind to neighbours.",
                ),
                kind(
                    "小配列键盘",
                    "compact keyboard",
                    169,
                    459,
                    720,
                    "六十八键，桌面多出一杯咖啡的位置。",
                    "68 keys leave room for a coffee.",
                ),
                kind("折叠键盘", "folding keyboard", 129, 299, 260, "对折放进外套口袋。", "Folds into a coat pocket."),
            ),
            traits=(
                trait(
                    "三模无线", "Tri-mode", "三台设备，一键切换", "Three devices, one key", 115, connection="bluetooth"
                ),
                trait(
                    "热插拔",
                    "Hot-swap",
                    "换轴不用焊，周末的小游戏",
                    "Swap switches without soldering",
                    120,
                    connection="wired",
                ),
                trait(
                    "静音",
                    "Silent",
                    "半夜写作业，家人也睡得香",
                    "Type at midnight, family asleep",
                    105,
                    connection="bluetooth",
                ),
            ),
        ),
        Family(
            archetype=Archetype.MOUSE,
            colors="keys",
            brands=("keyhouse", "glimmer"),
            shops=("desk-lab",),
            kinds=(
                kind(
                    "鼠标", "mouse", 59, 179, 120, "掌心那道弧，磨了二十版。", "Twenty prototypes went into that curve."
                ),
                kind(
                    "垂直鼠标", "vertical mouse", 99, 239, 150, "像握手一样，手腕不拧。", "A handshake for your wrist."
                ),
                kind(
                    "便携鼠标",
                    "travel mouse",
                    69,
                    169,
                    90,
                    "扁扁一片，出差不占地方。",
                    "Flat enough to forget in the bag.",
                ),
                kind(
                    "游戏鼠标",
                    "gaming mouse",
                    149,
                    399,
                    110,
                    "轻到六十克，跟得上眼睛。",
                    "Sixty grams: keeps up with your eyes.",
                ),
            ),
            traits=(
                trait("静音", "Silent-click", "图书馆也敢用", "Library-approved", 105, connection="bluetooth"),
                trait(
                    "双模", "Dual-mode", "电脑平板来回切", "Hops between laptop and tablet", 110, connection="bluetooth"
                ),
                trait("充电", "Rechargeable", "充一次用两个月", "Two months per charge", 115, connection="wireless"),
            ),
        ),
    ),
    facts=(t("Windows、macOS、Linux 通用", "For Windows, macOS and Linux"), t("两年换新", "Two-year replacement")),
)

LEAVES = (
    _PHONES,
    _LAPTOPS,
    _DESK,
)
