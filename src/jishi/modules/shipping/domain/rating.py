"""Which zone a destination is in, and what a parcel costs to send there."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.errors import Invalid
from jishi.kernel.text import Text
from jishi.modules.shipping.contracts import Destination, Parcel, Plan, Promise, Rate, ShippingOffer, Zone
from jishi.modules.shipping.domain.provinces import SEPARATE, province_code

ELSEWHERE = "*"
PLATFORM = UUID(int=0)
"""Stands for the platform itself where a shop could stand."""


def zone_of(zones: Sequence[Zone], destination: Destination) -> Zone | None:
    """The most exact zone: one naming the province, else the whole country, else the rest of the world."""
    country, province = destination.country.upper(), ""
    if country == "CN":
        province = province_code(destination.province)
        if province in SEPARATE:
            country, province = province, ""
    by_province = [zone for zone in zones if zone.country == country and province and province in zone.provinces]
    whole = [zone for zone in zones if zone.country == country and not zone.provinces]
    rest = [zone for zone in zones if zone.country == ELSEWHERE]
    return next(iter([*by_province, *whole, *rest]), None)


def freight(rate: Rate, weight: int) -> int:
    """Minor units for `weight` grams: the first step, then every further step begun."""
    beyond = max(0, weight - rate.first_weight)
    steps = -(-beyond // rate.step_weight) if beyond else 0
    return rate.first_price + steps * rate.step_price


def offers_for(plan: Plan, parcel: Parcel, destination: Destination) -> list[ShippingOffer]:
    """All ways to send `parcel` there, the cheapest first; none when the plan does not reach it."""
    zone = zone_of(plan.zones, destination)
    if zone is None:
        return []
    found = []
    for method in plan.methods:
        rate = next((rate for rate in method.rates if rate.zone == zone.code), None)
        if rate is None or (rate.most_weight is not None and parcel.weight > rate.most_weight):
            continue
        full = freight(rate, parcel.weight)
        free = rate.free_from is not None and parcel.value >= rate.free_from
        found.append(
            ShippingOffer(
                method.code,
                method.name,
                0 if free else full,
                rate.days_from,
                rate.days_to,
                zone.name,
                full,
                rate.free_from,
            )
        )
    return sorted(found, key=lambda offer: (offer.price, offer.days_to))


def promise_for(plan: Plan, destination: Destination) -> Promise | None:
    """What may be said before anything is in the cart: the cheapest way for the lightest parcel."""
    some = offers_for(plan, Parcel(shop_id=PLATFORM, weight=0, value=0, pieces=1), destination)
    if not some:
        return None
    best = some[0]
    return Promise(best.method, best.name, best.price, best.days_from, best.days_to, best.free_from)


def check_plan(plan: Plan) -> None:
    """Raise Invalid unless every rate names a zone of the plan, no code is used twice, and every number makes sense."""
    zones = [zone.code for zone in plan.zones]
    methods = [method.code for method in plan.methods]
    rates = [rate for method in plan.methods for rate in method.rates]
    sensible = all(
        rate.zone in zones
        and rate.step_weight > 0
        and min(rate.first_weight, rate.first_price, rate.step_price, rate.days_from) >= 0
        and rate.days_from <= rate.days_to
        and (rate.free_from is None or rate.free_from >= 0)
        for rate in rates
    )
    unique = len(set(zones)) == len(zones) and len(set(methods)) == len(methods)
    if not (sensible and unique and methods and zones):
        raise Invalid("This shipping plan does not make sense.", fields={"plan": "This value is not valid."})


def named(zh: str, en: str) -> Text:
    """A text in both languages."""
    return {"zh-CN": zh, "en": en}
