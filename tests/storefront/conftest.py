"""A small market to look around in."""

import httpx
import pytest
from tests.storefront.market import Browser, Market

from jishi.platform.runtime import Runtime


@pytest.fixture
async def market(app: Runtime) -> Market:
    """A shop with a category, nothing in it yet."""
    return await Market.open(app)


@pytest.fixture
def browser(client: httpx.AsyncClient) -> Browser:
    """A person without a script, reading Chinese unless told otherwise."""
    return Browser(client)
