"""Fetch a picture from elsewhere, without letting anybody use us to reach what only we can reach (SSRF).

Only hosts of the allow-list are asked (setting `outbound_hosts`), only at public addresses: the resolver itself drops
private ones, so that a name cannot point elsewhere between the check and the call. Redirects pass the same checks.
"""

import ipaddress
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from jishi.kernel.errors import Invalid, TooLarge, Unavailable
from jishi.modules.media.domain import MOST_BYTES
from jishi.platform.runtime import Runtime

SECONDS = 15
MOST_REDIRECTS = 3
PARALLEL_PER_HOST = 4
ANY_HOST = "*"
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class PublicResolver(AbstractResolver):
    """Resolves names to public addresses only."""

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        """The public addresses of `host`. Raises OSError when it has none."""
        found = await self._inner.resolve(host, port, family)  # type: ignore[arg-type]
        public = [entry for entry in found if is_public(entry["host"])]
        if not public:
            raise OSError(f"{host} has no public address")
        return public

    async def close(self) -> None:
        """Nothing to let go of."""
        await self._inner.close()


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _carried(found) if isinstance(found, ipaddress.IPv6Address) else None
    return all(one.is_global and not one.is_multicast for one in ([inner] if inner else [found]))


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a gateway on the way would turn this one into (RFC 4291, 3056, 6052, 4380), if any."""
    if address in NAT64:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


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
