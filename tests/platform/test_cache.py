"""The read-through cache."""

import asyncio

from jishi.platform.cache import Cache


async def test_waiting_readers_share_one_load() -> None:
    cache, loads, gate = Cache(), 0, asyncio.Event()

    async def load() -> int:
        nonlocal loads
        loads += 1
        await gate.wait()
        return 7

    readers = [asyncio.create_task(cache.get("a:1", load)) for _ in range(5)]
    await asyncio.sleep(0)
    gate.set()
    assert await asyncio.gather(*readers) == [7] * 5
    assert loads == 1


async def test_a_value_forgotten_while_it_loads_is_not_kept() -> None:
    cache, gate = Cache(), asyncio.Event()

    async def load_old() -> str:
        await gate.wait()
        return "old"

    async def load_new() -> str:
        return "new"

    reader = asyncio.create_task(cache.get("a:1", load_old))
    await asyncio.sleep(0)
    cache.forget("a:1")
    gate.set()
    assert await reader == "old"
    assert await cache.get("a:1", load_new) == "new"


async def test_forgetting_a_prefix_leaves_the_others() -> None:
    cache = Cache()
    for key in ("a:1", "a:2", "b:1"):
        cache.put(key, key)
    cache.forget("a:*")
    assert [cache.peek(key) for key in ("a:1", "a:2", "b:1")] == [None, None, "b:1"]


async def test_a_failed_load_is_not_kept() -> None:
    cache = Cache()

    async def fail() -> str:
        raise LookupError

    async def work() -> str:
        return "fine"

    for _ in range(2):
        try:
            await cache.get("a:1", fail)
        except LookupError:
            continue
    assert await cache.get("a:1", work) == "fine"


def test_the_least_recently_used_goes_first() -> None:
    cache = Cache(most=2)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.peek("a")
    cache.put("c", 3)
    assert [cache.peek(key) for key in "abc"] == [1, None, 3]
