"""Who stands before whom."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jishi.modules.reviews.domain.names import masked
from jishi.modules.reviews.domain.ranking import average, heat, rank

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def test_many_good_reviews_beat_one_perfect_one() -> None:
    assert rank([0, 0, 2, 20, 78]) > rank([0, 0, 0, 0, 1]) > rank([0] * 5) == 0
    assert rank([0, 0, 0, 0, 1]) > rank([1, 0, 0, 0, 0])
    assert rank([40, 5, 0, 0, 5]) < 0


@given(st.lists(st.integers(0, 500), min_size=5, max_size=5))
def test_another_five_never_harms_beside_another_one(counts: list[int]) -> None:
    better = [*counts[:4], counts[4] + 1]
    worse = [counts[0] + 1, *counts[1:]]
    assert rank(better) > rank(worse)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=50))
def test_averages_are_rounded_half_up(stars: list[int]) -> None:
    exact = sum(stars) * 100 / len(stars)
    assert abs(average(sum(stars), len(stars)) - exact) <= 0.5
    assert average(0, 0) == 0


def test_the_best_are_helpful_and_recent() -> None:
    plain = heat(NOW, 0, pictures=0, text="")
    assert heat(NOW, 1, pictures=0, text="") > plain
    assert heat(NOW, 0, pictures=1, text="") > heat(NOW, 0, pictures=0, text="words " * 10) > plain
    assert heat(NOW + timedelta(days=200), 0, pictures=0, text="") > heat(NOW, 100_000, pictures=1, text="x" * 99)


def test_names_are_masked() -> None:
    assert [masked(name) for name in ("林小梅", "Jo", "J", "", "😀x😀")] == [
        "林***梅",
        "J***o",
        "***",
        "***",
        "😀***😀",
    ]
