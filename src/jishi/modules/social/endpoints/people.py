"""People, and how one stands to them."""

from typing import Any

from litestar import delete, get, patch, post, put
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery, JSONBody, MultipartBody

from jishi.kernel.errors import Invalid
from jishi.kernel.page import Page
from jishi.modules.social import api
from jishi.modules.social.contracts import Listed, OwnProfile, Profile, ProfileChange, Standing, Upload
from jishi.platform.http.context import GivenActor, GivenTx

MOST_BYTES = 20 * 1024 * 1024 + 64 * 1024


@get("/people")
async def search_people(
    tx: GivenTx, actor: GivenActor, text: FromQuery[str], cursor: FromQuery[str] = "", limit: FromQuery[int] = 20
) -> Page[Listed]:
    """People whose handle or name begins with `text`, the most followed first."""
    return await api.search_people(tx, actor, text, cursor=cursor, limit=limit)


@get("/people/{handle:str}")
async def show_profile(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> Profile:
    """Somebody's profile, with the sections that one may open."""
    return await api.get_profile(tx, actor, handle)


@get("/people/{handle:str}/followers")
async def list_followers(
    tx: GivenTx, actor: GivenActor, handle: FromPath[str], cursor: FromQuery[str] = "", limit: FromQuery[int] = 30
) -> Page[Listed]:
    """Who follows somebody, the latest first."""
    return await api.list_followers(tx, actor, handle, cursor=cursor, limit=limit)


@get("/people/{handle:str}/following")
async def list_following(
    tx: GivenTx, actor: GivenActor, handle: FromPath[str], cursor: FromQuery[str] = "", limit: FromQuery[int] = 30
) -> Page[Listed]:
    """Whom somebody follows, the latest first."""
    return await api.list_following(tx, actor, handle, cursor=cursor, limit=limit)


@put("/people/{handle:str}/follow")
async def follow(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> Standing:
    """Follow somebody; doing so twice changes nothing."""
    return await api.follow(tx, actor, handle)


@delete("/people/{handle:str}/follow", status_code=200)
async def unfollow(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> Standing:
    """Do not follow somebody any more."""
    return await api.unfollow(tx, actor, handle)


@put("/people/{handle:str}/block", status_code=204)
async def block(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> None:
    """Have nothing to do with somebody, in either direction, at once."""
    await api.block(tx, actor, handle)


@delete("/people/{handle:str}/block")
async def unblock(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> None:
    """Take a block back."""
    await api.unblock(tx, actor, handle)


@put("/people/{handle:str}/mute", status_code=204)
async def mute(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> None:
    """Keep what somebody writes out of one's feeds."""
    await api.mute(tx, actor, handle)


@delete("/people/{handle:str}/mute")
async def unmute(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> None:
    """Let it in again."""
    await api.unmute(tx, actor, handle)


@get("/me/profile")
async def show_own_profile(tx: GivenTx, actor: GivenActor) -> OwnProfile:
    """One's own profile, with who may see what."""
    return await api.get_own_profile(tx, actor)


@patch("/me/profile")
async def change_own_profile(tx: GivenTx, actor: GivenActor, data: JSONBody[ProfileChange]) -> OwnProfile:
    """Change it. A handle can be changed once in 30 days."""
    return await api.change_profile(tx, actor, data)


@post("/me/pictures", request_max_body_size=MOST_BYTES)
async def upload(tx: GivenTx, actor: GivenActor, data: MultipartBody[dict[str, Any]]) -> Upload:
    """Upload a picture (multipart field `file`) for one's notes or profile."""
    actor.require_account()
    file = data.get("file")
    if not isinstance(file, UploadFile):
        raise Invalid("Please choose a picture.", fields={"file": "Please fill this in."})
    return await api.add_picture(tx, actor, await file.read())


@get("/me/friends")
async def list_friends(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 30
) -> Page[Listed]:
    """People whom one follows and who follow one."""
    return await api.list_friends(tx, actor, cursor=cursor, limit=limit)


@get("/me/suggestions")
async def suggest_people(tx: GivenTx, actor: GivenActor, limit: FromQuery[int] = 12) -> list[Listed]:
    """People whom one may like to follow."""
    actor.require_account()
    return await api.suggest_people(tx, actor, limit=limit)


@delete("/me/followers/{handle:str}")
async def remove_follower(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> None:
    """Somebody does not follow one any more, and is not told."""
    await api.remove_follower(tx, actor, handle)


@get("/me/blocks")
async def list_blocked(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 30
) -> Page[Listed]:
    """Whom one has blocked."""
    return await api.list_blocked(tx, actor, cursor=cursor, limit=limit)


@get("/me/mutes")
async def list_muted(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 30
) -> Page[Listed]:
    """Whom one has muted."""
    return await api.list_muted(tx, actor, cursor=cursor, limit=limit)


handlers = [
    search_people,
    show_profile,
    list_followers,
    list_following,
    follow,
    unfollow,
    block,
    unblock,
    mute,
    unmute,
    show_own_profile,
    change_own_profile,
    upload,
    list_friends,
    suggest_people,
    remove_follower,
    list_blocked,
    list_muted,
]
