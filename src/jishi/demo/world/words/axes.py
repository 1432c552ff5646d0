"""Options other than colour, with what each value does to price and weight."""

from __future__ import annotations

from jishi.demo.world.model import Text
from jishi.demo.world.words.forms import Axis, AxisValue


def _v(key: str, zh: str, en: str, price: int = 100, weight: int = 100, color: str | None = None) -> AxisValue:
    return AxisValue(key, Text(zh, en), price, weight, color)


def _axis(key: str, zh: str, en: str, *values: AxisValue, few: int = 0) -> Axis:
    return Axis(key, Text(zh, en), values, few)


AXES: dict[str, Axis] = {
    "size": _axis(
        "size",
        "尺码",
        "Size",
        _v("xs", "XS", "XS"),
        _v("s", "S", "S"),
        _v("m", "M", "M"),
        _v("l", "L", "L"),
        _v("xl", "XL", "XL", 100, 106),
    ),
    "waist": _axis("size", "腰围", "Waist", *(_v(f"w{n}", f"{n} 码", f"W{n}") for n in (26, 27, 28, 29, 30, 32))),
    "shoe": _axis(
        "size",
        "鞋码",
        "Shoe size",
        *(_v(f"eu{n}", f"{n} 码", f"EU {n}") for n in (36, 37, 38, 39, 40, 41, 42, 43)),
        few=6,
    ),
    "head": _axis(
        "size",
        "头围",
        "Head size",
        _v("s", "S（51–54 cm）", "S (51–54 cm)"),
        _v("m", "M（55–58 cm）", "M (55–58 cm)"),
        _v("l", "L（59–62 cm）", "L (59–62 cm)"),
    ),
    "pack": _axis(
        "pack",
        "数量",
        "Pack",
        _v("p1", "1 件", "Single"),
        _v("p3", "3 件装", "Pack of 3", 275, 300),
        _v("p5", "5 件装", "Pack of 5", 430, 500),
    ),
    "drops": _axis(
        "volume",
        "容量",
        "Volume",
        _v("15ml", "15 ml", "15 ml", 60, 60),
        _v("30ml", "30 ml", "30 ml"),
        _v("50ml", "50 ml", "50 ml", 150, 140),
    ),
    "jar": _axis(
        "volume",
        "容量",
        "Volume",
        _v("30g", "30 g", "30 g", 70, 70),
        _v("50g", "50 g", "50 g"),
        _v("100g", "100 g", "100 g", 165, 160),
    ),
    "sheets": _axis(
        "pack",
        "片数",
        "Pieces",
        _v("s5", "5 片", "5 pieces"),
        _v("s10", "10 片", "10 pieces", 185, 200),
        _v("s20", "20 片", "20 pieces", 340, 400),
    ),
    "tube": _axis("volume", "容量", "Volume", _v("50ml", "50 ml", "50 ml"), _v("90ml", "90 ml", "90 ml", 155, 170)),
    "bottle": _axis(
        "volume",
        "容量",
        "Volume",
        _v("300ml", "300 ml", "300 ml", 75, 65),
        _v("500ml", "500 ml", "500 ml"),
        _v("refill", "500 ml 补充装", "500 ml refill", 82, 90),
    ),
    "perfume": _axis(
        "volume",
        "容量",
        "Volume",
        _v("10ml", "10 ml 随身装", "10 ml travel", 35, 35),
        _v("30ml", "30 ml", "30 ml", 70, 70),
        _v("50ml", "50 ml", "50 ml"),
    ),
    "candle": _axis("weight", "净重", "Net weight", _v("100g", "100 g", "100 g", 65, 60), _v("200g", "200 g", "200 g")),
    "box": _axis(
        "size",
        "规格",
        "Size",
        _v("s", "小号", "Small", 75, 70),
        _v("m", "中号", "Medium"),
        _v("l", "大号", "Large", 135, 140),
    ),
    "bed": _axis(
        "size",
        "尺寸",
        "Size",
        _v("120", "1.2 米床", "Single, 120 cm", 80, 80),
        _v("150", "1.5 米床", "Double, 150 cm"),
        _v("180", "1.8 米床", "King, 180 cm", 115, 118),
        _v("200", "2.0 米床", "Super king, 200 cm", 128, 130),
    ),
    "rug": _axis(
        "size",
        "尺寸",
        "Size",
        _v("80x120", "80×120 cm", "80×120 cm", 60, 55),
        _v("120x160", "120×160 cm", "120×160 cm"),
        _v("160x230", "160×230 cm", "160×230 cm", 185, 190),
    ),
    "towels": _axis(
        "pack",
        "条数",
        "Pack",
        _v("t1", "单条", "Single"),
        _v("t2", "两条装", "Pair", 190, 200),
        _v("t4", "四条装", "Set of 4", 360, 400),
    ),
    "pan": _axis(
        "diameter",
        "口径",
        "Diameter",
        _v("20cm", "20 cm", "20 cm", 80, 75),
        _v("24cm", "24 cm", "24 cm"),
        _v("28cm", "28 cm", "28 cm", 122, 130),
    ),
    "storage": _axis(
        "storage",
        "存储",
        "Storage",
        _v("128g", "128 GB", "128 GB"),
        _v("256g", "256 GB", "256 GB", 112),
        _v("512g", "512 GB", "512 GB", 135),
        _v("1t", "1 TB", "1 TB", 165),
        few=3,
    ),
    "switch": _axis(
        "switch",
        "轴体",
        "Switch",
        _v("linear", "线性轴", "Linear"),
        _v("tactile", "段落轴", "Tactile", 104),
        _v("silent", "静音轴", "Silent", 110),
    ),
    "mah": _axis(
        "capacity",
        "容量",
        "Capacity",
        _v("5k", "5000 mAh", "5,000 mAh", 75, 65),
        _v("10k", "10000 mAh", "10,000 mAh"),
        _v("20k", "20000 mAh", "20,000 mAh", 155, 170),
    ),
    "tea": _axis(
        "weight",
        "净重",
        "Net weight",
        _v("50g", "50 g", "50 g", 60, 60),
        _v("100g", "100 g", "100 g"),
        _v("250g", "250 g", "250 g", 225, 220),
    ),
    "grind": _axis(
        "grind",
        "研磨度",
        "Grind",
        _v("beans", "整豆", "Whole beans"),
        _v("espresso", "意式细磨", "Espresso"),
        _v("filter", "手冲中磨", "Filter"),
    ),
    "coffee": _axis(
        "weight", "净重", "Net weight", _v("227g", "227 g", "227 g"), _v("500g", "500 g", "500 g", 195, 210)
    ),
    "flavour_fruit": _axis(
        "flavour",
        "口味",
        "Flavour",
        _v("orange", "甜橙", "Orange", color="#ee8f32"),
        _v("lychee", "荔枝", "Lychee", color="#e58a94"),
        _v("lime", "青柠", "Lime", color="#9ec04f"),
        _v("grape", "葡萄", "Grape", color="#7f5a9a"),
        _v("lemon", "柠檬", "Lemon", color="#f0cf4f"),
        _v("peach", "白桃", "White peach", color="#f2b29a"),
        few=4,
    ),
    "bottles": _axis(
        "pack", "规格", "Pack", _v("b2", "2 瓶", "2 bottles"), _v("b6", "6 瓶箱装", "Case of 6", 275, 300)
    ),
    "flavour_bake": _axis(
        "flavour",
        "口味",
        "Flavour",
        _v("plain", "原味", "Plain", color="#d9a65a"),
        _v("cocoa", "可可", "Cocoa", color="#7a4a35"),
        _v("matcha", "抹茶", "Matcha", 108, color="#8ba05c"),
        _v("seasalt", "海盐", "Sea salt", color="#9bb4c6"),
        _v("cranberry", "蔓越莓", "Cranberry", 106, color="#a83b45"),
        few=3,
    ),
    "box_food": _axis(
        "pack", "规格", "Pack", _v("small", "小盒", "Small box"), _v("gift", "礼盒", "Gift box", 185, 190)
    ),
    "cocoa": _axis(
        "cocoa",
        "可可含量",
        "Cocoa",
        _v("45", "45%", "45%"),
        _v("58", "58%", "58%", 104),
        _v("72", "72%", "72%", 110),
        _v("85", "85%", "85%", 116),
        few=3,
    ),
    "nuts": _axis(
        "weight",
        "净重",
        "Net weight",
        _v("250g", "250 g", "250 g", 60, 55),
        _v("500g", "500 g", "500 g"),
        _v("1kg", "1 kg", "1 kg", 185, 200),
    ),
    "honey": _axis(
        "weight",
        "净重",
        "Net weight",
        _v("250g", "250 g", "250 g", 60, 60),
        _v("500g", "500 g", "500 g"),
        _v("1kg", "1 kg", "1 kg", 180, 190),
    ),
    "bottles_sauce": _axis(
        "pack", "规格", "Pack", _v("b1", "单瓶", "One bottle"), _v("b2", "两瓶装", "Two bottles", 188, 200)
    ),
    "flavour_noodle": _axis(
        "flavour",
        "口味",
        "Flavour",
        _v("scallion", "葱油", "Scallion oil", color="#8ba05c"),
        _v("mala", "麻辣", "Mala", color="#c33a29"),
        _v("sesame", "麻酱", "Sesame", color="#c58f4d"),
        _v("tomato", "番茄", "Tomato", color="#dc6b45"),
        _v("mushroom", "菌菇", "Mushroom", color="#8a6b54"),
        few=4,
    ),
    "packs": _axis("pack", "规格", "Pack", _v("n4", "4 份", "4 servings"), _v("n8", "8 份", "8 servings", 188, 200)),
    "rice": _axis(
        "weight", "净重", "Net weight", _v("std", "标准装", "Standard"), _v("double", "双袋装", "Two bags", 188, 200)
    ),
    "fruit_size": _axis("grade", "果径", "Fruit size", _v("mid", "中果", "Medium"), _v("big", "大果", "Large", 122)),
    "fruit_box": _axis(
        "weight", "净重", "Net weight", _v("5jin", "5 斤", "2.5 kg"), _v("9jin", "9 斤", "4.5 kg", 168, 180)
    ),
    "litres": _axis(
        "volume",
        "容量",
        "Volume",
        _v("18l", "18 升", "18 l", 85, 80),
        _v("28l", "28 升", "28 l"),
        _v("45l", "45 升", "45 l", 125, 130),
    ),
    "ml": _axis(
        "volume",
        "容量",
        "Volume",
        _v("350ml", "350 ml", "350 ml", 88, 80),
        _v("500ml", "500 ml", "500 ml"),
        _v("750ml", "750 ml", "750 ml", 114, 125),
    ),
    "mat": _axis(
        "thickness",
        "厚度",
        "Thickness",
        _v("4mm", "4 mm", "4 mm", 90, 80),
        _v("6mm", "6 mm", "6 mm"),
        _v("8mm", "8 mm", "8 mm", 115, 125),
    ),
    "kg": _axis(
        "weight",
        "重量",
        "Weight",
        _v("2kg", "2 kg 一对", "Pair, 2 kg", 70, 55),
        _v("4kg", "4 kg 一对", "Pair, 4 kg"),
        _v("6kg", "6 kg 一对", "Pair, 6 kg", 140, 150),
    ),
}
COLOR_LABELS = {
    "lip": Text("色号", "Shade"),
    "gem": Text("宝石", "Stone"),
    "wood": Text("手柄", "Handle"),
    "glaze": Text("釉色", "Glaze"),
}
COLOR_LABEL = Text("颜色", "Colour")
