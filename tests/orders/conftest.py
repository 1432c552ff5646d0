"""A market and a buyer in it."""

import httpx
import pytest
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
def buyer(client: httpx.AsyncClient, app: Runtime) -> Buyer:
    """A guest with a browser."""
    return Buyer(client, app)
