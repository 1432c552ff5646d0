"""What travels fits into a notification, in order."""

import msgspec
import pytest

from jishi.platform.realtime.parcels import MOST_BYTES, Parcel, Verb, pack, told, unpack


class Word(msgspec.Struct, frozen=True):
    text: str


def test_many_parcels_travel_in_bundles_that_fit() -> None:
    parcels = [told("hall:a", Word("字" * number), None) for number in range(300)]
    bundles = pack(parcels)
    assert all(len(bundle.encode()) <= MOST_BYTES + 200 for bundle in bundles)
    assert [one for bundle in bundles for one in unpack(bundle)] == parcels


def test_what_is_too_large_is_only_announced() -> None:
    assert told("hall:a", Word("字" * 3_000), None) == Parcel(Verb.MISSED, "hall:a")


@pytest.mark.parametrize("topic", ["hall", "Hall:a", 'hall:"', "hall:a b", "", ":a", "hall:" + "x" * 65])
def test_only_topics_are_told(topic: str) -> None:
    with pytest.raises(ValueError, match="not a topic"):
        told(topic, Word("x"), None)


def test_what_nobody_can_read_says_nothing() -> None:
    assert unpack("[[") == unpack('[["dance","x"]]') == []
