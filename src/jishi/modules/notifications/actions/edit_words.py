"""The words of notices, as the console edits them."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.identity import api as identity
from jishi.modules.notifications import letters, queries
from jishi.modules.notifications.contracts import (
    MOST_SUBJECT,
    MOST_TEXT,
    Group,
    Kind,
    KindWords,
    Preview,
    Version,
    Words,
)
from jishi.modules.notifications.domain import check_words, fill_link, places_of_kind, sample_of, spoken
from jishi.modules.notifications.registry import kinds_of
from jishi.modules.notifications.words import default_words, say_all, words_in_force
from jishi.modules.team.contracts import Permission
from jishi.platform import audit, mail
from jishi.platform.db import Tx
from jishi.platform.i18n import LOCALES


async def list_kinds(tx: Tx, actor: Actor) -> list[KindWords]:
    """Every kind of notice with its words, by group. Raises Forbidden without `notices.edit`."""
    actor.require(Permission.NOTICES_EDIT)
    edited: dict[str, dict[str, Words]] = {}
    for code, locale, subject, text in await tx.fetch(queries.EDITED):
        if subject is not None:
            edited.setdefault(code, {})[locale] = Words(subject, text)
    return [_as_words(kind, edited.get(kind.code, {})) for kind in kinds_of(tx.app)]


async def get_kind(tx: Tx, actor: Actor, code: str) -> KindWords:
    """One kind of notice with its words. Raises NotFound, Forbidden without `notices.edit`."""
    actor.require(Permission.NOTICES_EDIT)
    kind = _kind(tx, code)
    rows = await tx.fetch(queries.WORDS_IN_FORCE, code)
    return _as_words(kind, {locale: Words(subject, text) for locale, subject, text in rows if subject is not None})


async def save_words(tx: Tx, actor: Actor, code: str, locale: str, words: Words) -> KindWords:
    """Put new words in force for one language, as the next version.

    Raises NotFound, Forbidden without `notices.edit`, Invalid for fields `subject` and `text`: too long, or with a
    place that the kind does not fill.
    """
    actor.require(Permission.NOTICES_EDIT)
    kind = _kind(tx, code)
    clean_words = check(kind, locale, words)
    await _add_version(tx, actor, code, locale, clean_words)
    return await get_kind(tx, actor, code)


async def reset_words(tx: Tx, actor: Actor, code: str, locale: str) -> KindWords:
    """Go back to what the kind came with. Raises NotFound, Conflict when it is that already, Forbidden."""
    actor.require(Permission.NOTICES_EDIT)
    kind = await get_kind(tx, actor, code)
    if not kind.edited.get(_locale(locale)):
        raise Conflict("These are the original words already.")
    await _add_version(tx, actor, code, locale, None)
    return await get_kind(tx, actor, code)


async def list_versions(tx: Tx, actor: Actor, code: str) -> list[Version]:
    """The last hundred edits, the newest first. Raises NotFound, Forbidden without `notices.edit`."""
    actor.require(Permission.NOTICES_EDIT)
    _kind(tx, code)
    return [
        Version(version, locale, None if subject is None else Words(subject, text), at, by)
        for version, locale, subject, text, at, by in await tx.fetch(queries.VERSIONS, code)
    ]


async def preview(tx: Tx, actor: Actor, code: str, locale: str, words: Words | None = None) -> Preview:
    """The letter with sample data: of the words in force, or of those given, which are checked but not kept.

    Raises NotFound, Forbidden without `notices.edit`, Invalid as `save_words`.
    """
    actor.require(Permission.NOTICES_EDIT)
    kind = _kind(tx, code)
    letter = await _sample(tx, kind, _locale(locale), words, to="")
    return Preview(locale, letter.subject, letter.text, letter.html)


async def send_test(tx: Tx, actor: Actor, code: str, locale: str) -> str:
    """Send the letter with sample data to the actor's own e-mail address, and return that.

    Raises NotFound, Conflict for an account without an address, Forbidden without `notices.edit`.
    """
    actor.require(Permission.NOTICES_EDIT)
    kind = _kind(tx, code)
    profile = await identity.get_profile(tx, actor.require_account())
    if not profile.email:
        raise Conflict("Your account has no e-mail address to send it to.")
    mail.post(tx, await _sample(tx, kind, _locale(locale), None, to=profile.email))
    return profile.email


def check(kind: Kind, locale: str, words: Words) -> Words:
    """The words as they are stored. Raises Invalid."""
    _locale(locale)
    subject = clean(words.subject, field="subject", least=1, most=MOST_SUBJECT)
    text = clean(words.text, field="text", least=1, most=MOST_TEXT, lines=True).replace("\r\n", "\n")
    places = places_of_kind(kind)
    check_words(subject, places, field="subject")
    check_words(text, places, field="text")
    return Words(subject, text)


async def _sample(tx: Tx, kind: Kind, locale: str, words: Words | None, *, to: str) -> mail.Letter:
    given = {locale: check(kind, locale, words)} if words else {locale: (await words_in_force(tx, kind))[locale]}
    params = sample_of(kind)
    link = fill_link(kind.link, spoken(params, locale))
    return letters.write(tx.app.settings, kind, to, locale, say_all(given, params), link)


async def _add_version(tx: Tx, actor: Actor, code: str, locale: str, words: Words | None) -> None:
    await tx.execute(queries.LOCK_KIND, code)
    subject, text = (words.subject, words.text) if words else (None, None)
    await tx.execute(queries.ADD_WORDS, uuid7(), code, locale, subject, text, actor.account_id, tx.now)
    act = "notices.words_changed" if words else "notices.words_reset"
    await audit.record(tx, actor, act, "notice_kind", code, {"locale": locale})


def _kind(tx: Tx, code: str) -> Kind:
    if (kind := kinds_of(tx.app).find(code)) is None:
        raise NotFound
    return kind


def _locale(locale: str) -> str:
    if locale not in LOCALES:
        raise Invalid("The shop does not speak this language.", field="locale")
    return locale


def _as_words(kind: Kind, edited: dict[str, Words]) -> KindWords:
    defaults = {locale: default_words(kind, locale) for locale in LOCALES}
    return KindWords(
        kind.code,
        Group(kind.group),
        kind.email,
        sorted(places_of_kind(kind)),
        {locale: edited.get(locale, defaults[locale]) for locale in LOCALES},
        defaults,
        {locale: locale in edited for locale in LOCALES},
    )
