"""Which carriers there are."""

from collections.abc import Iterable

from jishi.kernel.errors import Invalid
from jishi.modules.shipping.carriers.manual import MANUAL, ManualCarrier
from jishi.modules.shipping.carriers.port import CarrierPort
from jishi.modules.shipping.carriers.sandbox import SandboxCarrier
from jishi.modules.shipping.contracts import Carrier
from jishi.platform.runtime import Runtime


class Carriers:
    """All carriers by code, in the order in which they are offered."""

    def __init__(self, carriers: Iterable[CarrierPort]) -> None:
        self._carriers = {one.carrier.code: one for one in carriers}

    def get(self, code: str) -> CarrierPort:
        """The carrier of `code`. Raises Invalid for one that we do not know."""
        if (found := self._carriers.get(code)) is None:
            raise Invalid("We do not know this carrier.", field="carrier")
        return found

    def find(self, code: str) -> CarrierPort | None:
        """The carrier of `code`, which may no longer be offered."""
        return self._carriers.get(code)

    def all(self) -> list[Carrier]:
        """Every carrier."""
        return [one.carrier for one in self._carriers.values()]


def provide(runtime: Runtime) -> None:
    """Put the carriers in. The sandbox moves no real parcels, so a shop in production does not offer it."""
    real: list[CarrierPort] = [ManualCarrier(one) for one in MANUAL]
    sandbox: list[CarrierPort] = [] if runtime.settings.is_production else [SandboxCarrier(runtime)]
    runtime.provide(Carriers, Carriers([*sandbox, *real]))
