"""What settlement gives a runtime."""

from jishi.modules.notifications import api as notifications
from jishi.modules.settlement import api
from jishi.modules.settlement.banks.by_hand import ByHand
from jishi.modules.settlement.banks.port import BankService
from jishi.modules.settlement.banks.sandbox import SandboxBank
from jishi.modules.settlement.notices import KINDS
from jishi.platform import options
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """The settings of the house, what people are told, and the bank. The sandbox's bank moves play money, so a shop in
    production sends by hand until a bank is connected."""
    options.declare(runtime, *api.OPTIONS)
    notifications.declare(runtime, *KINDS)
    runtime.provide(BankService, BankService(ByHand() if runtime.settings.is_production else SandboxBank(runtime)))
