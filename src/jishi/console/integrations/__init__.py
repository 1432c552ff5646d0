"""API keys and webhooks, looked after by people."""

from jishi.console.integrations import keys, webhooks

routes = [*keys.routes, *webhooks.routes]
