"""A shop to take pictures of: one that runs, or one that is started for it; and people in it who do something."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import msgspec

from scripts.shots.office import find_pages

CHOICES = 4
"""Variants of a product that shows what choosing is like."""

READY_SECONDS = 600
PASSWORD = "集市-demo-2026"
SHOPPER, STAFF = "mei@jishi.example", "staff@jishi.example"


class Scene(msgspec.Struct, frozen=True):
    """The addresses of pages by name, and the session tokens of the people who see them."""

    url: str
    public: dict[str, str]
    shopper: dict[str, str]
    staff: dict[str, str]
    shopper_token: str
    staff_token: str


@contextlib.contextmanager
def running(url: str) -> Iterator[str]:
    """The address of a shop that answers: `url`, or else one of our own on JISHI_PORT until the block ends."""
    if url:
        yield url.rstrip("/")
        return
    port = os.environ.get("JISHI_PORT") or "8000"
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "JISHI_RATE_LIMITS": "false"}
    process = subprocess.Popen([sys.executable, "-m", "jishi", "run"], env=environment)
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("The shop did not come up; the lines above say why.")
            time.sleep(0.5)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def prepare(url: str) -> Scene:
    """Have the demo shopper fill a cart and pay for something, so that there is something to see."""
    found = Caller(url).get("/api/v1/products?limit=60")["items"]
    goods = [Caller(url).get(f"/api/v1/products/{card['code']}") for card in _spread(found, 10)]
    rich = next((product for product in goods if len(product["variants"]) >= CHOICES), goods[0])
    shopper, staff = Caller(url), Caller(url)
    shopper.sign_in(SHOPPER)
    staff.sign_in(STAFF)
    _fill_cart(shopper, goods)
    waiting = _buy(shopper, goods[0])
    paid = _buy(shopper, goods[1])
    _pay(paid["pay_url"])
    category = _category(url)
    alike = Caller(url).get(f"/api/v1/products?category={category}&limit=20")["items"]
    codes = [card["code"] for card in _spread(alike, 3)]
    shop = Caller(url).get("/api/v1/shops")[0]["slug"]
    public = {
        "home": "/",
        "discover": "/discover",
        "category": f"/c/{category}",
        "product": f"/products/{rich['code']}",
        "compare": f"/compare?ids={','.join(codes)}",
        "search": f"/search?q={quote('茶')}",
        "search-nothing": f"/search?q={quote('没有这种东西')}",
        "shop": f"/shop/{shop}",
        "help": "/help",
        "sign-in": "/sign-in",
        "not-found": "/no-such-page",
    }
    private = {
        "cart": "/cart",
        "checkout": "/checkout",
        "pay": waiting["pay_url"],
        "order": f"/orders/{paid['orders'][0]['number']}",
        "orders": "/orders",
        "account": "/account",
        "addresses": "/account/addresses",
    }
    return Scene(url, public, private, find_pages(url, staff.token), shopper.token, staff.token)


def prepare_office(url: str) -> Scene:
    """Only the console, without buying anything."""
    staff = Caller(url)
    staff.sign_in(STAFF)
    return Scene(url, {}, {}, find_pages(url, staff.token), "", staff.token)


class Caller:
    """Speaks JSON with the shop as one person."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.token = ""

    def get(self, path: str) -> Any:
        """What is there."""
        return self._call("GET", path)

    def post(self, path: str, body: object) -> Any:
        """The answer to a body that was sent."""
        return self._call("POST", path, body)

    def delete(self, path: str) -> Any:
        """The answer to taking something away."""
        return self._call("DELETE", path)

    def sign_in(self, contact: str) -> None:
        """Go on as a person of the demo world."""
        body = {"method": "password", "contact": contact, "password": PASSWORD}
        self.token = self.post("/api/v1/sessions", body)["token"]

    def _call(self, method: str, path: str, body: object = None) -> Any:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._url + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refusal:
            raise SystemExit(f"{method} {path}: {refusal.code} {refusal.read().decode()[:500]}") from refusal


def _answers(url: str) -> bool:
    with contextlib.suppress(OSError, http.client.HTTPException):
        return bool(urllib.request.urlopen(f"{url}/health", timeout=2).status == 200)
    return False


def _spread(items: list[Any], count: int) -> list[Any]:
    """So many of them, not next to one another."""
    return items[:: max(1, len(items) // count)][:count]


def _variant(product: Any) -> str:
    """A variant that can be bought."""
    return str(product["variants"][0]["id"])


def _fill_cart(shopper: Caller, goods: list[Any]) -> None:
    for part in shopper.get("/api/v1/cart")["shops"]:
        for line in part["lines"]:
            shopper.delete(f"/api/v1/cart/lines/{line['variant_id']}")
    for quantity, product in enumerate(goods[2:5], start=1):
        shopper.post("/api/v1/cart/lines", {"variant_id": _variant(product), "quantity": quantity})


def _buy(shopper: Caller, product: Any) -> Any:
    return shopper.post("/api/v1/checkouts/one-click", {"variant_id": _variant(product), "channel": "sandbox"})


def _pay(pay_url: str) -> None:
    """As a program pays at the sandbox, which tells the shop before it answers."""
    parts = urlsplit(pay_url)
    body = json.dumps({"order": parse_qs(parts.query)["order"][0], "wait": True}).encode()
    target = f"{parts.scheme}://{parts.netloc}/v1/pay"
    request = urllib.request.Request(target, data=body, headers={"Content-Type": "application/json"}, method="POST")
    urllib.request.urlopen(request, timeout=60).close()


def _category(url: str) -> str:
    """A category with something below it."""
    categories = Caller(url).get("/api/v1/categories")
    parents = {category["parent_id"] for category in categories}
    first = next((category for category in categories if category["id"] in parents), categories[0])
    return str(first["code"])
