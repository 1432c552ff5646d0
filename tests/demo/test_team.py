"""The people who run the demo world."""

from jishi.demo.make.team import CREW, make_team
from jishi.kernel.actor import SYSTEM
from jishi.modules.team import api as team
from jishi.platform import audit
from jishi.platform.runtime import Runtime


async def test_there_is_somebody_for_every_position_and_it_is_on_record(app: Runtime) -> None:
    await make_team(app)
    async with app.tx() as tx:
        found = (await team.list_staff(tx, SYSTEM)).items
        report = await audit.verify(tx, tx.now)
    assert len(found) == len(CREW)
    assert {role for _, _, role in CREW if role} <= {role for one in found for role in one.roles}
    assert (report.broken, report.waiting) == (None, 0)
    assert report.sealed > len(CREW)
