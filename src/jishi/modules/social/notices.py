"""What people are told about each other."""

from jishi.modules.notifications.contracts import Group, Kind

FOLLOWED = Kind(
    code="social.followed",
    group=Group.SOCIAL,
    title="Somebody follows you",
    text="%(name)s follows you now.",
    link="/u/%(handle)s",
    email=False,
    sample={"name": "林小梅", "handle": "mei_tea"},
)

FRIENDS = Kind(
    code="social.friends",
    group=Group.SOCIAL,
    title="You are friends now",
    text="%(name)s follows you back: you are friends now.",
    link="/u/%(handle)s",
    email=False,
    sample={"name": "林小梅", "handle": "mei_tea"},
)

LIKED = Kind(
    code="social.liked",
    group=Group.SOCIAL,
    title="Your note is liked",
    text="%(name)s and others today like your note “%(note)s”.",
    link="/notes/%(code)s",
    email=False,
    sample={"name": "林小梅", "note": "Tea in the rain", "code": "ABC"},
)

COMMENTED = Kind(
    code="social.commented",
    group=Group.SOCIAL,
    title="A comment on your note",
    text="%(name)s on “%(note)s”: %(text)s",
    link="/notes/%(code)s#comments",
    email=False,
    sample={"name": "林小梅", "note": "Tea in the rain", "text": "Where is the cup from?", "code": "ABC"},
)

ANSWERED = Kind(
    code="social.answered",
    group=Group.SOCIAL,
    title="An answer to your comment",
    text="%(name)s answered you: %(text)s",
    link="/notes/%(code)s#comments",
    email=False,
    sample={"name": "林小梅", "text": "From the shop below.", "code": "ABC"},
)

MENTIONED = Kind(
    code="social.mentioned",
    group=Group.SOCIAL,
    title="You are mentioned",
    text="%(name)s mentions you in “%(note)s”.",
    link="/notes/%(code)s",
    email=False,
    sample={"name": "林小梅", "note": "Tea in the rain", "code": "ABC"},
)

HIDDEN = Kind(
    code="social.hidden",
    group=Group.SOCIAL,
    title="Your note was hidden",
    text="Your note “%(note)s” is not shown any more. The reason: %(reason)s",
    link="/notes/%(code)s",
    sample={"note": "Tea in the rain", "reason": "Advertising", "code": "ABC"},
)

KINDS = (FOLLOWED, FRIENDS, LIKED, COMMENTED, ANSWERED, MENTIONED, HIDDEN)
