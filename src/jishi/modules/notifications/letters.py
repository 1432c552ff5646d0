"""Letters: a plain text and an HTML part with the shop's look, which mail programs take."""

from html import escape

import msgspec

from jishi.kernel import base64url
from jishi.kernel.text import pick
from jishi.modules.notifications.contracts import Group, Kind
from jishi.modules.notifications.words import Said
from jishi.platform.http import cookies
from jishi.platform.i18n import Translations, translations
from jishi.platform.mail import Letter
from jishi.platform.settings import Settings

PURPOSE = "unsubscribe"

FRAME = """<!doctype html>
<html lang="{locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>{subject}</title></head>
<body style="margin:0;padding:0;background:#f6f3ee;color:#2a2521;
font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 8px 16px;font-size:20px;font-weight:700">
<a href="{home}" style="color:#c2341d;text-decoration:none">{shop}</a></td></tr>
<tr><td style="background:#ffffff;border:1px solid #e8e2d9;border-radius:16px;padding:32px 28px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.35">{subject}</h1>
{paragraphs}{button}</td></tr>
<tr><td style="padding:20px 8px;font-size:13px;line-height:1.6;color:#6f675f">{footer}</td></tr>
</table></td></tr></table></body></html>
"""
PARAGRAPH = '<p style="margin:0 0 14px;font-size:16px;line-height:1.65">{text}</p>'
BUTTON = (
    '<p style="margin:24px 0 4px"><a href="{url}" style="display:inline-block;background:#c2341d;color:#ffffff;'
    'text-decoration:none;font-weight:600;padding:12px 24px;border-radius:999px">{label}</a></p>'
)
LINK = '<a href="{url}" style="color:#6f675f">{label}</a>'


class Footer(msgspec.Struct, frozen=True):
    """The small print: why this came, and links to change that."""

    why: str
    links: list[tuple[str, str]]


def write(settings: Settings, kind: Kind, to: str, locale: str, said: Said, link: str, unsubscribe: str = "") -> Letter:
    """The letter of a notice. `link` and `unsubscribe` are paths; without the latter it cannot be unsubscribed from."""
    words, home = translations(locale), settings.public_url
    subject, text = pick(said.title, locale), pick(said.text, locale)
    button = (words.gettext(kind.action), home + link) if link else None
    footer = _footer(words, settings, kind, unsubscribe)
    headers = {}
    if unsubscribe:
        headers = {
            "List-Unsubscribe": f"<{home}/callbacks{unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    plain = _plain(text, button, footer)
    return Letter(
        to=to,
        subject=" ".join(subject.split()),
        text=plain,
        html=_html(locale, home, words.gettext("Jishi"), subject, text, button, footer),
        headers=headers,
    )


def unsubscribe_path(settings: Settings, recipient: str, group: str) -> str:
    """The path under which `recipient` stops letters of `group`; nobody else can make it up."""
    body = base64url.encode(msgspec.json.encode((recipient, group)))
    return f"/unsubscribe/{body}.{cookies.sign(PURPOSE, body, settings.secret)}"


def _footer(words: Translations, settings: Settings, kind: Kind, unsubscribe: str) -> Footer:
    say, home = words.gettext, settings.public_url
    if Group(kind.group) is Group.SECURITY:
        return Footer(say("We always tell you when something about the safety of your account changes."), [])
    links = [(say("Choose what we write about"), f"{home}/account/notices/settings")]
    if unsubscribe:
        links.append((say("No more of these letters"), home + unsubscribe))
    return Footer(say("You get this letter because you use Jishi."), links)


def _plain(text: str, button: tuple[str, str] | None, footer: Footer) -> str:
    parts = [text.strip()]
    if button:
        parts.append(f"{button[0]}: {button[1]}")
    parts.append("\n".join(["-- ", footer.why, *(f"{label}: {url}" for label, url in footer.links)]))
    return "\n\n".join(parts)


def _html(
    locale: str, home: str, shop: str, subject: str, text: str, button: tuple[str, str] | None, footer: Footer
) -> str:
    paragraphs = "".join(
        PARAGRAPH.format(text=escape(part).replace("\n", "<br>")) for part in text.strip().split("\n\n") if part.strip()
    )
    small = escape(footer.why)
    if footer.links:
        small += "<br>" + " · ".join(LINK.format(url=escape(url), label=escape(label)) for label, url in footer.links)
    return FRAME.format(
        locale=escape(locale),
        home=escape(home),
        shop=escape(shop),
        subject=escape(subject),
        paragraphs=paragraphs,
        button=BUTTON.format(label=escape(button[0]), url=escape(button[1])) if button else "",
        footer=small,
    )
