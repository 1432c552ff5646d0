"""What the OpenAPI document promises, tried by a machine that has no imagination to spare: schemathesis."""

import asyncio
import contextlib
import threading
from collections import Counter
from collections.abc import Awaitable, Iterator
from typing import TypeVar

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.schemas import APIOperation
from tests.security.town import Browser, Town

from jishi.bootstrap import make_runtime
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

T = TypeVar("T")
EXAMPLES = 8
BREAKING = frozenset({"/api/v1/sessions", "/api/v1/staff/{account_id}", "/api/v1/sessions/current"})
"""Operations that would end the session we try the others with; they are tried without one."""


class Loop:
    """An event loop in a thread of its own: hypothesis does not wait for anybody."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Awaitable[T]) -> T:
        async def do() -> T:
            return await work

        return asyncio.run_coroutine_threadsafe(do(), self._loop).result(60)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Trial:
    """The application in a thread, and somebody signed in to it who may do everything."""

    def __init__(self, app: Runtime) -> None:
        self._loop = Loop()
        self._runtime = make_runtime(app.settings, clock=app.clock)
        self._loop.run(self._runtime.start(listen=False))
        self.town = Town(self._runtime)
        self.known: dict[str, str] = {}
        self.manager, self.nobody = self._loop.run(self._arrange())

    async def _arrange(self) -> tuple[Browser, Browser]:
        ware = await self.town.ware()
        manager = await self.town.member(Role.MANAGER)
        order = await self.town.buy(manager, ware)
        self.known = {"code": ware.code, "number": order["orders"][0]["number"], "checkout_id": order["id"]}
        return manager, self.town.browser()

    def get(self, path: str) -> httpx.Response:
        return self._loop.run(self.manager.get(path))

    def send(self, case: Case) -> httpx.Response:
        """The case as bytes on the wire."""
        browser = self.nobody if case.operation.path in BREAKING else self.manager
        words = case.as_transport_kwargs(base_url="http://shop.test")
        words.pop("cookies", None)
        ready = requests.Request(**words).prepare()
        body = ready.body.encode() if isinstance(ready.body, str) else (ready.body or b"")
        headers = {**ready.headers, "X-CSRF-Token": browser.csrf}
        return self._loop.run(browser.http.request(ready.method or "", ready.url or "", content=body, headers=headers))

    def close(self) -> None:
        self._loop.run(self.town.close())
        self._loop.run(self._runtime.stop())
        self._loop.close()


@pytest.fixture
def trial(own_app: Runtime) -> Iterator[Trial]:
    found = Trial(own_app)
    yield found
    found.close()


def try_out(trial: Trial, operation: APIOperation, mode: GenerationMode, seen: Counter[int]) -> list[str]:
    """What went wrong with some requests that fit the document, or do not."""
    documented = {int(status) for status in operation.definition.raw["responses"] if status.isdigit()}
    wrong: list[str] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def once(case: Case) -> None:
        try:
            answer = trial.send(case)
        except (httpx.InvalidURL, httpx.LocalProtocolError, UnicodeError, ValueError):
            return  # no client could have sent it
        seen[answer.status_code] += 1
        if answer.status_code >= 500 or answer.status_code not in documented | {304, 400}:
            wrong.append(
                f"{answer.status_code} {operation.label} {answer.request.url} {answer.request.content[:200]!r}"
            )

    with contextlib.suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
        once()
    return wrong


@pytest.mark.faults
def test_no_request_breaks_the_api_and_every_answer_is_documented(trial: Trial) -> None:
    schema = schemathesis.openapi.from_dict(trial.get("/api/openapi.json").json())
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 40
    seen = Counter[int]()
    modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    wrong = [one for each in operations for mode in modes for one in try_out(trial, each, mode, seen)]
    assert wrong == []
    assert seen[200] > 50, seen
    assert seen[422] > 50, seen
