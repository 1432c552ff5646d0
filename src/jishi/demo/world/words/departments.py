"""The six departments in their order."""

from __future__ import annotations

from jishi.demo.world.words.beauty import BEAUTY
from jishi.demo.world.words.fashion import FASHION
from jishi.demo.world.words.food import FOOD
from jishi.demo.world.words.forms import Department
from jishi.demo.world.words.home import HOME
from jishi.demo.world.words.outdoor import OUTDOOR
from jishi.demo.world.words.technology import TECHNOLOGY

DEPARTMENTS: tuple[Department, ...] = (FASHION, BEAUTY, HOME, TECHNOLOGY, FOOD, OUTDOOR)
