"""What of a product's reviews an address asks for. Reading never fails: what cannot be understood is left out."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

import msgspec

from jishi.modules.reviews.contracts import ReviewQuery, ReviewSort
from jishi.storefront.buying.fields import find_id

PAGE = 10
MOST_CURSOR = 400
ON = "1"


class WantedReviews(msgspec.Struct, frozen=True, kw_only=True):
    """A view of a product's reviews."""

    sort: ReviewSort = ReviewSort.BEST
    stars: int | None = None
    variant_id: UUID | None = None
    pictures: bool = False
    later: bool = False
    tag: str = ""
    cursor: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.stars or self.variant_id or self.pictures or self.later or self.tag)

    def query(self, limit: int = PAGE) -> ReviewQuery:
        """What to ask for."""
        return ReviewQuery(
            sort=self.sort,
            stars=self.stars,
            variant_id=self.variant_id,
            with_pictures=self.pictures,
            with_follow_up=self.later,
            tag=self.tag,
            cursor=self.cursor,
            limit=limit,
        )

    def but(self, **changes: object) -> "WantedReviews":
        """The same with changes, from its first page unless they hold a cursor."""
        return msgspec.structs.replace(self, **{"cursor": "", **changes})

    def address(self, path: str) -> str:
        """The address of this view, always written the same way."""
        pairs = [
            ("sort", self.sort.value if self.sort is not ReviewSort.BEST else ""),
            ("stars", str(self.stars or "")),
            ("variant", str(self.variant_id or "")),
            ("pictures", ON if self.pictures else ""),
            ("later", ON if self.later else ""),
            ("tag", self.tag),
            ("cursor", self.cursor),
        ]
        known = [(name, value) for name, value in pairs if value]
        return f"{path}?{urlencode(known)}" if known else path


def read_wanted(given: Mapping[str, str]) -> WantedReviews:
    """What the parameters of an address ask for."""
    stars, sort, tag = given.get("stars", ""), given.get("sort", ""), given.get("tag", "")
    cursor = given.get("cursor", "")
    return WantedReviews(
        sort=ReviewSort(sort) if sort in {one.value for one in ReviewSort} else ReviewSort.BEST,
        stars=int(stars) if stars in {"1", "2", "3", "4", "5"} else None,
        variant_id=find_id(given.get("variant", "")),
        pictures=given.get("pictures") == ON,
        later=given.get("later") == ON,
        tag=tag if tag.isascii() and tag.isalpha() and len(tag) < 20 else "",
        cursor=cursor if len(cursor) <= MOST_CURSOR else "",
    )
