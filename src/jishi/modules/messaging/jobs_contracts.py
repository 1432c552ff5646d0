"""The jobs of messaging and what they carry."""

from uuid import UUID

import msgspec

from jishi.platform.jobs import Job


class TellAbsent(msgspec.Struct, frozen=True):
    """Tell who has not read this message by then, and has no page open."""

    room_id: UUID
    seq: int


TELL_ABSENT = Job("messaging.tell_absent", TellAbsent)
