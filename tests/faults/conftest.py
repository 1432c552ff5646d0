"""A database of its own for the processes of one test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.conftest import clone, drop

from jishi.platform.embedded import EmbeddedPostgres


@pytest.fixture
async def database(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[str]:
    """The address of an empty database with the schema."""
    name = await clone(cluster, template)
    yield cluster.url(name)
    await drop(cluster, name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
