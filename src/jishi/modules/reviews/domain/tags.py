"""Praise that many reviews share, found by its words: a fixed list, so that nothing is invented."""

from collections.abc import Mapping

import msgspec

from jishi.kernel.text import Text

PRAISES_FROM = 4
"""Stars from which a review's words are taken as praise."""


class Praise(msgspec.Struct, frozen=True):
    """A tag, and the pieces of words that stand for it in small letters."""

    name: Text
    words: tuple[str, ...]


PRAISES: Mapping[str, Praise] = {
    "quality": Praise(
        {"zh-CN": "质量好", "en": "Well made"},
        (
            "质量好",
            "质量很好",
            "质量不错",
            "做工",
            "质感",
            "扎实",
            "well made",
            "good quality",
            "great quality",
            "sturdy",
        ),
    ),
    "looks": Praise(
        {"zh-CN": "好看", "en": "Looks good"},
        ("好看", "漂亮", "颜值", "很美", "beautiful", "looks great", "looks good", "lovely colour", "pretty"),
    ),
    "value": Praise(
        {"zh-CN": "性价比高", "en": "Good value"},
        ("性价比", "划算", "实惠", "值这个价", "物超所值", "good value", "worth the price", "worth every", "bargain"),
    ),
    "comfortable": Praise(
        {"zh-CN": "舒服", "en": "Comfortable"},
        ("舒服", "舒适", "柔软", "亲肤", "comfortable", "comfy", "soft"),
    ),
    "fits": Praise(
        {"zh-CN": "尺码准", "en": "True to size"},
        ("尺码准", "尺码合适", "很合身", "版型", "大小合适", "true to size", "fits well", "fits perfectly"),
    ),
    "tasty": Praise(
        {"zh-CN": "好吃", "en": "Tasty"},
        ("好吃", "好喝", "味道好", "味道不错", "回甘", "很香", "tasty", "delicious", "flavour"),
    ),
    "fresh": Praise({"zh-CN": "新鲜", "en": "Fresh"}, ("新鲜", "日期很新", "fresh")),
    "handy": Praise(
        {"zh-CN": "好用", "en": "Easy to use"},
        ("好用", "顺手", "方便", "上手", "easy to use", "handy", "practical"),
    ),
    "fast": Praise(
        {"zh-CN": "发货快", "en": "Fast delivery"},
        (
            "发货快",
            "物流快",
            "到得快",
            "很快就到",
            "arrived quickly",
            "fast delivery",
            "arrived early",
            "quick delivery",
        ),
    ),
    "packed": Praise(
        {"zh-CN": "包装好", "en": "Well packed"},
        ("包装好", "包装很好", "包装严实", "包装精", "well packed", "nicely packed", "packaging"),
    ),
    "kind": Praise(
        {"zh-CN": "客服耐心", "en": "Kind service"},
        ("客服耐心", "客服很好", "服务好", "态度好", "helpful staff", "kind service", "friendly", "great service"),
    ),
    "again": Praise(
        {"zh-CN": "会回购", "en": "Would buy again"},
        ("回购", "还会再买", "再来买", "第二次买", "buy again", "buying again", "second time"),
    ),
}


def tags_of(text: str, stars: int) -> list[str]:
    """The praise a review speaks; a critical one speaks none."""
    if stars < PRAISES_FROM:
        return []
    small = text.casefold()
    return [code for code, praise in PRAISES.items() if any(word in small for word in praise.words)]
