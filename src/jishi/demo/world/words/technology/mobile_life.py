"""Wearables and power."""

from __future__ import annotations

from jishi.demo.art.spec import Archetype, Pattern
from jishi.demo.world.words.forms import Family, Leaf, kind, t, trait

_WEARABLES = Leaf(
    key="wearables",
    code="WEA",
    group="mobile-life",
    name=t("智能穿戴", "Wearables"),
    blurb=t("提醒你起来走走的小家伙。", "The little one who tells you to take a walk."),
    attributes=("battery_hours", "waterproof", "origin"),
    families=(
        Family(
            archetype=Archetype.SMART_WATCH,
            colors="strap",
            patterns=(Pattern.PLAIN, Pattern.PLAIN, Pattern.STRIPES),
            brands=("farstar", "glimmer", "dawnrun"),
            shops=("echo-digital", "sunrise-sports"),
            kinds=(
                kind(
                    "智能手表",
                    "smart watch",
                    399,
                    1299,
                    160,
                    "抬手看时间，顺便看心跳。",
                    "Lift the wrist: time, and heartbeat.",
                ),
                kind(
                    "运动手表",
                    "sports watch",
                    499,
                    1499,
                    170,
                    "路线、配速、海拔，一个都不少。",
                    "Route, pace, altitude, all there.",
                    1,
                ),
                kind(
                    "儿童手表",
                    "kids' watch",
                    299,
                    699,
                    130,
                    "在哪儿、跟谁通话，爸妈心里有数。",
                    "Where they are and who calls: parents know.",
                ),
                kind(
                    "健康手环", "fitness band", 129, 299, 70, "轻得忘了戴，睡觉也不用摘。", "Light enough to sleep in."
                ),
                kind(
                    "户外手表",
                    "outdoor watch",
                    699,
                    1899,
                    190,
                    "没信号的地方，也带你回来。",
                    "Brings you back from where there is no signal.",
                    1,
                ),
            ),
            traits=(
                trait("长续航", "Long-life", "两周一充", "Charge it every two weeks", 110, waterproof="5atm"),
                trait(
                    "独立通话",
                    "Cellular",
                    "手机留在家，也接得到电话",
                    "Leave the phone at home",
                    135,
                    waterproof="ip68",
                ),
                trait(
                    "血氧心率",
                    "Health",
                    "全天候记录，周日给你小结",
                    "Tracks all day, sums up on Sunday",
                    105,
                    waterproof="5atm",
                ),
                trait(
                    "轻巧",
                    "Light",
                    "二十六克，戴着写字不碍事",
                    "26 grams: you can write with it on",
                    95,
                    waterproof="ip68",
                ),
                trait(
                    "不锈钢", "Steel", "上班戴得正式，下班戴得松", "Formal at work, easy after", 140, waterproof="10atm"
                ),
            ),
        ),
    ),
    facts=(
        t("数据只存在你的手机里", "Your data stays on your phone"),
        t("标准快拆表带", "Standard quick-release strap"),
    ),
)

_POWER = Leaf(
    key="power-light",
    code="POW",
    group="mobile-life",
    name=t("充电与照明", "Power & desk light"),
    blurb=t("电量和光线，都不能断。", "Never run out of charge or light."),
    attributes=("power", "connection", "origin"),
    families=(
        Family(
            archetype=Archetype.POWER_BANK,
            options=("color", "mah"),
            colors="device",
            patterns=(Pattern.PLAIN, Pattern.PLAIN, Pattern.TERRAZZO, Pattern.CHEVRON),
            brands=("glimmer", "orizon"),
            shops=("echo-digital", "desk-lab"),
            kinds=(
                kind("充电宝", "power bank", 69, 199, 280, "能上飞机，能救急。", "Flies with you, saves the day."),
                kind(
                    "磁吸充电宝",
                    "magnetic power bank",
                    99,
                    249,
                    200,
                    "啪一下贴上，边充边用。",
                    "Snaps on; charge while you talk.",
                ),
                kind(
                    "自带线充电宝",
                    "power bank with cable",
                    79,
                    209,
                    300,
                    "线收在侧面，不会忘带。",
                    "The cable lives in its side.",
                ),
                kind(
                    "迷你充电宝",
                    "pocket power bank",
                    59,
                    129,
                    120,
                    "口红大小，够撑到回家。",
                    "Lipstick-sized, enough to get home.",
                ),
            ),
            traits=(
                trait(
                    "快充",
                    "Fast-charge",
                    "半小时，回到一半",
                    "Half full in half an hour",
                    110,
                    power="22w",
                    connection="usb_c",
                ),
                trait(
                    "大功率", "High-power", "笔记本也喂得饱", "Feeds a laptop too", 140, power="65w", connection="usb_c"
                ),
                trait(
                    "数显",
                    "Display",
                    "还剩几格，一目了然",
                    "Shows exactly what's left",
                    105,
                    power="22w",
                    connection="usb_c",
                ),
            ),
        ),
        Family(
            archetype=Archetype.DESK_LAMP,
            facts=(t("光源可更换", "Replaceable light source"), t("两年质保", "Two-year warranty")),
            colors="device",
            brands=("lumenisle", "glimmer"),
            shops=("desk-lab",),
            kinds=(
                kind(
                    "护眼台灯",
                    "eye-care desk lamp",
                    139,
                    359,
                    1500,
                    "光铺满整张桌子，不留暗角。",
                    "Covers the desk without dark corners.",
                ),
                kind("折叠台灯", "folding desk lamp", 79, 189, 720, "折起来像一支笔。", "Folds up like a pen."),
                kind(
                    "屏幕挂灯",
                    "monitor light",
                    109,
                    269,
                    480,
                    "照亮键盘，不照屏幕。",
                    "Lights the keys, not the screen.",
                ),
                kind(
                    "夹式台灯",
                    "clamp lamp",
                    69,
                    169,
                    640,
                    "夹在床头，读到睡着。",
                    "Clip it to the bed and read till you sleep.",
                ),
            ),
            traits=(
                trait(
                    "国 AA 级",
                    "AA-grade",
                    "照度均匀，写作业不眯眼",
                    "Even light, no squinting over homework",
                    115,
                    power="12w",
                    connection="plug",
                ),
                trait(
                    "无线", "Cordless", "停电也不停课", "Works through a power cut", 120, power="8w", connection="usb_c"
                ),
                trait(
                    "可调色温",
                    "Tunable",
                    "早上白一点，晚上黄一点",
                    "Cooler at dawn, warmer at dusk",
                    105,
                    power="10w",
                    connection="plug",
                ),
            ),
        ),
    ),
    facts=(
        t("通过 3C 认证", "3C certified"),
        t("多重保护：过温、过压、短路", "Guards against heat, over-voltage and short circuits"),
    ),
)

LEAVES = (
    _WEARABLES,
    _POWER,
)
