"""Named colours, by the kind of thing that wears them."""

from __future__ import annotations

import msgspec

from jishi.demo.world.model import Text


class Color(msgspec.Struct, frozen=True):
    key: str
    name: Text
    hex: str
    accent: str
    """What goes with it."""


def _c(key: str, zh: str, en: str, color: str, accent: str) -> Color:
    return Color(key, Text(zh, en), color, accent)


_ALL = (
    _c("cinnabar", "朱砂红", "Cinnabar", "#c8553d", "#f2d6b3"),
    _c("indigo", "靛蓝", "Indigo", "#3f5a86", "#e9d8b8"),
    _c("oat", "燕麦", "Oat", "#e6d8c0", "#a86f4a"),
    _c("ink", "墨黑", "Ink", "#36353d", "#d9b98a"),
    _c("moss", "苔绿", "Moss", "#75855a", "#efe2c2"),
    _c("mist", "雾蓝", "Mist blue", "#9bb4c6", "#4f6a80"),
    _c("apricot", "杏色", "Apricot", "#eec39a", "#a85f3f"),
    _c("rose", "豆沙粉", "Dusty rose", "#d49a94", "#fbeadf"),
    _c("cream", "奶白", "Cream", "#f6eee0", "#c78d5e"),
    _c("caramel", "焦糖", "Caramel", "#b5713f", "#f4deb8"),
    _c("plum", "梅紫", "Plum", "#7c5573", "#f0d6d2"),
    _c("turmeric", "姜黄", "Turmeric", "#dcaa3e", "#7b4a2c"),
    _c("pine", "松绿", "Pine", "#3f6250", "#e8cf9a"),
    _c("smoke", "烟灰", "Smoke", "#a3a29f", "#4a4c55"),
    _c("lilac", "丁香紫", "Lilac", "#b9a5cf", "#6a547f"),
    _c("sky", "天青", "Sky", "#7fb2c9", "#fdf1da"),
    _c("navy", "藏青", "Navy", "#2f3f5c", "#e0b36e"),
    _c("wine", "酒红", "Wine", "#7d2f3d", "#efc9a2"),
    _c("mint", "薄荷", "Mint", "#a9cfc0", "#3f6d62"),
    _c("coral", "珊瑚橙", "Coral", "#e8805f", "#fff0df"),
    _c("sand", "沙色", "Sand", "#cdb08a", "#6f4e37"),
    _c("white", "月白", "Moon white", "#eef0ec", "#8aa0a8"),
    _c("graphite", "石墨灰", "Graphite", "#55575f", "#e3a26b"),
    _c("silver", "银色", "Silver", "#c9cdd2", "#5b7f95"),
    _c("raw", "原色丹宁", "Raw denim", "#33456b", "#d79a52"),
    _c("stonewash", "石磨蓝", "Stonewash", "#6f8fb3", "#d9a866"),
    _c("bleach", "浅洗蓝", "Light wash", "#a9c1d6", "#c98f56"),
    _c("black-denim", "水洗黑", "Washed black", "#4a4a50", "#b98d5b"),
    _c("ecru", "本白", "Ecru", "#ebe3d2", "#b98d5b"),
    _c("cognac", "干邑棕", "Cognac", "#a6613a", "#e9c58f"),
    _c("espresso", "深咖", "Espresso", "#5a3d30", "#d8ab76"),
    _c("tan", "驼色", "Tan", "#c99a69", "#6a4630"),
    _c("garnet", "石榴红", "Garnet", "#a83b45", "#f2cdbf"),
    _c("jade", "玉绿", "Jade", "#6aa88c", "#f1e3bd"),
    _c("moonstone", "月光石", "Moonstone", "#b7c8d8", "#efe6f2"),
    _c("amber", "琥珀", "Amber", "#d8912f", "#fbe3b4"),
    _c("amethyst", "紫晶", "Amethyst", "#8d6bb0", "#f3def2"),
    _c("milk-tea", "奶茶", "Milk tea", "#c58a6b", "#8a4a3a"),
    _c("red-date", "红枣", "Red date", "#8f3335", "#d9a066"),
    _c("peach", "蜜桃", "Peach", "#ee9a80", "#fff0e2"),
    _c("maple", "枫叶红", "Maple", "#b8432f", "#e9bf7f"),
    _c("berry", "浆果", "Berry", "#9c3b5e", "#f2cbd2"),
    _c("persimmon", "柿子橙", "Persimmon", "#d9622f", "#f6dcae"),
    _c("celadon", "梅子青", "Plum celadon", "#9cbfae", "#4e7767"),
    _c("tenmoku", "天目黑", "Tenmoku", "#4b3a35", "#c58a4b"),
    _c("cobalt", "青花蓝", "Cobalt", "#3c62a3", "#f5efe2"),
    _c("rust", "铁锈红", "Rust", "#a8583a", "#f0d2a6"),
    _c("walnut", "胡桃木", "Walnut", "#6e4a34", "#d6a877"),
    _c("beech", "榉木", "Beech", "#cf9f6c", "#8a5636"),
    _c("ebony", "乌木", "Ebony", "#3a302d", "#c8935b"),
    _c("lemon", "柠檬", "Lemon", "#f0cf4f", "#7fa05a"),
    _c("orange", "甜橙", "Orange", "#ee8f32", "#6f9450"),
    _c("lychee", "荔枝粉", "Lychee", "#e58a94", "#8fb07a"),
    _c("grape", "葡萄", "Grape", "#7f5a9a", "#a9c27a"),
    _c("lime", "青柠", "Lime", "#9ec04f", "#f4e7b0"),
    _c("honey", "蜜色", "Honey", "#e0a030", "#c8553d"),
    _c("chilli", "辣椒红", "Chilli", "#c33a29", "#f0c04c"),
    _c("soy", "酱色", "Soy", "#4a2b22", "#c8553d"),
    _c("rice", "稻米黄", "Rice", "#e9d9ae", "#6d8a52"),
    _c("palace", "宫墙红", "Palace red", "#b23a36", "#f0c66b"),
    _c("dusk", "暮紫", "Dusk", "#6b5a8a", "#f2c979"),
    _c("gold", "桂金", "Osmanthus gold", "#d9a441", "#8c3a2c"),
)
COLORS: dict[str, Color] = {color.key: color for color in _ALL}


