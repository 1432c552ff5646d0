"""A town on a database of its own: a statement that fails must not spoil those of the next request."""

from collections.abc import AsyncIterator

import pytest
from tests.security.town import Town

from jishi.platform.runtime import Runtime


@pytest.fixture
async def town(own_app: Runtime) -> AsyncIterator[Town]:
    found = Town(own_app)
    yield found
    await found.close()
