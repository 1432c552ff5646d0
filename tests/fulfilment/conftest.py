"""A market with paid orders, and the people who ship them."""

import httpx
import pytest
from tests.fulfilment.packing import Packing
from tests.orders.market import Buyer, Market
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


@pytest.fixture
def packing(market: Market, provider: FakeProvider) -> Packing:
    """The packing table of that market."""
    return Packing(market, provider)


@pytest.fixture
def buyer(client: httpx.AsyncClient, app: Runtime) -> Buyer:
    """A guest with a browser."""
    return Buyer(client, app)


@pytest.fixture
def own_packing(own_app: Runtime) -> Packing:
    """A packing table on a database of its own, where transactions really run side by side."""
    provider = use_fake(own_app)
    return Packing(Market(own_app), provider)
