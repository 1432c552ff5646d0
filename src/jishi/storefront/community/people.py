"""People's pages, and how one stands to them."""

from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.page import Page
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Listed, NoteCard, Profile, ProfileChange, Section
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront.buying.fields import Fields, find_id, read_fields
from jishi.storefront.community.shown import AUDIENCES, tiles
from jishi.storefront.reviewing.form import explain
from jishi.storefront.shared import fragment, own_page, words_of

PAGE = 20
PEOPLE = 30
SECTIONS = {
    Section.NOTES: "My notes",
    Section.COLLECTIONS: "My collections",
    Section.PEOPLE: "Whom I follow, and who follows me",
}
"""Message ids of the parts of a profile that have a page."""


@get("/u/{handle:str}", include_in_schema=False)
async def show(
    request: AnyRequest, handle: FromPath[str], tab: FromQuery[str] = "", cursor: FromQuery[str] = ""
) -> Response[bytes]:
    """Somebody's page: their notes and collections; on one's own also drafts, what one saved and what one likes."""
    context = context_of(request)
    words, actor, tx = words_of(context), await context.actor(), context.tx
    profile = await social.get_profile(tx, actor, handle)
    tabs = _tabs(profile)
    chosen = tab if tab in tabs else "notes"
    path = f"/u/{profile.person.handle}"
    if chosen == "collections":
        found = await social.list_collections(tx, actor, handle) if Section.COLLECTIONS in profile.sections else []
        shown = [(one, words.small(one.cover, (320, 640))) for one in found]
        return await own_page(
            request, "community/person.html", profile=profile, path=path, tab=chosen, tabs=tabs, collections=shown,
            tiles=[], next_url=None, is_closed=Section.COLLECTIONS not in profile.sections,
        )  # fmt: skip
    page = await _notes(tx, actor, profile, chosen, cursor)
    query = {"tab": chosen, "cursor": page.next_cursor}
    values: dict[str, Any] = {
        "tiles": tiles(words, page.items),
        "next_url": f"{path}?{urlencode(query)}" if page.next_cursor else None,
    }
    if is_htmx(request) and cursor:
        return fragment(request, "community/more.html", **values)
    return await own_page(
        request, "community/person.html", profile=profile, path=path, tab=chosen, tabs=tabs, collections=[],
        is_closed=chosen == "notes" and Section.NOTES not in profile.sections, **values,
    )  # fmt: skip


@get("/u/{handle:str}/followers", include_in_schema=False)
async def followers(request: AnyRequest, handle: FromPath[str], cursor: FromQuery[str] = "") -> Response[bytes]:
    """Who follows somebody."""
    context = context_of(request)
    page = await social.list_followers(context.tx, await context.actor(), handle, cursor=cursor, limit=PEOPLE)
    return await _people(request, handle, "followers", page, cursor)


@get("/u/{handle:str}/following", include_in_schema=False)
async def followed(request: AnyRequest, handle: FromPath[str], cursor: FromQuery[str] = "") -> Response[bytes]:
    """Whom somebody follows."""
    context = context_of(request)
    page = await social.list_following(context.tx, await context.actor(), handle, cursor=cursor, limit=PEOPLE)
    return await _people(request, handle, "following", page, cursor)


@get("/collections/{collection_id:str}", include_in_schema=False)
async def collection(request: AnyRequest, collection_id: FromPath[str], cursor: FromQuery[str] = "") -> Response[bytes]:
    """The notes that somebody keeps together."""
    context = context_of(request)
    actor, wanted = await context.actor(), find_id(collection_id)
    if wanted is None:
        raise NotFound
    owner_id, name = await social.access_collection(context.tx, actor, wanted)
    page = await social.list_collected(context.tx, actor, wanted, cursor=cursor, limit=PAGE)
    next_url = f"/collections/{wanted}?{urlencode({'cursor': page.next_cursor})}" if page.next_cursor else None
    values: dict[str, Any] = {"tiles": tiles(words_of(context), page.items), "next_url": next_url}
    if is_htmx(request) and cursor:
        return fragment(request, "community/more.html", **values)
    owner = (await social.get_people(context.tx, [owner_id]))[owner_id]
    return await own_page(request, "community/collection.html", name=name, owner=owner, id=wanted, **values)


@post("/collections/{collection_id:str}/deletion", status_code=200, include_in_schema=False)
async def drop_collection(request: AnyRequest, collection_id: FromPath[str]) -> Redirect:
    """Give up one's own collection; its notes stay collected."""
    context = context_of(request)
    actor, wanted = await context.actor(), find_id(collection_id)
    actor.require_account()
    if wanted is None:
        raise NotFound
    await social.drop_collection(context.tx, actor, wanted)
    context.flash("success", "The collection is gone; its notes stay among those that you saved.")
    return Redirect("/me/page?tab=saved", status_code=303)


