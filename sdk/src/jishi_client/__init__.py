"""The Python client of Jishi.

    from jishi_client import Client

    with Client("https://shop.example", token="jk_…") as shop:
        for order in shop.iterate(shop.orders.search_orders):
            print(order.number)

`AsyncClient` is the same for asyncio. Refusals are `ProblemError`s; `webhooks.verify` checks what the shop sends.
"""

from jishi_client import models, webhooks
from jishi_client.client import AsyncClient, Client
from jishi_client.errors import NoAnswer, ProblemError
from jishi_client.transport import Upload

__all__ = ["AsyncClient", "Client", "NoAnswer", "ProblemError", "Upload", "models", "webhooks"]
