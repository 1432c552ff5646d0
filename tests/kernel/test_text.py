"""Text that people write."""

import pytest

from jishi.kernel.errors import Invalid
from jishi.kernel.page import decode_cursor, encode_cursor
from jishi.kernel.text import clean, pick


def test_control_and_direction_characters_are_dropped() -> None:
    assert clean("a\x00b\u202ec\u2066d\x1b", field="name", most=10) == "abcd"


def test_lines_are_kept_only_where_they_may_be() -> None:
    assert clean(" a\nb  c ", field="note", most=10) == "a b c"
    assert clean(" a\nb ", field="note", most=10, lines=True) == "a\nb"


def test_emoji_count_as_characters_and_stay() -> None:
    assert clean("👍🏽好", field="note", most=3) == "👍🏽好"


def test_too_long_names_its_field() -> None:
    with pytest.raises(Invalid) as caught:
        clean("x" * 11, field="name", most=10)
    assert "name" in caught.value.fields


def test_text_falls_back_to_what_there_is() -> None:
    assert pick({"en": "Hat"}, "zh-CN") == "Hat"
    assert pick({"zh-CN": "帽子", "en": "Hat"}, "zh-TW") == "帽子"
    assert pick({}, "en") == ""


def test_cursors_come_back_as_they_went() -> None:
    assert decode_cursor(encode_cursor(12, "a"), tuple[int, str]) == (12, "a")


@pytest.mark.parametrize(
    "cursor", ["", "!!!", "AAAA", encode_cursor("x", "y"), "é", encode_cursor(2**63, "a"), encode_cursor(1, "a\x00")]
)
def test_made_up_cursors_are_refused(cursor: str) -> None:
    with pytest.raises(Invalid):
        decode_cursor(cursor, tuple[int, str])
