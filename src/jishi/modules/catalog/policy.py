"""Who may do what with products."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden
from jishi.modules.catalog.contracts import ProductInput
from jishi.modules.team.contracts import Permission

EDIT = Permission.CATALOG_EDIT
PUBLISH = Permission.CATALOG_PUBLISH
REVIEW = Permission.LISTING_REVIEW
IMPORT = Permission.CATALOG_IMPORT
EXPORT = Permission.CATALOG_READ
COST = Permission.CATALOG_EDIT
"""Those who may set costs may see them; those who may only read the catalogue may not."""


def can_reach_shop(actor: Actor, shop_id: UUID) -> bool:
    """Platform staff reach every shop, a merchant's staff only their own."""
    return not actor.shop_ids or shop_id in actor.shop_ids


def check_shop(actor: Actor, permission: str, shop_id: UUID) -> None:
    """Raise Unauthenticated or Forbidden unless the actor holds `permission` for this shop."""
    actor.require(permission)
    if not can_reach_shop(actor, shop_id):
        raise Forbidden


def check_costs(actor: Actor, given: ProductInput) -> None:
    """Raise Forbidden when costs are given by somebody who may not even see them."""
    if any(variant.cost is not None for variant in given.variants):
        actor.require(COST)


def without_costs(given: ProductInput) -> ProductInput:
    """The product as those see it who may not see costs."""
    variants = [msgspec.structs.replace(variant, cost=None) for variant in given.variants]
    return msgspec.structs.replace(given, variants=variants)


def may_edit_categories(actor: Actor) -> bool:
    """Categories are everybody's, so only staff of the platform who edit the catalogue change them."""
    return actor.has(EDIT) and not actor.shop_ids


def require_category_editor(actor: Actor) -> None:
    """Raise Unauthenticated or Forbidden unless the actor may change categories."""
    actor.require(EDIT)
    if not may_edit_categories(actor):
        raise Forbidden
