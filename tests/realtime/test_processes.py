"""Several processes on one database: what one tells, all hear, in the order of the commits."""

import asyncio
import contextlib
import shutil
import socket
from collections.abc import AsyncIterator

import msgspec
import pytest
from tests.realtime.conftest import Line, Person, page, sign_up

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import Actor
from jishi.modules.identity import api as identity
from jishi.platform import realtime
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime


class Word(msgspec.Struct, frozen=True):
    text: str


@contextlib.asynccontextmanager
async def process(like: Runtime, *, redis_url: str = "") -> AsyncIterator[Runtime]:
    """Another process on the same database."""
    settings = msgspec.structs.replace(like.settings, redis_url=redis_url, database_pool=4)
    runtime = make_runtime(settings, clock=like.clock)

    async def may_listen(tx: Tx, actor: Actor, rest: str) -> bool:
        return True

    realtime.declare(runtime, "hall", may_listen)
    await runtime.start()
    try:
        yield runtime
    finally:
        await runtime.stop()


async def first_word(line: Line) -> object:
    """The next thing told, past requests to resume: a process that begins asks for that."""
    while (frame := await line.next()).get("behind"):
        pass
    return frame["message"]["text"] if "message" in frame else frame


async def until_heard(teller: Runtime, line: Line, text: str) -> None:
    """Tell it until it is heard: the two processes have found each other then."""
    for _ in range(200):
        async with teller.tx() as tx:
            tx.tell("hall:a", Word(text))
        await asyncio.sleep(0.05)
        while line.has_news():
            if (await first_word(line)) == text:
                await asyncio.sleep(0.2)
                while line.has_news():
                    await line.next()
                return
    raise AssertionError(f"{text} was never heard")


async def check_they_hear_each_other(one: Runtime, two: Runtime, mei: Person) -> None:
    async with page(two, token=mei.token) as here:
        await here.listen("hall:a")
        await until_heard(one, here, "first")
        for number in range(30):
            async with (one if number % 2 else two).tx() as tx:
                tx.tell("hall:a", Word(f"{number}" * 80))
        words = [await first_word(here) for _ in range(30)]
        assert sorted(map(str, words)) == sorted(f"{number}" * 80 for number in range(30))
        assert await asyncio.wait_for(online(one, mei), 20)
        async with one.tx() as tx:
            await identity.end_session_of_token(tx, mei.token)
        with pytest.raises(Exception, match="4401"):
            await first_word(here)


async def online(runtime: Runtime, person: Person) -> bool:
    while not runtime.hub.presence.is_online(person.id.hex):  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    return True


async def test_processes_hear_each_other_through_the_database(own_app: Runtime) -> None:
    mei = await sign_up(own_app, "Mei")
    async with process(own_app) as one, process(own_app) as two:
        await check_they_hear_each_other(one, two, mei)


async def test_commits_of_several_processes_arrive_in_their_order(own_app: Runtime) -> None:
    async with process(own_app) as one, process(own_app) as two, page(two) as here:
        await here.listen("hall:a")
        await until_heard(one, here, "first")
        async with own_app.tx() as tx:
            await tx.execute("CREATE TABLE counter AS SELECT 0 AS number")

        async def count(runtime: Runtime) -> None:
            async with runtime.tx() as tx:
                number = await tx.fetch_value("UPDATE counter SET number = number + 1 RETURNING number")
                tx.tell("hall:a", Word(str(number)))

        await asyncio.gather(*(count(runtime) for _ in range(20) for runtime in (one, two)))
        assert [await first_word(here) for _ in range(40)] == [str(number + 1) for number in range(40)]


@contextlib.asynccontextmanager
async def redis_server(port: int) -> AsyncIterator[str]:
    """A real one, for as long as the block lasts."""
    path = shutil.which("redis-server") or shutil.which("valkey-server")
    if path is None:
        pytest.skip("no Redis or Valkey here")
    server = await asyncio.create_subprocess_exec(
        path, "--port", str(port), "--save", "", "--bind", "127.0.0.1", stdout=asyncio.subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                break
            await asyncio.sleep(0.05)
        yield f"redis://127.0.0.1:{port}"
    finally:
        server.terminate()
        await server.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.mark.slow
async def test_redis_carries_what_is_told_and_may_die_and_come_back(own_app: Runtime) -> None:
    mei, port = await sign_up(own_app, "Mei"), free_port()
    url = f"redis://127.0.0.1:{port}"
    async with process(own_app, redis_url=url) as one, process(own_app, redis_url=url) as two, page(two) as here:
        await here.listen("hall:a")
        async with redis_server(port):
            for runtime in (one, two):
                while not runtime._redis_bus.is_up:  # noqa: ASYNC110, SLF001
                    await asyncio.sleep(0.05)
            assert not one.carries_with_commit
            await until_heard(one, here, "by Redis")
        await until_heard(one, here, "without Redis")
        async with redis_server(port):
            frame = await here.next()
            while not frame.get("behind"):
                frame = await here.next()
            await until_heard(one, here, "by Redis again")
            await check_they_hear_each_other(one, two, mei)
