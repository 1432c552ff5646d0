"""Passkeys, with an authenticator that the browser pretends to have."""

import json
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route

pytestmark = pytest.mark.browser
CREATION = {
    "challenge": "Y2hhbGxlbmdl",
    "rp": {"id": "localhost", "name": "Jishi"},
    "user": {"id": "dXNlcg", "name": "ada", "displayName": "Ada"},
    "pubKeyCredParams": [{"type": "public-key", "alg": -7}],
    "authenticatorSelection": {"residentKey": "required", "userVerification": "required"},
}
REQUEST = {"challenge": "Y2hhbGxlbmdl", "rpId": "localhost", "userVerification": "required"}


async def _page_with_authenticator(chromium: Browser, preview_address: str) -> Page:
    context = await chromium.new_context(service_workers="block")
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    await session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    await page.bring_to_front()
    await page.goto(f"{preview_address.replace('127.0.0.1', 'localhost')}/design.en.light")
    return page


async def _press(page: Page, kind: str, options: dict[str, Any]) -> dict[str, Any]:
    """Press a passkey button and return what the page sends to be verified."""
    sent: list[dict[str, Any]] = []

    async def verify(route: Route) -> None:
        sent.append(json.loads(route.request.post_data or "{}"))
        await route.fulfill(json={"next": f"/design.en.light?{kind}"})

    await page.route(
        "**/passkey/options", lambda route: route.fulfill(json={"challenge_id": "c-1", "options": options})
    )
    await page.route("**/passkey/verify", verify)
    await page.evaluate(
        """kind => {
            const button = document.createElement('button');
            button.dataset.passkey = kind;
            button.dataset.optionsUrl = '/passkey/options';
            button.dataset.verifyUrl = '/passkey/verify';
            document.body.append(button);
            button.click();
        }""",
        kind,
    )
    await page.wait_for_url(f"**/design.en.light?{kind}")
    assert sent[0]["challenge_id"] == "c-1"
    return dict(sent[0]["credential"])


async def test_a_passkey_is_made_and_then_used(chromium: Browser, preview_address: str) -> None:
    page = await _page_with_authenticator(chromium, preview_address)
    made = await _press(page, "register", CREATION)
    assert made["type"] == "public-key"
    assert {"clientDataJSON", "attestationObject", "transports"} <= made["response"].keys()
    used = await _press(page, "sign-in", REQUEST)
    assert used["id"] == made["id"]
    assert {"clientDataJSON", "authenticatorData", "signature"} <= used["response"].keys()
    assert used["response"]["userHandle"] == "dXNlcg"
    await page.context.close()
