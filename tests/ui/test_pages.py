"""The design system's own addresses, asked through HTTP."""

import httpx
import pytest

from jishi.ui.pages import local_path
from jishi.ui.paths import DIST

pytestmark = pytest.mark.skipif(not (DIST / "manifest.json").exists(), reason="assets are not built")


async def test_the_service_worker_comes_from_the_root_and_is_never_stale(client: httpx.AsyncClient) -> None:
    answer = await client.get("/sw.js")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"


async def test_the_app_can_be_installed(client: httpx.AsyncClient) -> None:
    answer = await client.get("/manifest.webmanifest", headers={"Accept-Language": "zh-CN"})
    manifest = answer.json()
    assert manifest["name"] == "集市"
    for icon in manifest["icons"]:
        assert (await client.get(icon["src"])).status_code == 200


@pytest.mark.parametrize("path", ["/offline", "/_design"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_a_page_is_whole(client: httpx.AsyncClient, path: str, language: str) -> None:
    answer = await client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text
    assert "@@" not in answer.text
    assert "nonce-" in answer.headers["content-security-policy"]


async def test_looks_and_language_are_chosen_without_script(client: httpx.AsyncClient) -> None:
    page = (await client.get("/offline", headers={"Accept": "text/html"})).text
    token = page.split('name="_csrf" value="')[1].split('"')[0]
    answer = await client.post(
        "/preferences", data={"_csrf": token, "theme": "rice", "locale": "en", "next": "/offline"}
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == "/offline"
    again = (await client.get("/offline", headers={"Accept": "text/html"})).text
    assert 'lang="en"' in again
    assert 'data-theme="rice"' in again


async def test_a_page_that_is_not_there_says_so_kindly(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nowhere", headers={"Accept": "text/html", "Accept-Language": "zh-CN"})
    assert answer.status_code == 404
    assert "页面不在这里" in answer.text


async def test_htmx_hears_of_a_refusal_by_a_toast(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nowhere", headers={"Accept": "text/html", "HX-Request": "true"})
    assert answer.status_code == 404
    assert '<hx-partial hx-target="#toasts"' in answer.text


@pytest.mark.parametrize(
    "address", ["https://evil.test/", "//evil.test", "/\\evil.test", "evil", "", "/a\nb", "javascript:1"]
)
def test_nobody_is_sent_elsewhere(address: str) -> None:
    assert local_path(address) == "/"


def test_paths_of_the_shop_are_kept() -> None:
    assert local_path("/p/1?colour=rust") == "/p/1?colour=rust"
