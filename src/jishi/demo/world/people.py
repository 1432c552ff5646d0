"""About four hundred people who don't exist, the twelve shopkeepers first."""

from __future__ import annotations

import random
import re

from jishi.demo.world.model import Address, Person, Text
from jishi.demo.world.words.bios import BIOS, TAILS
from jishi.demo.world.words.departments import DEPARTMENTS
from jishi.demo.world.words.names import FOREIGN, GIVEN, SURNAMES
from jishi.demo.world.words.places import ABROAD, ESTATES, PLACES, STREETS
from jishi.demo.world.words.shops import SHOPS, Keeper

COUNT = 400
_CITY = {place.key: place for place in PLACES}
_MAIL = ("example.com", "example.net", "example.org")


def make_people(seed: int) -> tuple[Person, ...]:
    """The keepers of `SHOPS` in their order, then shoppers; handles and e-mail addresses are unique."""
    rng = random.Random(f"{seed}/people")
    handles: set[str] = set()
    people = [_keeper(shop.keeper, shop.city, i, handles, rng) for i, shop in enumerate(SHOPS)]
    names = {person.name.zh for person in people}
    foreign = list(FOREIGN)
    rng.shuffle(foreign)
    while len(people) < COUNT:
        index = len(people)
        if index % 11 == 5 and foreign:
            first, last, _ = foreign.pop()
            people.append(_guest(first, last, index, handles, rng))
            continue
        surname, given = (
            rng.choices(SURNAMES, [max(2, 30 - i // 3) for i in range(len(SURNAMES))])[0],
            rng.choice(GIVEN),
        )
        name = Text(surname[0] + given[0], f"{surname[1]} {given[1]}")
        if name.zh not in names:
            names.add(name.zh)
            people.append(_local(name, given[1] + surname[1], index, handles, rng))
    return tuple(people)


def _keeper(keeper: Keeper, city: str, index: int, handles: set[str], rng: random.Random) -> Person:
    handles.add(keeper.handle)
    return Person(
        keeper.handle,
        keeper.name,
        f"{keeper.handle}@example.com",
        "zh-CN",
        _home(city, rng),
        keeper.bio,
        _interests(rng),
        rng.randint(300, 400),
        index,
        rng.randint(4, 12),
    )


def _local(name: Text, latin: str, index: int, handles: set[str], rng: random.Random) -> Person:
    city = rng.choices(PLACES, [place.weight for place in PLACES])[0].key
    locale = "en" if rng.random() < 0.04 else "zh-CN"
    return _person(name, latin, locale, _home(city, rng), index, handles, rng)


def _guest(first: str, last: str, index: int, handles: set[str], rng: random.Random) -> Person:
    """Someone from abroad; half of them live in China."""
    name = Text(f"{first} {last}", f"{first} {last}")
    if rng.random() < 0.5:
        address = _home(rng.choice(("shanghai", "beijing", "shenzhen", "hangzhou", "chengdu")), rng)
    else:
        region, start = rng.choice(ABROAD)
        line = f"{rng.randint(2, 180)} {rng.choice(STREETS).en}"
        address = Address(region, Text(line, line), f"{start}{rng.randint(0, 9999):04d}"[:13])
    return _person(name, first + last, "en", address, index, handles, rng)


def _person(
    name: Text, latin: str, locale: str, address: Address, index: int, handles: set[str], rng: random.Random
) -> Person:
    interests = _interests(rng)
    handle = _handle(latin, handles, rng)
    bio, tail = rng.choice(BIOS[interests[0]]), rng.choice(TAILS)
    return Person(
        handle=handle,
        name=name,
        email=f"{handle}@{rng.choice(_MAIL)}",
        locale=locale,
        address=address,
        bio=Text(bio.zh + tail.zh, f"{bio.en} {tail.en}".strip()),
        interests=interests,
        joined=min(400, max(1, int(rng.expovariate(1 / 130)))),
        avatar=index,
        activity=min(60, max(1, int(rng.paretovariate(1.3) * 4))),
    )


def _interests(rng: random.Random) -> tuple[str, ...]:
    """A department or two, then three to six leaves, mostly from them."""
    departments = rng.sample(DEPARTMENTS, rng.choice((1, 2, 2)))
    leaves = [leaf.key for department in departments for leaf in department.leaves]
    chosen = rng.sample(leaves, min(len(leaves), rng.randint(3, 5)))
    elsewhere = rng.choice(rng.choice(DEPARTMENTS).leaves).key
    return tuple(dict.fromkeys([*(d.key for d in departments), *chosen, elsewhere]))


def _home(city: str, rng: random.Random) -> Address:
    street, estate = rng.choice(STREETS), rng.choice(ESTATES)
    number, block, room = rng.randint(1, 268), rng.randint(1, 18), rng.randint(1, 18) * 100 + rng.randint(1, 6)
    line = Text(
        f"{street.zh}{number}号{estate.zh}{block}幢{room}室",
        f"Room {room}, Block {block}, {estate.en}, {number} {street.en}",
    )
    return Address(
        _CITY[city].region(rng.randrange(12)), line, f"+86199{rng.randint(0, 9999):04d}{rng.randint(0, 9999):04d}"
    )


def _handle(latin: str, handles: set[str], rng: random.Random) -> str:
    plain = latin.lower().translate(str.maketrans("üéáãñöïí", "veaanoii"))
    base = re.sub(r"[^a-z0-9]", "", plain)
    handle = (
        base
        if rng.random() < 0.5
        else f"{base}_{rng.choice(('tea', 'cat', 'sky', 'day', 'eats', 'runs', 'reads', 'blue'))}"
    )
    while handle in handles:
        handle = f"{base}{rng.randint(2, 99)}"
    handles.add(handle)
    return handle
