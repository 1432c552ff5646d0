"""All drawings in one table."""

from __future__ import annotations

from jishi.demo.art.drawing import Drawing
from jishi.demo.art.spec import Archetype
from jishi.demo.art.things.accessories import ACCESSORIES
from jishi.demo.art.things.beauty import BEAUTY
from jishi.demo.art.things.drinks import DRINKS
from jishi.demo.art.things.food import FOOD
from jishi.demo.art.things.garments import GARMENTS
from jishi.demo.art.things.home import HOME
from jishi.demo.art.things.kitchen import KITCHEN
from jishi.demo.art.things.outdoor import OUTDOOR
from jishi.demo.art.things.technology import TECHNOLOGY

DRAWINGS: dict[Archetype, Drawing] = {
    **GARMENTS,
    **ACCESSORIES,
    **BEAUTY,
    **HOME,
    **KITCHEN,
    **TECHNOLOGY,
    **FOOD,
    **DRINKS,
    **OUTDOOR,
}
