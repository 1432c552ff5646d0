"""What the sandbox's bank answers, and what that means for a payout."""

import pytest

from jishi.modules.settlement.banks.port import Transfer, TransferState
from jishi.modules.settlement.banks.sandbox import SandboxBank
from jishi.platform.outbound import Outbound, Reply, Silent
from jishi.platform.runtime import Runtime

TRANSFER = Transfer(code="P1", amount=1_000, currency="CNY", holder="青木", bank="招商银行", number="6225880123456789")


class Answers:
    """An outbound that always answers the same."""

    def __init__(self, status: int) -> None:
        self.status = status

    async def send(self, *_: object, **__: object) -> Reply:
        return Reply(self.status, b"{}")


def bank(app: Runtime, status: int) -> SandboxBank:
    app.provide(Outbound, Answers(status))  # type: ignore[type-abstract]
    return SandboxBank(app)


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500, 503])
async def test_a_question_that_is_refused_says_nothing_about_the_transfer(app: Runtime, status: int) -> None:
    with pytest.raises(Silent):
        await bank(app, status).ask("P1")


@pytest.mark.parametrize("status", [401, 403, 409, 429, 500])
async def test_a_call_that_is_refused_may_be_made_again(app: Runtime, status: int) -> None:
    with pytest.raises(Silent):
        await bank(app, status).send(TRANSFER)


async def test_only_a_transfer_that_is_refused_has_failed(app: Runtime) -> None:
    assert (await bank(app, 422).send(TRANSFER)).state is TransferState.FAILED
    assert (await bank(app, 404).ask("P1")).state is TransferState.UNKNOWN
