"""How states, acts and lanes of listings are told."""

from collections.abc import Mapping

from jishi.console.grid import Tag, _
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.contracts.listing import Act, EvaluationReason, Severity

STATES: Mapping[str, Tag] = {
    ProductState.DRAFT: Tag(_("Draft")),
    ProductState.REVIEW: Tag(_("In review"), "info"),
    ProductState.SCHEDULED: Tag(_("Scheduled"), "gold"),
    ProductState.LIVE: Tag(_("On sale"), "success"),
    ProductState.EVALUATION: Tag(_("Under evaluation"), "gold"),
    ProductState.DELISTED: Tag(_("Off sale"), "error"),
}

STOCK: Mapping[str, Tag] = {"1": Tag(_("In stock"), "success"), "0": Tag(_("Sold out"), "error")}

ACTS: Mapping[str, str] = {
    Act.CREATED: _("Created"),
    Act.EDITED: _("Changed"),
    Act.IMPORTED: _("Brought in"),
    Act.CHECKED: _("Kept back by the checks"),
    Act.SUBMITTED: _("Handed in"),
    Act.WITHDRAWN: _("Taken back"),
    Act.CLAIMED: _("Taken by a reviewer"),
    Act.RELEASED: _("Given back to the queue"),
    Act.APPROVED: _("Approved"),
    Act.AUTO_APPROVED: _("Approved by the fast lane"),
    Act.SENT_BACK: _("Sent back"),
    Act.REJECTED: _("Rejected"),
    Act.SCHEDULED: _("Given a date"),
    Act.PUBLISHED: _("Put on sale"),
    Act.WENT_LIVE: _("Went on sale at its time"),
    Act.FLAGGED: _("Put under evaluation"),
    Act.KEPT: _("Kept on sale"),
    Act.RELISTED: _("Shown as new again"),
    Act.DELISTED: _("Taken off sale"),
    Act.APPROVAL_ASKED: _("Approval asked for"),
    Act.APPROVAL_GRANTED: _("Price below cost approved"),
    Act.APPROVAL_REFUSED: _("Price below cost refused"),
    Act.DUPLICATED: _("Made from another product"),
    Act.MOVED: _("State changed"),
}

SEVERITIES: Mapping[str, Tag] = {
    Severity.ERROR: Tag(_("Keeps it back"), "error"),
    Severity.WARNING: Tag(_("For the reviewer"), "gold"),
    Severity.INFO: Tag(_("Good to know")),
}

CAUSES: Mapping[str, Tag] = {
    EvaluationReason.NO_SALE: Tag(_("Nothing sold"), "gold"),
    EvaluationReason.RETURNS: Tag(_("Many returns"), "error"),
    EvaluationReason.RATING: Tag(_("Poor reviews"), "error"),
    EvaluationReason.QUALITY: Tag(_("Quality"), "error"),
    EvaluationReason.BY_HAND: Tag(_("By hand")),
}

FIELDS: Mapping[str, str] = {
    "title": _("Title"),
    "subtitle": _("Subtitle"),
    "description": _("Description"),
    "brand": _("Brand"),
    "category_code": _("Category"),
    "options": _("Options"),
    "attributes": _("Attributes"),
    "tags": _("Tags"),
    "image_ids": _("Pictures"),
    "pictures": _("Pictures"),
    "alts": _("Words of the pictures"),
    "tax_class": _("Tax class"),
    "variants": _("Variants"),
    "variants.price": _("Price"),
    "variants.list_price": _("List price"),
    "variants.cost": _("Cost"),
    "variants.weight": _("Weight"),
    "variants.barcode": _("Barcode"),
    "variants.choices": _("Options"),
    "variants.image_index": _("Pictures"),
    "variants.needs_shipping": _("Is shipped"),
}
"""What fields of a product are called."""
