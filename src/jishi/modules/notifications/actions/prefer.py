"""What a person wants to hear, and by which way."""

import hmac
from collections.abc import Sequence

import msgspec

from jishi.kernel import base64url
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.modules.notifications import queries
from jishi.modules.notifications.contracts import (
    ALWAYS,
    EVERYTHING,
    FOR_STAFF,
    Channel,
    Group,
    Preference,
    PreferenceChange,
)
from jishi.modules.notifications.letters import PURPOSE
from jishi.platform.db import Tx
from jishi.platform.http import cookies


async def list_preferences(tx: Tx, actor: Actor) -> list[Preference]:
    """Every group and channel that concerns the actor, and whether it is on; by default everything is."""
    rows = await tx.fetch(queries.PREFERENCES, str(actor.require_account()))
    chosen = {(topic, channel): enabled for topic, channel, enabled in rows}
    everything = {channel: enabled for topic, channel, enabled in rows if topic == EVERYTHING}
    return [
        Preference(
            group,
            channel,
            group in ALWAYS or (chosen.get((group, channel), True) and everything.get(channel, True)),
            group in ALWAYS,
        )
        for group in Group
        if actor.is_staff or group not in FOR_STAFF
        for channel in Channel
    ]


async def set_preferences(tx: Tx, actor: Actor, changes: Sequence[PreferenceChange]) -> list[Preference]:
    """Change some of them. Raises Invalid for switching off what concerns the safety of the account."""
    account_id = actor.require_account()
    if any(change.group in ALWAYS and not change.enabled for change in changes):
        raise Invalid("Notices about the safety of your account cannot be switched off.")
    final = {(change.group, change.channel): change.enabled for change in changes}
    await _prefer(tx, str(account_id), [(group, channel, on) for (group, channel), on in final.items()])
    return await list_preferences(tx, actor)


async def unsubscribe(tx: Tx, token: str) -> Group:
    """Stop letters of the group that an unsubscribe link names to whom it was sent; again does nothing. Returns the
    group. Raises NotFound for a link that we have not written."""
    recipient, group = read_unsubscribe(tx, token)
    await _prefer(tx, recipient, [(group, Channel.EMAIL, False)])
    return group


def read_unsubscribe(tx: Tx, token: str) -> tuple[str, Group]:
    """Recipient and group of an unsubscribe link. Raises NotFound for one that we have not written."""
    body, _, seal = token.partition(".")
    if not hmac.compare_digest(seal.encode(), cookies.sign(PURPOSE, body, tx.app.settings.secret).encode()):
        raise NotFound
    try:
        return msgspec.json.decode(base64url.decode(body), type=tuple[str, Group])
    except (ValueError, msgspec.MsgspecError):
        raise NotFound from None


async def _prefer(tx: Tx, recipient: str, wishes: Sequence[tuple[str, str, bool]]) -> None:
    columns = [list(column) for column in zip(*wishes, strict=True)] or [[], [], []]
    await tx.execute(queries.PREFER, recipient, *columns, tx.now)
