"""Who sees what, as the statements of `queries` ask it too."""

from jishi.modules.social.contracts import Audience, Relation, Section

DEFAULTS: dict[Section, Audience] = {
    Section.NOTES: Audience.EVERYONE,
    Section.COLLECTIONS: Audience.EVERYONE,
    Section.REVIEWS: Audience.EVERYONE,
    Section.WISHES: Audience.ME,
    Section.PEOPLE: Audience.EVERYONE,
}
"""Who sees each part of a profile until its owner chooses."""


def may_see(audience: Audience, relation: Relation, *, is_mine: bool) -> bool:
    """Whether somebody who stands to the owner like this may see what is for `audience`."""
    if is_mine:
        return True
    if relation.blocked:
        return False
    return {
        Audience.EVERYONE: True,
        Audience.FOLLOWERS: relation.following,
        Audience.FRIENDS: relation.friend,
        Audience.ME: False,
    }[audience]


def audience_of(privacy: dict[str, str], section: Section) -> Audience:
    """Who may see this section by what is stored."""
    stored = privacy.get(section.value)
    return Audience(stored) if stored else DEFAULTS[section]


def open_sections(privacy: dict[str, str], relation: Relation, *, is_mine: bool) -> list[Section]:
    """The parts of a profile that somebody may open, in their order."""
    return [one for one in Section if may_see(audience_of(privacy, one), relation, is_mine=is_mine)]
