"""Avatars drawn from initials, for people without a picture."""

from html import escape
from itertools import takewhile
from urllib.parse import quote, unquote, urlsplit

GROUNDS = {
    "cinnabar": "#b4432d",
    "apricot": "#a8642a",
    "moss": "#5f6f2e",
    "jade": "#2f7060",
    "lake": "#2b6a86",
    "indigo": "#47589b",
    "plum": "#88456f",
    "ink": "#47484d",
}
PREFIX = "/avatars/"


def initials(name: str) -> str:
    """The last of the leading Chinese characters, as friends would call one, or up to two Latin letters."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return name[:1] or "?"
    if not words[0][0].isascii():
        return "".join(takewhile(lambda letter: not letter.isascii(), words[0]))[-1]
    return "".join(word[0] for word in words[:2]).upper()


def avatar_path(name: str, colour: str) -> str:
    """Where the drawn avatar of `name` is served."""
    return f"{PREFIX}{colour}/{quote(initials(name), safe='')}.svg"


def steady_colour(seed: int) -> str:
    """A colour that belongs to `seed`, for accounts that have not chosen."""
    return tuple(GROUNDS)[seed % len(GROUNDS)]


def colour_of(avatar_url: str) -> str | None:
    """The chosen colour of a drawn avatar; None for a picture of one's own."""
    if not avatar_url.startswith(PREFIX):
        return None
    colour = unquote(urlsplit(avatar_url).path[len(PREFIX) :]).partition("/")[0]
    return colour if colour in GROUNDS else None


def draw_avatar(colour: str, letters: str) -> str:
    """An SVG of the letters on their ground. White on every ground has a contrast of at least 4.5:1."""
    size = 44 if len(letters) > 1 else 50
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<rect width="100" height="100" fill="{GROUNDS[colour]}"/>'
        f'<text x="50" y="51" text-anchor="middle" dominant-baseline="central" fill="#fff" font-size="{size}"'
        ' font-family="system-ui,-apple-system,PingFang SC,Noto Sans CJK SC,Microsoft YaHei,sans-serif">'
        f"{escape(letters)}</text></svg>"
    )
