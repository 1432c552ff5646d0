"""Picture addresses of a catalogue must not make us ask machines that only we can reach."""

import pytest

from jishi.kernel.errors import AppError, Invalid, Unavailable
from jishi.modules.media.actions import fetch as fetching
from jishi.modules.media.actions.fetch import PublicResolver, check_address, fetch, is_public
from jishi.platform.runtime import Runtime

INSIDE = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "0",
    "localhost",
    "localhost.",
    "169.254.169.254",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "127.0.0.1%2f@example.com",
    "example.com@127.0.0.1",
    "１２７.0.0.1",
]


@pytest.mark.parametrize("host", INSIDE)
async def test_no_way_of_writing_an_inside_address_is_asked(host: str) -> None:
    resolver = PublicResolver()
    try:
        check_address(f"http://{host}/a.jpg", "*")
        with pytest.raises((OSError, UnicodeError)):
            await resolver.resolve(host.strip("[]"), 80)
    except Invalid:
        pass
    finally:
        await resolver.close()


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/", "//169.254.169.254/latest", "http://elsewhere.example/", "file:///etc/passwd", "gopher://x"],
)
async def test_a_redirect_passes_the_same_checks(app: Runtime, monkeypatch: pytest.MonkeyPatch, location: str) -> None:
    asked: list[str] = []

    async def redirect(_session: object, url: str) -> tuple[bytes | None, str]:
        asked.append(url)
        return None, location

    monkeypatch.setattr(fetching, "_ask", redirect)
    app.settings = type(app.settings)(outbound_hosts="pictures.example")
    with pytest.raises(AppError):
        await fetch(app, "http://pictures.example/a.jpg")
    assert asked == ["http://pictures.example/a.jpg"]


async def test_a_redirect_in_circles_ends(app: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def redirect(_session: object, url: str) -> tuple[bytes | None, str]:
        asked.append(url)
        return None, "/again.jpg"

    monkeypatch.setattr(fetching, "_ask", redirect)
    app.settings = type(app.settings)(outbound_hosts="*")
    with pytest.raises(Unavailable):
        await fetch(app, "http://pictures.example/a.jpg")
    assert len(asked) < 6


def test_public_addresses_in_other_forms_are_still_public() -> None:
    assert is_public("64:ff9b::808:808")
    assert is_public("::ffff:8.8.8.8")
    assert not is_public("64:ff9b::a00:1")
