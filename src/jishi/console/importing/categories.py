"""From the category names in a file to categories of the shop, made when they are missing."""

from uuid import UUID

from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Category
from jishi.platform.db import Tx


class Shelves:
    """The category tree during one step: finds a path of names, and makes what is missing."""

    def __init__(self, categories: list[Category]) -> None:
        self._categories = list(categories)

    async def code_for(self, tx: Tx, names: list[str], locale: str) -> str:
        """The code of the category with this path of names from the root. A path of one name means any category of
        that name, if there is just one."""
        parent: Category | None = None
        if len(names) == 1 and (anywhere := self._named(names[0])) and len(anywhere) == 1:
            return anywhere[0].code
        for name in names:
            below = [found for found in self._named(name) if found.parent_id == (parent.id if parent else None)]
            parent = below[0] if below else await self._make(tx, parent, name, locale)
        return parent.code if parent else ""

    def _named(self, name: str) -> list[Category]:
        plain = name.casefold()
        return [found for found in self._categories if any(text.casefold() == plain for text in found.name.values())]

    async def _make(self, tx: Tx, parent: Category | None, name: str, locale: str) -> Category:
        code = self._free_code(parent, name)
        text: Text = {locale: name}
        category_id: UUID = await catalog.save_category(tx, code, text, parent.code if parent else "", position=1_000)
        made = Category(category_id, code, text, parent.id if parent else None, 1_000, None, [])
        self._categories.append(made)
        return made

    def _free_code(self, parent: Category | None, name: str) -> str:
        own = catalog.code_of(name)[:50] or "category"
        taken = {category.code for category in self._categories}
        wanted = own if own not in taken or parent is None else f"{parent.code}-{own}"[:110]
        code, at = wanted, 2
        while code in taken:
            code, at = f"{wanted}-{at}", at + 1
        return code