@get("/me/page", include_in_schema=False)
async def mine(request: AnyRequest, tab: FromQuery[str] = "") -> Redirect:
    """One's own page; a first visit makes one known here."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    profile = await social.get_own_profile(context.tx, actor)
    handle = profile.person.handle or social.given_handle(actor.require_account())
    return Redirect(f"/u/{handle}" + (f"?{urlencode({'tab': tab})}" if tab else ""), status_code=303)


@post("/u/{handle:str}/follow", status_code=200, include_in_schema=False)
async def follow(request: AnyRequest, handle: FromPath[str]) -> Response[bytes] | Redirect:
    """Follow somebody (`wanted` is 1), or not any more (0)."""
    context = context_of(request)
    actor, fields = await context.actor(), await read_fields(request)
    change = social.unfollow if fields.text("wanted") == "0" else social.follow
    try:
        standing = await change(context.tx, actor, handle)
    except (Conflict, Invalid) as refusal:
        await context.tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
        return Redirect(f"/u/{handle}", status_code=303)
    if is_htmx(request):
        return fragment(request, "community/follow.html", handle=handle, following=standing.relation.following,
                        friend=standing.relation.friend)  # fmt: skip
    return Redirect(
        fields.text("next") if fields.text("next").startswith("/notes/") else f"/u/{handle}", status_code=303
    )


@post("/u/{handle:str}/block", status_code=200, include_in_schema=False)
async def block(request: AnyRequest, handle: FromPath[str]) -> Redirect:
    """Have nothing to do with somebody (`wanted` is 1), or let them be (0)."""
    context = context_of(request)
    actor, fields = await context.actor(), await read_fields(request)
    if fields.text("wanted") == "0":
        await social.unblock(context.tx, actor, handle)
        context.flash("success", "You can see each other again.")
    else:
        await social.block(context.tx, actor, handle)
        context.flash("success", "You do not see each other any more.")
    return Redirect("/account/profile#blocked", status_code=303)


@post("/u/{handle:str}/mute", status_code=200, include_in_schema=False)
async def mute(request: AnyRequest, handle: FromPath[str]) -> Redirect:
    """Keep somebody's notes out of one's feeds (`wanted` is 1), or let them in again (0)."""
    context = context_of(request)
    actor, fields = await context.actor(), await read_fields(request)
    if fields.text("wanted") == "0":
        await social.unmute(context.tx, actor, handle)
        context.flash("success", "Their notes come to you again.")
    else:
        await social.mute(context.tx, actor, handle)
        context.flash("success", "Their notes stay out of your feeds. They do not notice.")
    return Redirect(f"/u/{handle}", status_code=303)


@get("/account/profile", include_in_schema=False)
async def edit(request: AnyRequest) -> Response[bytes]:
    """What others see of oneself, and who may."""
    return await _edit(request, None)


@post("/account/profile", status_code=200, include_in_schema=False)
async def change(request: AnyRequest) -> Response[bytes] | Redirect:
    """Change it."""
    context = context_of(request)
    actor, fields = await context.actor(), await read_fields(request)
    actor.require_account()
    audiences = {one.value: one for one in AUDIENCES}
    privacy = {
        section: audiences[chosen]
        for section in SECTIONS
        if (chosen := fields.text(f"see-{section.value}")) in audiences
    }
    wanted = ProfileChange(handle=fields.text("handle"), bio=fields.text("bio"), privacy=privacy)
    try:
        async with context.tx.savepoint():
            own = await social.change_profile(context.tx, actor, wanted)
    except (Invalid, Conflict) as refusal:
        return await _edit(request, fields, explain(context, refusal), refusal.status)
    context.flash("success", "Saved.")
    return Redirect(f"/u/{own.person.handle}", status_code=303)


async def _edit(request: AnyRequest, fields: Fields | None, errors: Any = None, status: int = 200) -> Response[bytes]:
    context = context_of(request)
    actor = await context.actor()
    own = await social.get_own_profile(context.tx, actor)
    return await own_page(
        request,
        "community/profile.html",
        status=status,
        own=own,
        handle=fields.text("handle") if fields else own.person.handle or social.given_handle(actor.require_account()),
        bio=fields.text("bio") if fields else own.bio,
        errors=errors or explain(context, None),
        sections=[(one.value, name, own.privacy[one].value) for one, name in SECTIONS.items()],
        blocked=(await social.list_blocked(context.tx, actor, limit=100)).items,
        muted=(await social.list_muted(context.tx, actor, limit=100)).items,
    )


def _tabs(profile: Profile) -> list[str]:
    return ["notes", "collections"] + (["drafts", "saved", "liked"] if profile.is_mine else [])


async def _notes(tx: Tx, actor: Actor, profile: Profile, tab: str, cursor: str) -> Page[NoteCard]:
    if tab == "drafts":
        return await social.list_unpublished(tx, actor, cursor=cursor, limit=PAGE)
    if tab == "saved":
        return await social.list_saved(tx, actor, cursor=cursor, limit=PAGE)
    if tab == "liked":
        return await social.list_liked(tx, actor, cursor=cursor, limit=PAGE)
    if Section.NOTES not in profile.sections:
        return Page([])
    return await social.list_notes_of(tx, actor, profile.person.handle, cursor=cursor, limit=PAGE)


async def _people(request: AnyRequest, handle: str, which: str, page: Page[Listed], cursor: str) -> Response[bytes]:
    context = context_of(request)
    actor = await context.actor()
    next_url = f"/u/{handle}/{which}?{urlencode({'cursor': page.next_cursor})}" if page.next_cursor else None
    values: dict[str, Any] = {"people": page.items, "next_url": next_url, "me": actor.account_id}
    if is_htmx(request) and cursor:
        return fragment(request, "community/more_people.html", **values)
    person = await social.get_person(context.tx, actor, handle)
    return await own_page(request, "community/people.html", person=person, which=which, **values)


routes = [
    show,
    followers,
    followed,
    collection,
    drop_collection,
    mine,
    follow,
    block,
    mute,
    edit,
    change,
]
