"""Filters in addresses: read without ever failing, written always the same way."""

from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from jishi.modules.catalog.contracts import Sort
from jishi.storefront.domain.choosing import shown_stock
from jishi.storefront.domain.codes import codes_in, seen_first
from jishi.storefront.domain.filters import Wanted, read_wanted, written
from jishi.storefront.domain.rescue import shorter

words = st.text(max_size=60)
names = st.sampled_from(["q", "brand", "f.color", "f.size", "f.", "min", "max", "stock", "sort", "cursor", "x"])


def reread(wanted: Wanted) -> Wanted:
    return read_wanted(parse_qsl(urlsplit(wanted.address("/c/x", "CNY")).query, keep_blank_values=True), "CNY")


@given(st.lists(st.tuples(names | words, words | st.sampled_from(["1", "newest", "-price", "12.50", "¥1,299"]))))
def test_reading_never_fails_and_writing_is_read_back(pairs: list[tuple[str, str]]) -> None:
    wanted = read_wanted(pairs, "CNY")
    assert reread(wanted) == wanted


def test_everything_is_read() -> None:
    pairs = [
        ("q", " red  shoes "),
        ("brand", "B"),
        ("brand", "A"),
        ("f.size", "m"),
        ("f.color", "red"),
        ("min", "12.5"),
    ]
    pairs += [("max", "¥1,299"), ("stock", "1"), ("sort", "-price"), ("cursor", "abc")]
    wanted = read_wanted(pairs, "CNY")
    assert wanted == Wanted(
        text="red shoes",
        brands=["A", "B"],
        attributes={"color": ["red"], "size": ["m"]},
        low=1_250,
        high=129_900,
        in_stock=True,
        sort=Sort.PRICE_DOWN,
        cursor="abc",
    )


def test_prices_the_wrong_way_round_are_turned() -> None:
    wanted = read_wanted([("min", "100"), ("max", "50")], "CNY")
    assert (wanted.low, wanted.high) == (5_000, 10_000)


def test_another_filter_starts_at_the_first_page() -> None:
    wanted = Wanted(brands=["A"], cursor="abc")
    assert wanted.without("brand", "A").cursor == ""
    assert wanted.but(sort=Sort.NEWEST).cursor == ""


def test_amounts_are_written_as_people_do() -> None:
    assert [written(amount, "CNY") for amount in (5, 100, 12_345)] == ["0.05", "1", "123.45"]
    assert written(500, "JPY") == "500"


@given(st.integers(min_value=-5, max_value=10**9))
def test_shown_stock_never_promises_more_than_there_is(pieces: int) -> None:
    shown = shown_stock(pieces)
    assert 0 <= shown <= max(0, pieces)
    assert (shown == 0) == (pieces <= 0)


def test_shorter_searches_name_the_thing_first() -> None:
    assert shorter("紫色天鹅绒衬衫") == ["衬衫", "衫", "紫色"]
    assert shorter("very red shoes") == ["shoes", "red", "very"]
    assert shorter("鞋") == []


def test_codes_are_taken_once_and_only_if_they_can_be_some() -> None:
    assert codes_in("AB,AB,<x>,,CD,EF,GH,IJ", 4) == ["AB", "CD", "EF", "GH"]
    assert seen_first("b", ["a", "b", "c"], 2) == ["b", "a"]
