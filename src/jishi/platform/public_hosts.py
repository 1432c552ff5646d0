"""Which addresses are of the public Internet, and calls that reach only those.

The resolver itself drops private addresses, so that a name cannot point elsewhere between the check and the call.
"""

import ipaddress
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from jishi.platform.outbound import Reply, Silent
from jishi.platform.runtime import Runtime

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
MOST_REPLY = 64 * 1024
PORTS = (80, 443, 8080, 8443)


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


def is_allowed(url: str, hosts: str) -> bool:
    """Whether `url` may be called: HTTPS to a public host, or HTTP(S) to one of the comma-separated `hosts`, which may
    be private and at any port."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        return False
    if host in listed(hosts):
        return True
    if parts.scheme != "https" or port not in (None, *PORTS):
        return False
    return is_public(host) if _is_literal(host) else "." in host


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def listed(hosts: str) -> frozenset[str]:
    """The hosts of a comma-separated list."""
    return frozenset(host.strip().lower() for host in hosts.split(",") if host.strip())


class PublicDoor(Protocol):
    """How a process calls addresses that strangers gave it. Never call while a lock is held."""

    async def send(
        self, url: str, *, headers: Mapping[str, str], body: bytes, hosts: str, seconds: float = 10
    ) -> Reply:
        """POST; the reply, whatever its status, its body cut; redirects are not followed. Raises Silent when none comes
        in time, and for an address that may not be called."""
        ...


class HttpPublicDoor:
    """Over HTTP, with a connection of its own per call."""

    def __init__(self, app: Runtime) -> None:
        self._app = app

    async def send(
        self, url: str, *, headers: Mapping[str, str], body: bytes, hosts: str, seconds: float = 10
    ) -> Reply:
        if not is_allowed(url, hosts):
            raise Silent("this address may not be called")
        is_listed = (urlsplit(url).hostname or "").lower() in listed(hosts)
        resolver = None if is_listed else PublicResolver()
        connector = aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False)
        timeout = aiohttp.ClientTimeout(total=seconds)
        try:
            async with (
                aiohttp.ClientSession(connector=connector, timeout=timeout, trust_env=False) as session,
                session.post(url, data=body, headers=headers, allow_redirects=False) as answer,
            ):
                return Reply(answer.status, await answer.content.read(MOST_REPLY))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as reason:
            raise Silent(f"{type(reason).__name__}: {reason}"[:300]) from reason
