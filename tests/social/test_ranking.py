"""The pure rules of ranking, of the hot list, and of what stands in a text."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from jishi.kernel.ids import uuid7
from jishi.modules.social.contracts import Why
from jishi.modules.social.domain.hot import PER_AUTHOR, Pulse, heat_of, hottest
from jishi.modules.social.domain.ranking import Candidate, Taste, rank, score
from jishi.modules.social.domain.writing import mentions_of, pieces_of, tags_of, tidy

NOW = datetime(2026, 6, 1, tzinfo=UTC)
AUTHORS = [UUID(int=number) for number in range(1, 6)]
COUNTS = some.integers(0, 500)
CANDIDATES = some.lists(
    some.builds(
        Candidate,
        id=some.uuids(),
        author_id=some.sampled_from(AUTHORS),
        tags=some.lists(some.sampled_from(["tea", "cups", "home"]), max_size=2).map(tuple),
        likes=COUNTS,
        comments=COUNTS,
        saves=COUNTS,
        shares=COUNTS,
        published_at=some.integers(0, 2_000).map(lambda hours: NOW - timedelta(hours=hours)),
    ),
    unique_by=lambda one: one.id,
    max_size=25,
)
TASTES = some.builds(
    Taste,
    followed=some.frozensets(some.sampled_from(AUTHORS)),
    authors=some.dictionaries(some.sampled_from(AUTHORS), some.integers(0, 20)),
    topics=some.dictionaries(some.sampled_from(["tea", "cups", "home"]), some.integers(0, 20)),
)


def candidate(**given: object) -> Candidate:
    values = {"id": uuid7(), "author_id": AUTHORS[0], "tags": (), "likes": 0, "comments": 0, "saves": 0, "shares": 0}
    return Candidate(**{**values, "published_at": NOW, **given})  # type: ignore[arg-type]


@given(CANDIDATES, TASTES)
def test_ranking_keeps_every_note_once_and_is_the_same_every_time(found: list[Candidate], taste: Taste) -> None:
    ranked = rank(found, taste, NOW)
    assert sorted(one.id for one in ranked) == sorted(one.id for one in found)
    assert [one.id for one in rank(list(reversed(found)), taste, NOW)] == [one.id for one in ranked]


@given(CANDIDATES, TASTES)
def test_more_interest_never_lowers_a_score_and_age_never_raises_it(found: list[Candidate], taste: Taste) -> None:
    for one in found:
        values = {name: getattr(one, name) for name in one.__struct_fields__}
        liked = Candidate(**{**values, "saves": one.saves + 10})
        older = Candidate(**{**values, "published_at": one.published_at - timedelta(hours=5)})
        assert score(liked, taste, NOW).score >= score(one, taste, NOW).score
        assert score(older, taste, NOW).score <= score(one, taste, NOW).score


def test_one_author_does_not_fill_the_page() -> None:
    loud = [candidate(likes=100) for _ in range(10)]
    quiet = [candidate(author_id=AUTHORS[number], likes=60) for number in (1, 2, 3)]
    first = rank([*loud, *quiet], Taste(), NOW)[:5]
    assert len({one.id for one in first} & {one.id for one in loud}) <= 3


def test_each_note_says_why_it_is_there() -> None:
    taste = Taste(frozenset({AUTHORS[1]}), {AUTHORS[2]: 3}, {"tea": 4})
    whys = {
        Why.FOLLOWED: candidate(author_id=AUTHORS[1]),
        Why.AUTHOR: candidate(author_id=AUTHORS[2]),
        Why.TOPIC: candidate(tags=("cups", "tea")),
        Why.HOT: candidate(likes=50),
        Why.FRESH: candidate(),
    }
    for why, one in whys.items():
        assert score(one, taste, NOW).why is why
    assert score(whys[Why.TOPIC], taste, NOW).topic == "tea"


def pulse(note: int, people: int, *, age: int = 2, record: bool = True, author: int = 0, hours: int = 0) -> Pulse:
    return Pulse(UUID(int=note), UUID(int=author or note), "like", age, record, hours, people)


def test_ten_thousand_new_accounts_move_less_than_three_known_people() -> None:
    burst = [pulse(1, 10_000, age=0, record=False), pulse(1, 5_000, age=1, record=False)]
    assert [one[0].int for one in hottest([*burst, pulse(2, 3)], 10)] == [2, 1]
    assert heat_of([pulse(1, 8), *burst]) <= heat_of([pulse(1, 8)]) * 1.25 + 1


@given(some.integers(0, 10_000), some.integers(0, 100), some.integers(0, 47))
def test_heat_grows_with_people_and_fades_with_time(new: int, known: int, hours: int) -> None:
    now = [pulse(1, known), pulse(1, new, age=0, record=False)]
    later = [pulse(1, known, hours=hours), pulse(1, new, age=0, record=False, hours=hours)]
    assert heat_of(later) <= heat_of(now) + 1e-9
    assert heat_of([*now, pulse(1, 1)]) > heat_of(now)


def test_one_author_has_at_most_two_notes_in_the_list() -> None:
    listed = hottest([pulse(note, 100 - note, author=99) for note in range(1, 6)] + [pulse(50, 1)], 10)
    assert [one[0].int for one in listed] == [1, 2, 50]
    assert PER_AUTHOR == 2


def test_topics_and_people_are_found_in_a_text() -> None:
    text = "今天#喝茶# 和 @mei_tea，看 #Ｔea/#123 a@b.com http://x/#no @mei_tea"
    assert tags_of(text) == ["喝茶", "tea"]
    assert mentions_of(text) == ["mei_tea"]
    pieces = pieces_of(text, tags_of(text), mentions_of(text))
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.tag, piece.handle) for piece in pieces if piece.tag or piece.handle] == [
        ("喝茶", ""),
        ("", "mei_tea"),
        ("tea", ""),
        ("", "mei_tea"),
    ]


@given(some.text(max_size=200))
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces_of(text, tags_of(text), mentions_of(text))) == text


def test_invisible_letters_and_towers_of_marks_are_left_out() -> None:
    assert tidy("a\u200bb\ufeff") == "ab"
    assert len(tidy("e" + "\u0301" * 50)) == 5
    assert tidy("a\r\n\n\n\n\nb") == "a\n\nb"
    assert tidy("👨‍👩‍👧") == "👨‍👩‍👧"
