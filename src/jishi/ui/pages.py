"""What belongs to the design system itself: the installable app's files and the design page."""

from urllib.parse import urlsplit

from litestar import Response, get

from jishi.kernel.errors import NotFound
from jishi.platform.http.context import AnyRequest, context_of
from jishi.platform.http.pages import Templates, render, view
from jishi.platform.http.static import Assets, file_response
from jishi.platform.settings import Environment
from jishi.ui.samples import design_samples


@get("/sw.js", include_in_schema=False)
async def service_worker(request: AnyRequest) -> Response[bytes]:
    """The service worker, from the root so that it may serve the whole shop; always asked for anew."""
    assets = context_of(request).app.service(Assets)
    return file_response(assets, "sw.js", request.headers.get("accept-encoding", ""), cache="no-cache")


@get("/manifest.webmanifest", include_in_schema=False)
async def manifest(request: AnyRequest) -> Response[str]:
    """What a phone needs to put the shop on its home screen, in the caller's language."""
    context = context_of(request)
    text = context.app.service(Templates).text(context.locale, "manifest.webmanifest", ctx=view(context))
    headers = {"Cache-Control": "private, max-age=3600", "Vary": "Accept-Language, Cookie"}
    return Response(text, media_type="application/manifest+json", headers=headers)


@get("/offline", include_in_schema=False)
async def offline(request: AnyRequest) -> Response[bytes]:
    """The page that the service worker keeps for times without a connection."""
    return render(request, "errors/offline.html")


@get("/_design", include_in_schema=False)
async def design(request: AnyRequest) -> Response[bytes]:
    """Every component in every state. Not in production."""
    context = context_of(request)
    if context.app.settings.env is Environment.PRODUCTION:
        raise NotFound
    await context.actor()
    return render(request, "design.html", status=200, **design_samples(context.locale))


def local_path(address: str) -> str:
    """The path and query of an address inside this shop; the front page for anything that leads elsewhere."""
    parts = urlsplit(address)
    inside = not parts.scheme and not parts.netloc and address.startswith("/") and address[1:2] not in ("/", "\\")
    return address if inside and address.isprintable() else "/"


routes = [service_worker, manifest, offline, design]
