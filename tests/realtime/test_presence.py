"""Who is here, as far as the processes know."""

from time import monotonic

from jishi.platform.realtime.parcels import Parcel, Verb
from jishi.platform.realtime.presence import AGAIN_SECONDS, GOOD_SECONDS, LINGER_SECONDS, Presence


def test_turning_a_page_is_not_leaving() -> None:
    here = Presence("one")
    assert here.came("mei") == {"mei": True}
    here.left("mei")
    assert here.came("mei") == {}
    changes, _ = here.tick(monotonic() + LINGER_SECONDS + 1, {"mei"})
    assert changes == {}
    here.left("mei")
    changes, parcels = here.tick(monotonic() + LINGER_SECONDS + 1, set())
    assert changes == {"mei": False}
    assert Parcel(Verb.GONE, who="one", other="mei") in parcels


def test_other_processes_hear_of_it_and_forget_when_nothing_more_comes() -> None:
    one, two = Presence("one"), Presence("two")
    one.came("mei")
    _, parcels = one.tick(monotonic() + AGAIN_SECONDS + 1, {"mei"})
    assert [two.hear(parcel.who, parcel.other.split(","), is_here=True) for parcel in parcels] == [{"mei": True}]
    assert two.is_online("mei")
    assert two.tick(monotonic() + GOOD_SECONDS + 1, set())[0] == {"mei": False}, "the process has died"
    assert not two.is_online("mei")


def test_who_is_here_twice_leaves_once() -> None:
    one = Presence("one")
    one.came("mei")
    one.hear("two", ["mei"], is_here=True)
    assert one.hear("two", ["mei"], is_here=False) == {}
    assert one.is_online("mei")