def _group(keys: str) -> tuple[Color, ...]:
    return tuple(COLORS[key] for key in keys.split())


GROUPS: dict[str, tuple[Color, ...]] = {
    "cloth": _group(
        "cinnabar indigo oat ink moss mist apricot rose cream caramel plum turmeric pine smoke lilac sky navy wine coral"
    ),
    "denim": _group("raw stonewash bleach black-denim ecru"),
    "leather": _group("cognac espresso tan ink oat wine pine cream navy"),
    "gem": _group("garnet jade moonstone amber amethyst cobalt"),
    "tint": _group("rose mint cream lilac sky apricot jade honey peach celadon"),
    "lip": _group("cinnabar milk-tea red-date peach maple berry persimmon rose wine"),
    "studio": _group("rose lilac moss ink coral mint turmeric"),
    "house": _group("oat moss mist rust cream turmeric rose pine smoke indigo sand apricot"),
    "glaze": _group("celadon tenmoku cobalt rust cream moss white mist turmeric"),
    "pot": _group("cinnabar pine navy cream turmeric ink coral"),
    "wood": _group("walnut beech ebony"),
    "device": _group("graphite silver cream mint rose navy lilac ink coral sky"),
    "keys": _group("cream mist rose graphite mint lilac turmeric"),
    "strap": _group("ink coral mint cream navy lilac moss"),
    "tin": _group("pine cinnabar navy turmeric moss plum caramel celadon"),
    "sweet": _group("caramel rose cream turmeric wine plum coral navy"),
    "festive": _group("palace dusk gold pine navy"),
    "honey": _group("honey amber caramel gold"),
    "sauce": _group("soy espresso chilli red-date"),
    "spice": _group("chilli persimmon turmeric moss caramel"),
    "grain": _group("rice oat sand turmeric moss"),
    "fruit": _group("orange lemon peach lychee grape lime garnet"),
    "field": _group("moss caramel turmeric navy pine sand coral sky ink cinnabar smoke"),
}
