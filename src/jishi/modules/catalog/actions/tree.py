"""The category tree, read through the cache."""

import msgspec

from jishi.modules.catalog import queries
from jishi.modules.catalog.contracts import Category
from jishi.modules.catalog.domain.categories import Tree
from jishi.platform.db import Tx

CACHE = "categories:tree"


async def load_tree(tx: Tx) -> Tree:
    """The whole tree. No statement when it is cached; a write transaction reads what it has itself written."""

    async def load() -> Tree:
        return Tree([msgspec.convert(dict(row), Category) for row in await tx.fetch(queries.TREE)])

    return await load() if tx.write else await tx.app.cache.get(CACHE, load)
