"""Rule 1: whole minor units, and splits that sum exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jishi.kernel.money import MAX_AMOUNT, Money, allocate, parse_amount, rate_of


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=50))
def test_parts_sum_exactly_to_the_total(total: int, weights: list[int]) -> None:
    assert sum(allocate(total, weights)) == total


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=50).filter(any))
def test_no_part_is_a_whole_unit_away_from_its_share(total: int, weights: list[int]) -> None:
    whole = sum(weights)
    for part, weight in zip(allocate(total, weights), weights, strict=True):
        assert abs(Fraction(part) - Fraction(total * weight, whole)) < 1


@given(st.integers(0, 10**9), st.integers(1, 30))
def test_equal_weights_differ_by_at_most_one(total: int, count: int) -> None:
    parts = allocate(total, [1] * count)
    assert max(parts) - min(parts) <= 1


def test_the_last_cent_of_a_three_way_split_goes_to_the_first() -> None:
    assert allocate(100, [1, 1, 1]) == [34, 33, 33]


def test_nothing_to_allocate_to_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        allocate(5, [])
    assert allocate(0, []) == []


def test_negative_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        allocate(5, [2, -1])


@pytest.mark.parametrize(("amount", "rate", "expected"), [(999, 1000, 100), (5, 1000, 1), (4, 1000, 0), (-5, 1000, -1)])
def test_rates_round_half_away_from_zero(amount: int, rate: int, expected: int) -> None:
    assert rate_of(amount, rate) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("1,299.00", 129900), ("¥ 12", 1200), ("１２．５", 1250), ("-3.1", -310), ("0", 0)]
)
def test_amounts_are_read_as_people_write_them(text: str, expected: int) -> None:
    assert parse_amount(text, "CNY") == expected


@pytest.mark.parametrize("text", ["", "abc", "1.234", "NaN", "Infinity", "1e99", "--5", str(MAX_AMOUNT) + "0"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the message differs by reason
        parse_amount(text, "CNY")


def test_yen_have_no_decimals() -> None:
    assert parse_amount("1200", "JPY") == 1200
    with pytest.raises(ValueError, match="digits"):
        parse_amount("12.5", "JPY")


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="mix"):
        Money(1, "CNY") + Money(1, "USD")
