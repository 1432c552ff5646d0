"""The public functions of social."""

from jishi.modules.social.actions.fill import introduce_everybody
from jishi.modules.social.actions.lists import (
    list_blocked,
    list_followers,
    list_following,
    list_friends,
    list_muted,
    search_people,
    suggest_people,
)
from jishi.modules.social.actions.people import (
    blocked_among,
    find_person,
    get_people,
    get_person,
    introduce,
    introduce_accounts,
    introduce_actor,
    relations,
    rename,
)
from jishi.modules.social.actions.pictures import add_picture
from jishi.modules.social.actions.profiles import change_profile, get_own_profile, get_profile
from jishi.modules.social.actions.relate import block, follow, mute, remove_follower, unblock, unfollow, unmute

__all__ = [
    "add_picture",
    "block",
    "blocked_among",
    "change_profile",
    "find_person",
    "follow",
    "get_own_profile",
    "get_people",
    "get_person",
    "get_profile",
    "introduce",
    "introduce_accounts",
    "introduce_actor",
    "introduce_everybody",
    "list_blocked",
    "list_followers",
    "list_following",
    "list_friends",
    "list_muted",
    "mute",
    "relations",
    "remove_follower",
    "rename",
    "search_people",
    "suggest_people",
    "unblock",
    "unfollow",
    "unmute",
]
