"""Pictures from elsewhere: only from where we may, never from inside."""

import pytest

from jishi.kernel.errors import Invalid
from jishi.modules.media.actions.fetch import PublicResolver, check_address, is_public


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://pictures.example/a.jpg",
        "http://127.0.0.1/a.jpg",
        "http://[::1]/a.jpg",
        "http://[::ffff:10.0.0.1]/a.jpg",
        "http://169.254.169.254/latest/meta-data",
        "http://10.1.2.3/a.jpg",
        "https://user:secret@pictures.example/a.jpg",
        "https://pictures.example:8080/a.jpg",
        "https://pictures.example:99999/a.jpg",
        "https:///a.jpg",
    ],
)
def test_addresses_that_could_reach_inside_are_refused_even_when_any_host_may_be_asked(url: str) -> None:
    with pytest.raises(Invalid):
        check_address(url, "*")


def test_only_listed_hosts_and_what_is_below_them_are_asked() -> None:
    check_address("https://pictures.example/a.jpg", "other.example, pictures.example")
    check_address("https://cdn.pictures.example/a.jpg", "pictures.example")
    for url in ("https://evil-pictures.example/a.jpg", "https://pictures.example.evil/a.jpg"):
        with pytest.raises(Invalid):
            check_address(url, "pictures.example")
    with pytest.raises(Invalid):
        check_address("https://pictures.example/a.jpg", "")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:192.168.0.1", False),
        ("nonsense", False),
    ],
)
def test_private_addresses_are_told_from_public_ones(address: str, public: bool) -> None:
    assert is_public(address) is public


async def test_a_name_that_points_inside_has_no_address() -> None:
    resolver = PublicResolver()
    with pytest.raises(OSError, match="no public address"):
        await resolver.resolve("localhost", 80)
    await resolver.close()
