"""Tell people who are not here that somebody has written to them."""

from jishi.kernel.text import Text
from jishi.modules.messaging import notices, queries
from jishi.modules.messaging.actions.access import Access
from jishi.modules.messaging.contracts import MessageState, RoomKind
from jishi.modules.messaging.jobs_contracts import TellAbsent
from jishi.modules.notifications import api as notifications
from jishi.modules.social import api as social
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx


async def tell_absent(tx: Tx, job: TellAbsent) -> None:
    """Tell everybody in the room who has not read this message, has no page open and wants to know; once for all that
    they have not read since they were last there."""
    room = await tx.row(Access, queries.ACCESS, job.room_id, None)
    row = await tx.fetch_row(queries.MESSAGE_AT, job.room_id, job.seq)
    if room is None or row is None or row["state"] != MessageState.SHOWN:
        return
    author = row["author_id"]
    if room.kind == RoomKind.SHOP and not row["as_shop"] and room.shop_read_seq < job.seq:
        await notifications.notify_staff(
            tx,
            notices.ASKED.code,
            permission=Permission.SERVICE_ANSWER,
            shop_id=room.shop_id,
            params={"who": room.title, "room": str(room.id)},
            dedupe=f"{room.id}:{room.shop_read_seq}",
        )
    waiting = [one for one in await tx.fetch(queries.TO_TELL, job.room_id, job.seq) if one[0] != author]
    hidden = await social.blocked_among(tx, author, [one[0] for one in waiting]) if author else set()
    people = await social.get_people(tx, [author] if author else [])
    name = people[author].name if author in people else ""
    for account_id, read_seq, *_ in waiting:
        if account_id in hidden or tx.app.hub.presence.is_online(account_id.hex):
            continue
        who: Text = room.title if room.kind in (RoomKind.SHOP, RoomKind.GROUP) else {"zh-CN": name}
        await notifications.notify(
            tx,
            notices.MESSAGE.code,
            account_id,
            params={"who": who, "room": str(job.room_id)},
            dedupe=f"{job.room_id}:{read_seq}",
        )
