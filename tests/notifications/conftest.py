"""People, and a few kinds of notices."""

import pytest
from tests.console.conftest import Employ, anonymous, employ, sign_up
from tests.identity.conftest import SignUp

from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Kind
from jishi.platform.runtime import Runtime

__all__ = ["Employ", "SignUp", "anonymous", "employ", "sign_up"]

PARCEL = Kind(
    code="test.parcel",
    group="orders",
    title="Parcel %(number)s is moving",
    text="Your parcel of %(amount)s left.\n\nIt comes soon.",
    link="/orders/%(number)s",
    action="See the order",
)
ALARM = Kind(code="test.alarm", group="security", title="Look out", text="Somebody was here: %(name)s.")
TASK = Kind(code="test.task", group="work", title="Something to do", text="%(count)s things wait.", link="/console")


@pytest.fixture(autouse=True)
def kinds(app: Runtime) -> None:
    """Kinds that no module has."""
    notifications.declare(app, PARCEL, ALARM, TASK)
