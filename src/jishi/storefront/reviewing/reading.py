"""What others say: on the product's page, and all of it."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.actor import Actor
from jishi.modules.catalog.contracts import Product
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import ReviewQuery, ReviewSort
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront.goods import choices_of
from jishi.storefront.lists import Link
from jishi.storefront.pages.product import live_product
from jishi.storefront.reviewing.shown import SORT_NAMES, figures, labels, review_cards, shots, whole
from jishi.storefront.reviewing.wanted import WantedReviews, read_wanted
from jishi.storefront.shared import fragment, own_page, words_of
from jishi.storefront.views import Words

FIRST = 3
MOST_VARIANTS = 40


@get("/products/{code:str}/reviews/section", include_in_schema=False)
async def section(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """The reviews and questions on a product's page: summary, pictures, the best few."""
    context = context_of(request)
    product = await live_product(context.tx, code)
    actor, words, tx = await context.actor(), words_of(context), context.tx
    page = await reviews.list_reviews(tx, product.id, ReviewQuery(limit=FIRST))
    voted = await reviews.voted(tx, actor, [one.id for one in page.items])
    names = labels(words, product)
    summary = await reviews.summary(tx, product.id)
    strip = await reviews.strip(tx, product.id) if summary.with_pictures else []
    return fragment(
        request,
        "reviewing/section.html",
        code=product.code,
        figures=figures(names, summary),
        cards=review_cards(words, names, page.items, voted),
        strip=shots(words, (image for _, image in strip), words.say("Picture by a buyer")),
        questions=(await reviews.list_questions(tx, actor, product.id, limit=FIRST, answers=1)).items,
        asked=await reviews.count_questions(tx, product.id),
    )


@get("/products/{code:str}/reviews", include_in_schema=False)
async def all_reviews(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """All reviews of a product, narrowed and sorted."""
    context = context_of(request)
    product = await live_product(context.tx, code)
    wanted = read_wanted({name: str(value) for name, value in request.query_params.items()})
    actor, words = await context.actor(), words_of(context)
    path = f"/products/{product.code}/reviews"
    shown = await _page(context.tx, actor, words, product, wanted, path)
    if is_htmx(request) and wanted.cursor:
        return fragment(request, "reviewing/more.html", **shown)
    names = labels(words, product)
    summary = await reviews.summary(context.tx, product.id)
    return await own_page(
        request,
        "reviewing/reviews.html",
        code=product.code,
        title=words.pick(product.title),
        image=whole(product.images[0] if product.images else None),
        figures=figures(names, summary),
        wanted=wanted,
        sorts=_sorts(words, wanted, path),
        filters=_filters(words, wanted, path, summary.with_pictures, summary.with_follow_up),
        bars=[wanted.but(stars=None if wanted.stars == stars else stars).address(path) for stars in range(5, 0, -1)],
        tags=_tags(words, wanted, path, summary.tags),
        variants=_variants(words, product, wanted, path),
        clear_url=WantedReviews(sort=wanted.sort).address(path),
        **shown,
    )


async def _page(
    tx: Tx, actor: Actor, words: Words, product: Product, wanted: WantedReviews, path: str
) -> dict[str, Any]:
    page = await reviews.list_reviews(tx, product.id, wanted.query())
    voted = await reviews.voted(tx, actor, [one.id for one in page.items])
    return {
        "cards": review_cards(words, labels(words, product), page.items, voted),
        "next_url": wanted.but(cursor=page.next_cursor).address(path) if page.next_cursor else None,
    }


def _sorts(words: Words, wanted: WantedReviews, path: str) -> list[Link]:
    return [
        Link(words.say(SORT_NAMES[sort]), wanted.but(sort=sort).address(path), sort is wanted.sort)
        for sort in ReviewSort
    ]


def _filters(
    words: Words, wanted: WantedReviews, path: str, with_pictures: int, with_follow_up: int
) -> list[tuple[Link, int]]:
    found = [(Link(words.say("All"), WantedReviews(sort=wanted.sort).address(path), not wanted.is_narrowed), 0)]
    if with_pictures:
        link = Link(words.say("With pictures"), wanted.but(pictures=not wanted.pictures).address(path), wanted.pictures)
        found.append((link, with_pictures))
    if with_follow_up:
        link = Link(words.say("With a later word"), wanted.but(later=not wanted.later).address(path), wanted.later)
        found.append((link, with_follow_up))
    return found


def _tags(words: Words, wanted: WantedReviews, path: str, tags: Any) -> list[tuple[Link, int]]:
    return [
        (
            Link(
                words.pick(tag.name),
                wanted.but(tag="" if wanted.tag == tag.code else tag.code).address(path),
                wanted.tag == tag.code,
            ),
            tag.count,
        )
        for tag in tags
    ]


def _variants(words: Words, product: Product, wanted: WantedReviews, path: str) -> list[Link]:
    """A link for each choice of the product; none when there is only one."""
    if not 1 < len(product.variants) <= MOST_VARIANTS:
        return []
    known = {
        (option.code, value.code): words.pick(value.label) for option in product.options for value in option.values
    }
    found = [Link(words.say("Every variant"), wanted.but(variant_id=None).address(path), wanted.variant_id is None)]
    for variant in product.variants:
        label = " / ".join(known.get(pair, pair[1]) for pair in choices_of(product, variant).items())
        is_current = variant.id == wanted.variant_id
        found.append(Link(label, wanted.but(variant_id=variant.id).address(path), is_current))
    return found


routes = [section, all_reviews]
