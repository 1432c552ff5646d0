"""An office with a desk, rolled back or on a database of its own."""

import pytest
from tests.after_sales.counter import Desk
from tests.fulfilment.packing import Packing
from tests.orders.market import Market
from tests.payments.fakes import use_fake
from tests.settlement.office import Office

from jishi.kernel.clock import FixedClock
from jishi.platform.runtime import Runtime


@pytest.fixture
def office(app: Runtime, clock: FixedClock) -> Office:
    """On the rolled-back runtime."""
    return Office(Desk(Packing(Market(app), use_fake(app))), clock)


@pytest.fixture
def own_office(own_app: Runtime, clock: FixedClock) -> Office:
    """Where transactions really run side by side."""
    return Office(Desk(Packing(Market(own_app), use_fake(own_app))), clock)
