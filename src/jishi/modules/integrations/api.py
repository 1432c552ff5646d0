"""What others may ask of integrations."""

from jishi.modules.integrations.actions.deliveries import get_delivery, list_deliveries, ping, replay, replay_since
from jishi.modules.integrations.actions.endpoints import (
    add_endpoint,
    change_endpoint,
    event_types,
    get_endpoint,
    list_endpoints,
    remove_endpoint,
    rotate_secret,
)
from jishi.modules.integrations.actions.keys import list_keys, make_key, possible_scopes, revoke_key
from jishi.modules.integrations.actions.read_key import read_key
from jishi.modules.integrations.actions.send import announce, is_wanted, send, send_lost, sweep

__all__ = [
    "add_endpoint",
    "announce",
    "is_wanted",
    "change_endpoint",
    "event_types",
    "get_delivery",
    "get_endpoint",
    "list_deliveries",
    "list_endpoints",
    "list_keys",
    "make_key",
    "ping",
    "possible_scopes",
    "read_key",
    "remove_endpoint",
    "replay",
    "replay_since",
    "revoke_key",
    "rotate_secret",
    "send",
    "send_lost",
    "sweep",
]
