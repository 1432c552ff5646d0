"""A market on a database of its own, where transactions really run side by side."""

import pytest
from tests.orders.market import Market
from tests.payments.fakes import FakeProvider, use_fake

from jishi.platform.runtime import Runtime


@pytest.fixture
def own_provider(own_app: Runtime) -> FakeProvider:
    """The only way to pay."""
    return use_fake(own_app)


@pytest.fixture
def own_market(own_app: Runtime, own_provider: FakeProvider) -> Market:
    """Shops on a database of their own."""
    assert own_provider
    return Market(own_app)
