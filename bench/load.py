"""A load generator light enough not to be what is measured: raw HTTP/1.1 over kept-alive connections."""

import asyncio
import time
from collections.abc import Callable, Sequence
from statistics import quantiles

import msgspec


class Outcome(msgspec.Struct):
    """What a run saw. `seconds` is wall time; `latencies` in seconds, sorted."""

    count: int
    seconds: float
    latencies: list[float]
    failures: int

    @property
    def rate(self) -> float:
        """Answers per second."""
        return self.count / self.seconds

    def percentile(self, percent: int) -> float:
        """The latency, in milliseconds, under which `percent` of the answers stayed."""
        if len(self.latencies) < 2:
            return 0.0
        return quantiles(self.latencies, n=100)[percent - 1] * 1000


class Answer(msgspec.Struct):
    """One response: status, lower-case headers (of a name the last), set-cookie values, body."""

    status: int
    headers: dict[str, str]
    cookies: list[str]
    body: bytes


class Connection:
    """One kept-alive connection; one request at a time."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, request: bytes) -> Answer:
        """Send a whole request and read its answer."""
        if self._writer is None or self._reader is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers: dict[str, str] = {}
        cookies = []
        for line in lines[1:-2]:
            name, _, value = line.partition(":")
            name, value = name.lower(), value.strip()
            headers[name] = value
            if name == "set-cookie":
                cookies.append(value)
        return Answer(int(lines[0].split(" ")[1]), headers, cookies, await self._body(headers))

    async def _body(self, headers: dict[str, str]) -> bytes:
        assert self._reader is not None
        if "chunked" in headers.get("transfer-encoding", ""):
            parts = []
            while size := int(await self._reader.readline(), 16):
                parts.append(await self._reader.readexactly(size))
                await self._reader.readline()
            await self._reader.readline()
            return b"".join(parts)
        length = int(headers.get("content-length", "0"))
        return await self._reader.readexactly(length) if length else b""

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()


def request(
    path: str,
    *,
    host: str,
    method: str = "GET",
    body: bytes = b"",
    headers: dict[str, str] | None = None,
) -> bytes:
    """The bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body or method != "GET":
        lines.append(f"Content-Length: {len(body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


class _Client(asyncio.Protocol):
    """Sends the next request as soon as the last is answered; only counts status and time."""

    def __init__(self, next_request: Callable[[], bytes | None], done: asyncio.Future[None]) -> None:
        self._next = next_request
        self._done = done
        self._buffer = bytearray()
        self._need = -1
        self._started = 0.0
        self.latencies: list[float] = []
        self.failures = 0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # uvloop's is no subclass
        self._send()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._need < 0:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self._buffer[:end]).lower()
            self._need = end + 4 + _content_length(head)
            if not head.startswith((b"http/1.1 2", b"http/1.1 3")):
                self.failures += 1
        if len(self._buffer) >= self._need:
            self.latencies.append(time.perf_counter() - self._started)
            self._buffer.clear()
            self._need = -1
            self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._done.done():
            self._done.set_result(None)

    def _send(self) -> None:
        assert self._transport is not None
        following = self._next()
        if following is None:
            self._transport.close()
            return
        self._started = time.perf_counter()
        self._transport.write(following)


def _content_length(head: bytes) -> int:
    mark = head.find(b"content-length:")
    if mark < 0:
        raise ValueError("an answer without a length cannot be timed")
    return int(head[mark + 15 :].split(b"\r\n", 1)[0])


async def drive(
    host: str, port: int, requests: Sequence[bytes], *, connections: int, seconds: float, rate: float = 0
) -> Outcome:
    """Send `requests` round and round over `connections` for `seconds`: as fast as answers come, or with a `rate` so
    many a second, evenly (latencies then count from when a request was due, so a stall is not hidden)."""
    if rate:
        return await _pace(host, port, requests, connections=connections, seconds=seconds, rate=rate)
    deadline = time.perf_counter() + seconds
    position = 0

    def following() -> bytes | None:
        nonlocal position
        if time.perf_counter() >= deadline:
            return None
        position += 1
        return requests[position % len(requests)]

    loop = asyncio.get_running_loop()
    started = time.perf_counter()
    clients, ends = [], []
    for _ in range(connections):
        done: asyncio.Future[None] = loop.create_future()
        _, client = await loop.create_connection(lambda done=done: _Client(following, done), host, port)  # type: ignore[misc]
        clients.append(client)
        ends.append(done)
    await asyncio.gather(*ends)
    latencies = sorted(latency for client in clients for latency in client.latencies)
    return Outcome(len(latencies), time.perf_counter() - started, latencies, sum(client.failures for client in clients))


async def _pace(
    host: str, port: int, requests: Sequence[bytes], *, connections: int, seconds: float, rate: float
) -> Outcome:
    links = [Connection(host, port) for _ in range(max(connections, 8))]
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for link in links:
        free.put_nowait(link)
    latencies: list[float] = []
    failures = 0

    async def one(due: float, asked: bytes) -> None:
        nonlocal failures
        link = await free.get()
        answer = await link.ask(asked)
        free.put_nowait(link)
        latencies.append(time.perf_counter() - due)
        failures += answer.status >= 400

    started = time.perf_counter()
    tasks = []
    for number in range(int(seconds * rate)):
        due = started + number / rate
        if (wait := due - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        tasks.append(asyncio.create_task(one(due, requests[number % len(requests)])))
    await asyncio.gather(*tasks)
    for link in links:
        link.close()
    return Outcome(len(latencies), time.perf_counter() - started, sorted(latencies), failures)
