"""The help centre."""

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.platform.http.context import AnyRequest, context_of
from jishi.storefront import api
from jishi.storefront.contracts import Article
from jishi.storefront.shared import Values, shared_page, words_of
from jishi.storefront.views import ArticleLink, Words


@get("/help", include_in_schema=False)
async def overview(request: AnyRequest) -> Response[bytes]:
    """All help pages."""
    context = context_of(request)

    async def load() -> Values:
        return {"articles": links(words_of(context), await api.list_articles(context.tx))}

    return await shared_page(request, "help", "storefront/help.html", load)


@get("/help/{slug:str}", include_in_schema=False)
async def article(request: AnyRequest, slug: FromPath[str]) -> Response[bytes]:
    """One help page, beside the others."""
    context = context_of(request)
    articles = await api.list_articles(context.tx)
    found = next((one for one in articles if one.slug == slug), None)
    if found is None:
        raise NotFound

    async def load() -> Values:
        words = words_of(context)
        return {
            "articles": links(words, articles),
            "slug": found.slug,
            "title": words.pick(found.title),
            "summary": words.pick(found.summary),
            "body": words.pick(found.body),
            "changed_at": found.changed_at,
        }

    return await shared_page(request, f"help:{found.slug}", "storefront/article.html", load)


def links(words: Words, articles: list[Article]) -> list[ArticleLink]:
    """Help pages to go to."""
    return [
        ArticleLink(one.slug, f"/help/{one.slug}", words.pick(one.title), words.pick(one.summary)) for one in articles
    ]


routes = [overview, article]
