"""What the OpenAPI document promises, tried by a machine that has no imagination to spare: schemathesis.

Everybody sends the same requests: a guest, a member, people of the shop they are about, the platform's staff, and a
program with an API key. So no refusal of one and no answer to another is left out of the document."""

import asyncio
import contextlib
import threading
from collections import Counter
from collections.abc import Awaitable, Iterator
from typing import Any, TypeVar

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
from jishi.modules.integrations.domain.keys import NEVER
from jishi.modules.team.contracts import ROLE_PERMISSIONS, Role
from jishi.platform.runtime import Runtime

T = TypeVar("T")
EXAMPLES = 4
BREAKING = frozenset({"/api/v1/sessions", "/api/v1/staff/{account_id}", "/api/v1/sessions/current"})
"""Operations that would end the session we try the others with; they are tried without one."""

UNMADE = (httpx.InvalidURL, httpx.LocalProtocolError, UnicodeError, ValueError)
"""Raised for what no client could have sent."""


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
    """The application in a thread, and everybody who could call it."""

    def __init__(self, app: Runtime) -> None:
        self._loop = Loop()
        self._runtime = make_runtime(app.settings, clock=app.clock)
        self._loop.run(self._runtime.start(listen=False))
        self.town = Town(self._runtime)
        self.known: dict[str, str] = {}
        self.people: dict[str, Browser] = {}
        self._key = ""
        self._nobody = self.town.browser()
        self._loop.run(self._arrange())

    async def _arrange(self) -> None:
        ware = await self.town.ware()
        manager, buyer = await self.town.member(Role.MANAGER), await self.town.member()
        order = await self.town.buy(buyer, ware)
        self.known = {
            "code": ware.code,
            "number": order["orders"][0]["number"],
            "checkout_id": order["id"],
            "slug": ware.slug,
            "shop_id": str(ware.shop_id),
            "variant_id": str(ware.variant_id),
            "account_id": str(buyer.account_id),
        }
        scopes = sorted(ROLE_PERMISSIONS[Role.MANAGER] - NEVER)
        made = await manager.call("POST", "/api/v1/keys", {"name": "ERP", "scopes": scopes})
        self._key = made.json()["secret"]
        self.people = {
            "guest": await self.town.guest(),
            "member": buyer,
            "merchant staff": await self.town.member(Role.MERCHANT_STAFF, shop_ids=(ware.shop_id,)),
            "platform staff": manager,
            "key": self._nobody,
        }

    def get(self, path: str) -> httpx.Response:
        return self._loop.run(self.people["platform staff"].get(path))

    def send(self, case: Case, who: str) -> httpx.Response:
        """The case as bytes on the wire, from one of them. Who they are stays as it was."""
        browser = self._nobody if case.operation.path in BREAKING else self.people[who]
        jar = dict(browser.http.cookies)
        words = case.as_transport_kwargs(base_url="http://shop.test")
        words.pop("cookies", None)
        ready = requests.Request(**words).prepare()
        body = ready.body.encode() if isinstance(ready.body, str) else (ready.body or b"")
        proof = {"Authorization": f"Bearer {self._key}"} if who == "key" else {"X-CSRF-Token": browser.csrf}
        headers = {**ready.headers, **proof}
        answer = self._loop.run(
            browser.http.request(ready.method or "", ready.url or "", content=body, headers=headers)
        )
        browser.http.cookies.clear()
        for name, value in jar.items():
            browser.http.cookies.set(name, value, domain="shop.test")
        return answer

    def close(self) -> None:
        self._loop.run(self.town.close())
        self._loop.run(self._runtime.stop())
        self._loop.close()


@pytest.fixture
def trial(own_app: Runtime) -> Iterator[Trial]:
    found = Trial(own_app)
    yield found
    found.close()


def aimed(case: Case, known: dict[str, str]) -> Case:
    """The case about something that is there, as far as its path names one."""
    case.path_parameters = {name: known.get(name, value) for name, value in (case.path_parameters or {}).items()}
    return case


def try_out(trial: Trial, operation: APIOperation, mode: GenerationMode, seen: dict[str, Counter[int]]) -> list[str]:
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
        if mode is GenerationMode.POSITIVE:
            aimed(case, trial.known)
        for who in trial.people:
            try:
                answer = trial.send(case, who)
            except UNMADE:
                return
            seen[who][answer.status_code] += 1
            if answer.status_code >= 500 or answer.status_code not in documented | {304, 400}:
                asked: Any = answer.request
                wrong.append(f"{answer.status_code} {operation.label} as {who}: {asked.url} {asked.content[:200]!r}")

    with contextlib.suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
        once()
    return wrong


@pytest.mark.faults
def test_no_request_breaks_the_api_and_every_answer_is_documented(trial: Trial) -> None:
    schema = schemathesis.openapi.from_dict(trial.get("/api/openapi.json").json())
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 40
    seen = {who: Counter[int]() for who in trial.people}
    modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    wrong = [one for each in operations for mode in modes for one in try_out(trial, each, mode, seen)]
    assert wrong == []
    assert seen["platform staff"][422] > 50, seen
    # Each of them comes as far as they should: in where it is theirs, and no further.
    assert all(counts[200] > 30 for counts in seen.values()), seen
    assert seen["guest"][401] > 100, seen
    assert seen["member"][403] > 100, seen
    assert seen["key"][403] > 50, seen
