"""Fetch a picture from elsewhere, without letting anybody use us to reach what only we can reach (SSRF).

Only hosts of the allow-list are asked (setting `outbound_hosts`), only at public addresses: the resolver itself drops
private ones, so that a name cannot point elsewhere between the check and the call. Redirects pass the same checks.
"""

import ipaddress
from urllib.parse import urljoin, urlsplit

import aiohttp

from jishi.kernel.errors import Invalid, TooLarge, Unavailable
from jishi.modules.media.domain import MOST_BYTES
from jishi.platform.public_hosts import PublicResolver, is_public
from jishi.platform.runtime import Runtime

SECONDS = 15
MOST_REDIRECTS = 3
PARALLEL_PER_HOST = 4
ANY_HOST = "*"


def check_address(url: str, allowed: str) -> None:
    """Raise Invalid unless `url` is plain HTTP(S) to a host of the comma-separated allow-list.

    `example.com` in the list allows its subdomains too; `*` allows every public host.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower().rstrip(".")
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        raise Invalid("This picture address is not a plain web address.", code="address_refused")
    names = [name.strip().lower() for name in allowed.split(",") if name.strip()]
    if ANY_HOST not in names and not any(host == name or host.endswith(f".{name}") for name in names):
        raise Invalid("Pictures may not be fetched from this host.", code="address_refused")
    if _is_literal(host) and not is_public(host):
        raise Invalid("Pictures may not be fetched from private addresses.", code="address_refused")
    if _port(url) not in (None, 80, 443):
        raise Invalid("This picture address is not a plain web address.", code="address_refused")


async def fetch(app: Runtime, url: str) -> bytes:
    """What is at `url`, 20 MB and 15 seconds at most; whether it is a picture is for `store` to find out.

    Raises Invalid for an address that must not be fetched, TooLarge, and Unavailable when nothing (good) answers.
    """
    resolver = PublicResolver()
    connector = aiohttp.TCPConnector(resolver=resolver, limit_per_host=PARALLEL_PER_HOST, use_dns_cache=False)
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with aiohttp.ClientSession(connector=connector, timeout=timeout, trust_env=False) as session:
            for _ in range(MOST_REDIRECTS + 1):
                check_address(url, app.settings.outbound_hosts)
                body, location = await _ask(session, url)
                if body is not None:
                    return body
                url = urljoin(url, location)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as reason:
        raise Unavailable("The picture could not be fetched.") from reason
    raise Unavailable("The picture could not be fetched.")


async def _ask(session: aiohttp.ClientSession, url: str) -> tuple[bytes | None, str]:
    """The body, or None and where to look instead."""
    async with session.get(url, allow_redirects=False, headers={"Accept": "image/*"}) as answer:
        if answer.status in (301, 302, 303, 307, 308) and (location := answer.headers.get("Location")):
            return None, location
        if answer.status != 200:
            raise Unavailable("There is no picture at this address.")
        pieces, size = [], 0
        async for piece in answer.content.iter_chunked(64 * 1024):
            size += len(piece)
            if size > MOST_BYTES:
                raise TooLarge("This picture is too large: 20 MB at most.")
            pieces.append(piece)
        return b"".join(pieces), ""


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return -1
