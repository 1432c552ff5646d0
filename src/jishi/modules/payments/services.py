"""Which providers there are, and where a payer goes afterwards."""

from collections.abc import Iterable

from jishi.kernel.errors import NotFound
from jishi.modules.payments.contracts import Channel, Payment
from jishi.modules.payments.providers.port import Provider
from jishi.modules.payments.providers.sandbox import SandboxProvider
from jishi.platform.outbound import HttpOutbound, Outbound
from jishi.platform.runtime import Runtime


class Providers:
    """All providers by channel code, in the order in which they are offered."""

    def __init__(self, providers: Iterable[Provider]) -> None:
        self._providers = {provider.channel.code: provider for provider in providers}

    def get(self, channel: str) -> Provider:
        """The provider of `channel`. Raises NotFound for one that is not offered."""
        if (found := self._providers.get(channel)) is None:
            raise NotFound("This way to pay is not offered.")
        return found

    def channels(self) -> list[Channel]:
        """The ways to pay."""
        return [provider.channel for provider in self._providers.values()]


class Homes:
    """Where the page of what was paid for is, by purpose: templates with a `{reference}` place."""

    def __init__(self) -> None:
        self._templates = {"orders": "/checkouts/{reference}"}

    def add(self, purpose: str, template: str) -> None:
        """Payments of `purpose` lead to `template`."""
        self._templates[purpose] = template

    def of(self, payment: Payment) -> str:
        """The address of what `payment` is for; the front page when nobody said."""
        return self._templates.get(payment.purpose, "/").format(reference=payment.reference)


def provide(runtime: Runtime) -> None:
    """Put the providers in. The sandbox takes play money, so a shop in production does not offer it."""
    runtime.provide(Outbound, HttpOutbound(runtime))  # type: ignore[type-abstract]
    settings = runtime.settings
    providers = [] if settings.is_production else [SandboxProvider(runtime)]
    runtime.provide(Providers, Providers(providers))
    runtime.provide(Homes, Homes())
