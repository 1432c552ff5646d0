"""The category tree in memory. Pure."""

from uuid import UUID

from jishi.modules.catalog.contracts import Category, CategoryRef


class Tree:
    """All categories, in order, with quick ways up and down."""

    def __init__(self, categories: list[Category]) -> None:
        self.categories = categories
        self.by_id = {category.id: category for category in categories}
        self.by_code = {category.code: category for category in categories}
        self.children: dict[UUID | None, list[Category]] = {}
        for category in categories:
            self.children.setdefault(category.parent_id, []).append(category)

    def lineage(self, category_id: UUID | None) -> list[Category]:
        """From the root down to this category; empty for none or an unknown one."""
        found: list[Category] = []
        while category_id is not None and (category := self.by_id.get(category_id)) is not None:
            found.append(category)
            category_id = category.parent_id
        return found[::-1]

    def path(self, category_id: UUID | None) -> list[CategoryRef]:
        """The lineage as it is shown."""
        return [CategoryRef(category.id, category.code, category.name) for category in self.lineage(category_id)]

    def below(self, category_id: UUID) -> list[UUID]:
        """This category and all under it."""
        found = [category_id]
        for each in found:
            found += [child.id for child in self.children.get(each, ())]
        return found

    def facet_codes(self, category_id: UUID | None) -> list[str]:
        """The attribute codes that are facets of a product here: those of the whole lineage, the nearest first."""
        lineage = reversed(self.lineage(category_id))
        return list(dict.fromkeys(code for category in lineage for code in category.attributes))
