"""A database of its own for the processes of one test; a town for those that need no processes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.databases import clone, drop
from tests.security.town import Town

from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.runtime import Runtime


@pytest.fixture
async def database(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[str]:
    """The address of an empty database with the schema."""
    name = await clone(cluster, template)
    yield cluster.url(name)
    await drop(cluster, name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
async def town(own_app: Runtime) -> AsyncIterator[Town]:
    """A shop whose requests really run side by side."""
    found = Town(own_app)
    yield found
    await found.close()
