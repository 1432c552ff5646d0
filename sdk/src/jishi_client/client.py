"""The clients."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Any, Protocol, Self, TypeVar

import httpx

from jishi_client.areas import Areas
from jishi_client.async_areas import AsyncAreas
from jishi_client.transport import AsyncTransport, SyncTransport

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
SECONDS = 30


class PageOf(Protocol[T_co]):
    """A page of a list with a cursor."""

    @property
    def items(self) -> Sequence[T_co]: ...

    @property
    def next_cursor(self) -> str | None: ...


class Client(Areas):
    """A shop, for programs that wait in their thread. Close it, or use it as `with`."""

    def __init__(
        self,
        base_url: str,
        token: str = "",
        *,
        timeout: float = SECONDS,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._http = httpx.Client(base_url=base_url, timeout=timeout, transport=transport)
        super().__init__(SyncTransport(self._http, token))

    def iterate(self, list_page: Callable[..., PageOf[T]], *args: Any, **query: Any) -> Iterator[T]:
        """Everything that a method with a cursor lists, page by page as it is needed."""
        cursor: str | None = ""
        while cursor is not None:
            page = list_page(*args, cursor=cursor, **query)
            yield from page.items
            cursor = page.next_cursor

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(AsyncAreas):
    """A shop, for asyncio. Close it, or use it as `async with`."""

    def __init__(
        self,
        base_url: str,
        token: str = "",
        *,
        timeout: float = SECONDS,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._http = httpx.AsyncClient(base_url=base_url, timeout=timeout, transport=transport)
        super().__init__(AsyncTransport(self._http, token))

    async def iterate(
        self, list_page: Callable[..., Awaitable[PageOf[T]]], *args: Any, **query: Any
    ) -> AsyncIterator[T]:
        """Everything that a method with a cursor lists, page by page as it is needed."""
        cursor: str | None = ""
        while cursor is not None:
            page = await list_page(*args, cursor=cursor, **query)
            for item in page.items:
                yield item
            cursor = page.next_cursor

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
