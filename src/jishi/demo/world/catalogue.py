"""Categories, attributes and tags as the model knows them."""

from __future__ import annotations

from collections.abc import Iterator

from jishi.demo.art.spec import PictureSpec
from jishi.demo.world.model import Attribute, AttributeValue, Category, Tag, Text
from jishi.demo.world.words.attributes import ATTRIBUTES
from jishi.demo.world.words.colors import GROUPS
from jishi.demo.world.words.departments import DEPARTMENTS
from jishi.demo.world.words.forms import Department, Leaf

TAGS: tuple[Tag, ...] = (
    Tag("bestseller", Text("热卖", "Bestseller")),
    Tag("new", Text("新品", "New")),
    Tag("handmade", Text("手作", "Handmade")),
    Tag("green", Text("环保", "Green choice")),
    Tag("gift", Text("送礼", "Gift idea")),
    Tag("for-kids", Text("亲子", "For families")),
    Tag("on-the-go", Text("随身", "On the go")),
    Tag("everyday", Text("日常", "Everyday")),
    Tag("last-chance", Text("清仓", "Last chance")),
)


def make_attributes() -> tuple[Attribute, ...]:
    return tuple(
        Attribute(key, c.label, c.kind, tuple(AttributeValue(k, label) for k, label in c.values), c.unit, c.facet)
        for key, c in ATTRIBUTES.items()
    )


def make_categories() -> tuple[Category, ...]:
    """The tree, parents first: departments, groups, leaves."""
    return tuple(category for i, department in enumerate(DEPARTMENTS) for category in _branch(department, i))


def _branch(department: Department, position: int) -> Iterator[Category]:
    tiles = {leaf.key: _tile(department, leaf, i) for i, leaf in enumerate(department.leaves)}
    first = tiles[department.leaves[0].key]
    yield Category(department.key, None, 1, department.name, department.blurb, (), first, position)
    for i, group in enumerate(department.groups):
        leaves = [leaf for leaf in department.leaves if leaf.group == group.key]
        key = f"{department.key}-{group.key}"
        yield Category(key, department.key, 2, group.name, group.blurb, (), tiles[leaves[0].key], i)
        for j, leaf in enumerate(leaves):
            yield Category(leaf.key, key, 3, leaf.name, leaf.blurb, leaf.attributes, tiles[leaf.key], j)


def _tile(department: Department, leaf: Leaf, index: int) -> PictureSpec:
    family = leaf.families[0]
    color = GROUPS[family.colors][index % len(GROUPS[family.colors])]
    backdrop = department.backdrops[index % len(department.backdrops)]
    return PictureSpec(
        family.archetype, color.hex, color.accent, backdrop=backdrop, shape=family.kinds[0].shape, seed=index
    )
