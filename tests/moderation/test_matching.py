"""Words are found however they are written, and not where they only seem to be."""

import pytest

from jishi.modules.moderation.contracts import WordKind
from jishi.modules.moderation.domain.characters import SIMPLIFIED
from jishi.modules.moderation.domain.matching import MOST_HITS, Matcher
from jishi.modules.moderation.domain.plain import plain
from jishi.modules.moderation.domain.word_file import read_words

MATCHER = Matcher(
    [("假货", WordKind.BLOCK), ("casino", WordKind.BLOCK), ("微信", WordKind.REVIEW), ("加微信", WordKind.REVIEW)]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("这是假货", "假货"),
        ("这是假 货！", "假 货"),
        ("假-_*货", "假-_*货"),
        ("假🍵货", "假🍵货"),
        ("假\u200b货", "假\u200b货"),
        ("假貨", "假貨"),
        ("CASINO", "CASINO"),
        ("ＣＡＳＩＮＯ", "ＣＡＳＩＮＯ"),
        ("c.a.s.i.n.o", "c.a.s.i.n.o"),
        ("cásino", "cásino"),
        ("casino888", "casino"),
        ("去casino玩", "casino"),
    ],
)
def test_dodging_does_not_help(text: str, found: str) -> None:
    assert [hit.found for hit in MATCHER.find([text])] == [found]


@pytest.mark.parametrize("text", ["", "好喝的茶", "occasinos", "casinos", "真货假", "微 博", "🍵" * 100])
def test_what_only_seems_so_is_left_alone(text: str) -> None:
    assert MATCHER.find([text]) == []


def test_it_says_which_word_of_what_kind_in_which_text() -> None:
    hits = MATCHER.find(["好茶", "加微信 casino"])
    assert [(hit.word, hit.kind, hit.where) for hit in hits] == [
        ("加微信", WordKind.REVIEW, 1),
        ("微信", WordKind.REVIEW, 1),
        ("casino", WordKind.BLOCK, 1),
    ]


def test_a_long_text_is_read_once() -> None:
    assert len(MATCHER.find(["假货" * 10_000])) == 1
    assert len(MATCHER.find(["假货"] * 100)) == MOST_HITS
    assert Matcher([]).find(["假货"]) == []


def test_simplified_forms_are_not_changed_again() -> None:
    assert all(SIMPLIFIED.get(simple, simple) == simple for simple in SIMPLIFIED.values())
    assert all(len(traditional) == len(simple) == 1 for traditional, simple in SIMPLIFIED.items())
    assert plain("無與倫比的㊣品").text.startswith("无与伦比的")


def test_files_are_read_with_and_without_a_header() -> None:
    taken, problems = read_words("\ufeffword,kind,note\n假货,block,no fakes\ncasino,,\n,,\n微信,perhaps,\n")
    assert [(line, word.text, word.kind) for line, word in taken] == [
        (2, "假货", WordKind.BLOCK),
        (3, "casino", WordKind.REVIEW),
    ]
    assert [(problem.line, problem.text) for problem in problems] == [(5, "微信")]
    assert [word.text for _, word in read_words("甲乙\n丙丁\n")[0]] == ["甲乙", "丙丁"]
