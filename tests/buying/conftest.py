"""A market, and people with browsers in front of it."""

from collections.abc import AsyncIterator

import httpx
import pytest
from tests.buying.shopper import Shopper
from tests.conftest import browser_for
from tests.orders.market import Market
from tests.payments.fakes import FakeProvider, use_fake

from jishi.platform.runtime import Runtime


@pytest.fixture
def provider(app: Runtime) -> FakeProvider:
    """The only way to pay."""
    return use_fake(app)


@pytest.fixture
def market(app: Runtime, provider: FakeProvider) -> Market:
    """Shops on the rolled-back runtime."""
    assert provider
    return Market(app)


def dressed(http: httpx.AsyncClient) -> httpx.AsyncClient:
    """The client as an English browser."""
    http.headers["Accept"] = "text/html"
    http.headers["Accept-Language"] = "en"
    return http


@pytest.fixture
async def shopper(app: Runtime) -> AsyncIterator[Shopper]:
    """Somebody."""
    async with browser_for(app) as http:
        yield Shopper(dressed(http), app)


@pytest.fixture
async def stranger(app: Runtime) -> AsyncIterator[Shopper]:
    """Somebody else."""
    async with browser_for(app) as http:
        yield Shopper(dressed(http), app)
