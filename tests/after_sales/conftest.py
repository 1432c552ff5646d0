"""An after-sales desk on the rolled-back runtime, and one on a database of its own."""

import httpx
import pytest
from tests.after_sales.counter import Desk
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
def desk(market: Market, provider: FakeProvider) -> Desk:
    """The desk of that market."""
    return Desk(Packing(market, provider))


@pytest.fixture
def buyer(client: httpx.AsyncClient, app: Runtime) -> Buyer:
    """A guest with a browser."""
    return Buyer(client, app)


@pytest.fixture
def own_provider(own_app: Runtime) -> FakeProvider:
    """The only way to pay on the database of its own."""
    return use_fake(own_app)


@pytest.fixture
def own_desk(own_app: Runtime, own_provider: FakeProvider) -> Desk:
    """A desk where transactions really run side by side."""
    return Desk(Packing(Market(own_app), own_provider))
