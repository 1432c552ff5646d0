"""The rich description of a product, assembled from its words."""

from __future__ import annotations

import random

from jishi.demo.world.model import Brand, Text
from jishi.demo.world.words.forms import Department, Kind, Trait

_HEADINGS = (
    (Text("为什么喜欢它", "Why we like it"), Text("用之前", "Good to know")),
    (Text("好在哪里", "What is good about it"), Text("小提醒", "A few notes")),
    (Text("细节", "Details"), Text("使用与保养", "Use and care")),
)


def description(
    kind: Kind, trait: Trait, facts: tuple[Text, ...], department: Department, brand: Brand, rng: random.Random
) -> Text:
    """HTML in both languages: a paragraph, two short lists, a closing promise."""
    good, notes = rng.choice(_HEADINGS)
    promises = rng.sample(department.promises, 2)
    sides = []
    for locale in ("zh", "en"):

        def say(text: Text, locale: str = locale) -> str:
            return text.get(locale)

        points = [
            f"<strong>{say(trait.name)}</strong>{'：' if locale == 'zh' else ': '}{say(trait.line)}",
            say(promises[0]),
        ]
        sides.append(
            f"<p>{say(kind.story)}</p>"
            f"<h3>{say(good)}</h3><ul>{_items(points)}</ul>"
            f"<h3>{say(notes)}</h3><ul>{_items([say(fact) for fact in facts])}</ul>"
            f"<p><em>{say(brand.name)}</em>{'——' if locale == 'zh' else ': '}{say(brand.story)}"
            f"{'' if locale == 'zh' else ' '}{say(promises[1])}</p>"
        )
    return Text(sides[0], sides[1])


def _items(points: list[str]) -> str:
    return "".join(f"<li>{point}</li>" for point in points)
