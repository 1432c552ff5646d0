"""The audit log: written with the deed, only added to, chained, and any tampering found."""

import asyncio
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from click.testing import CliRunner

from jishi.commands.audit import command, tell, walk
from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.platform import audit
from jishi.platform.audit.verify import Fault
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime


async def write(app: Runtime, *subjects: str) -> None:
    for subject in subjects:
        async with app.tx() as tx:
            await audit.record(tx, SYSTEM, "orders.cancelled", "order", subject, {"amount": 1200, "说明": "缺货"})


async def seal(app: Runtime) -> int:
    async with app.tx() as tx:
        return await audit.seal_pending(tx)


async def check(app: Runtime, *anchors: audit.Anchor) -> audit.Report:
    async with app.tx(write=False) as tx:
        return await audit.verify(tx, tx.now, anchors)


async def as_superuser(app: Runtime, *statements: str) -> None:
    """What somebody with the keys of the database can do, triggers or not."""
    connection = await asyncpg.connect(app.settings.database_url)
    try:
        for table in ("audit_log", "audit_seals"):
            await connection.execute(f"ALTER TABLE platform.{table} DISABLE TRIGGER append_only")
        for statement in statements:
            assert await connection.execute(statement) not in ("UPDATE 0", "DELETE 0"), statement
    finally:
        await connection.close()


async def test_an_entry_goes_with_the_deed(app: Runtime, tx: Tx) -> None:
    with pytest.raises(LookupError):
        async with app.tx() as failing:
            await audit.record(failing, SYSTEM, "x.done", "thing", "1")
            raise LookupError
    assert (await audit.search_page(tx, audit.Search())).items == []
    await audit.record(tx, SYSTEM, "x.done", "thing", "2", {"from": 1, "to": 2})
    entry = (await audit.search_page(tx, audit.Search())).items[0]
    assert (entry.action, entry.subject_kind, entry.subject, entry.details) == (
        "x.done",
        "thing",
        "2",
        {"from": 1, "to": 2},
    )
    assert entry.at == tx.now
    assert entry.seal is None


async def test_one_act_on_many_subjects_is_one_statement(tx: Tx) -> None:
    before = tx.statements
    await audit.record_many(tx, SYSTEM, "orders.shipped", "order", [audit.Note(str(n), {"n": n}) for n in range(500)])
    assert tx.statements == before + 1
    assert len((await audit.search_page(tx, audit.Search(action="orders"), limit=100)).items) == 100


@pytest.mark.parametrize("table", ["audit_log", "audit_seals"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {}", "DELETE FROM {}", "TRUNCATE {}"])
async def test_the_database_refuses_changes(own_app: Runtime, table: str, change: str) -> None:
    await write(own_app, "A")
    await seal(own_app)
    assignment = "subject = 'B'" if table == "audit_log" else "seq = 7"
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="can only be added to"):
        async with own_app.tx() as tx:
            await tx.execute(change.format(f"platform.{table}", assignment))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with own_app.tx() as tx:  # not even as a replica
            await tx.execute("SET LOCAL session_replication_role = replica")
            await tx.execute(change.format(f"platform.{table}", assignment))
    assert (await check(own_app)).broken is None


async def test_a_whole_chain_holds(own_app: Runtime) -> None:
    await write(own_app, "A", "B")
    assert await seal(own_app) == 2
    await write(own_app, "C")
    assert await seal(own_app) == 1
    assert await seal(own_app) == 0
    report = await check(own_app)
    assert (report.sealed, report.waiting, report.broken) == (3, 0, None)
    assert report.head is not None
    assert audit.Anchor.parse(str(report.head)) == report.head


@pytest.mark.parametrize(
    ("tampering", "fault", "seq"),
    [
        (["UPDATE platform.audit_log SET details = '{\"amount\": 1}' WHERE subject = 'B'"], Fault.CHANGED, 2),
        (["UPDATE platform.audit_log SET actor_id = gen_random_uuid() WHERE subject = 'B'"], Fault.CHANGED, 2),
        (["UPDATE platform.audit_log SET at = at + interval '1 microsecond' WHERE subject = 'C'"], Fault.CHANGED, 3),
        (["DELETE FROM platform.audit_log WHERE subject = 'B'"], Fault.MISSING, 2),
        (["DELETE FROM platform.audit_seals WHERE seq = 2"], Fault.MISSING, 2),
        (
            [
                "DELETE FROM platform.audit_seals WHERE seq = 2",
                "UPDATE platform.audit_seals SET seq = 2 WHERE seq = 3",
            ],
            Fault.REORDERED,
            2,
        ),
        (
            [
                "UPDATE platform.audit_seals SET seq = 99 WHERE seq = 2",
                "UPDATE platform.audit_seals SET seq = 2 WHERE seq = 3",
                "UPDATE platform.audit_seals SET seq = 3 WHERE seq = 99",
            ],
            Fault.REORDERED,
            2,
        ),
    ],
)
async def test_what_somebody_did_behind_our_back_is_found(
    own_app: Runtime, tampering: list[str], fault: Fault, seq: int
) -> None:
    await write(own_app, "A", "B", "C")
    await seal(own_app)
    await as_superuser(own_app, *tampering)
    broken = (await check(own_app)).broken
    assert broken is not None
    assert (broken.fault, broken.seq) == (fault, seq)


async def test_an_entry_that_was_slipped_in_is_found_when_it_stays_unsealed(
    own_app: Runtime, clock: FixedClock
) -> None:
    await write(own_app, "A")
    await as_superuser(own_app, "DELETE FROM platform.audit_pending")
    await seal(own_app)
    report = await check(own_app)
    assert (report.waiting, report.broken) == (1, None)
    clock.advance(timedelta(minutes=16))
    broken = (await check(own_app)).broken
    assert broken is not None
    assert broken.fault is Fault.UNSEALED


async def test_an_entry_lost_before_its_seal_leaves_a_trace(own_app: Runtime) -> None:
    await write(own_app, "A", "B")
    await as_superuser(own_app, "DELETE FROM platform.audit_log WHERE subject = 'A'")
    await seal(own_app)
    broken = (await check(own_app)).broken
    assert broken is not None
    assert (broken.fault, broken.seq) == (Fault.MISSING, 1)


async def test_only_a_head_kept_elsewhere_finds_a_cut_or_remade_chain(own_app: Runtime) -> None:
    await write(own_app, "A", "B", "C")
    await seal(own_app)
    head = (await check(own_app)).head
    assert head is not None
    await as_superuser(
        own_app,
        "DELETE FROM platform.audit_seals WHERE seq = 3",
        "DELETE FROM platform.audit_log WHERE subject = 'C'",
    )
    assert (await check(own_app)).broken is None
    broken = (await check(own_app, head)).broken
    assert broken is not None
    assert (broken.fault, broken.seq) == (Fault.MISSING, 3)
    await write(own_app, "D")
    await seal(own_app)
    assert (await check(own_app)).broken is None
    broken = (await check(own_app, head)).broken
    assert broken is not None
    assert broken.fault is Fault.ANCHOR


async def test_transactions_that_write_entries_do_not_wait_for_each_other(own_app: Runtime) -> None:
    async with own_app.tx() as first:
        await audit.record(first, SYSTEM, "x.done", "thing", "first")
        async with asyncio.timeout(5), own_app.tx() as second:
            await audit.record(second, SYSTEM, "x.done", "thing", "second")
        # The sealer takes what is committed and does not wait for the rest.
        async with asyncio.timeout(5):
            assert await seal(own_app) == 1
    assert await seal(own_app) == 1
    assert (await check(own_app)).broken is None


async def two_sealers(app: Runtime) -> int:
    """One sealer is at it and has not committed when another comes; what the other has sealed."""
    await write(app, "A")
    async with app.tx() as first:
        assert await audit.seal_pending(first) == 1
        await write(app, "B")
        other = asyncio.create_task(seal(app))
        while not other.done():
            if await waiting_for_locks(app):
                break
    return await other


async def waiting_for_locks(app: Runtime) -> int:
    async with app.tx(write=False) as tx:
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return int(await tx.fetch_value(waiting))


async def test_sealers_without_a_lock_would_chain_to_the_same_head(
    own_app: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jishi.platform.audit.seal.LOCK", "SELECT true")
    with pytest.raises(asyncpg.UniqueViolationError):
        await two_sealers(own_app)


async def test_one_sealer_is_at_it_at_a_time(own_app: Runtime) -> None:
    assert await two_sealers(own_app) == 0
    assert await seal(own_app) == 1
    report = await check(own_app)
    assert (report.sealed, report.broken) == (2, None)


async def test_looking_something_up(tx: Tx) -> None:
    await audit.record(tx, SYSTEM, "orders.shipped", "order", "1")
    await audit.record(tx, SYSTEM, "staff.added", "account", "2")
    await audit.record(tx, SYSTEM, "ordering.done", "order", "3")

    async def found(**wanted: object) -> list[str]:
        return [entry.subject for entry in (await audit.search_page(tx, audit.Search(**wanted))).items]  # type: ignore[arg-type]

    assert await found() == ["3", "2", "1"]
    assert await found(action="orders") == ["1"]
    assert await found(action="staff.added") == ["2"]
    assert await found(subject_kind="order") == ["3", "1"]
    assert await found(subject_kind="order", subject="3") == ["3"]
    assert await found(since=tx.now + timedelta(seconds=1)) == []
    assert await audit.list_actions(tx) == ["ordering.done", "orders.shipped", "staff.added"]
    first = await audit.search_page(tx, audit.Search(), limit=2)
    rest = await audit.search_page(tx, audit.Search(), limit=2, cursor=first.next_cursor or "")
    assert [len(first.items), len(rest.items), rest.next_cursor] == [2, 1, None]


async def test_the_command_says_what_holds_and_what_is_broken(own_app: Runtime) -> None:
    await write(own_app, "A", "B")
    await seal(own_app)
    report = await walk(own_app.settings, [])
    assert report.head is not None
    assert tell(report, anchor=False) == [f"2 entries hold, 0 wait for their seal. Head: {report.head}"]
    assert tell(report, anchor=True) == [str(report.head)]
    await as_superuser(own_app, "UPDATE platform.audit_log SET action = 'x' WHERE subject = 'B'")
    broken = await walk(own_app.settings, [report.head])
    assert broken.broken is not None
    assert tell(broken, anchor=True)[0].startswith("BROKEN (changed): entry ")
    assert tell(broken, anchor=True)[1] == "1 seals before it hold."


def test_the_command_ends_with_a_status(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = audit.Break(Fault.CHANGED, 2, None, "entry 7 is not what was sealed")
    for found, status in ((None, 0), (broken, 1)):

        async def walked(*_: object, found: audit.Break | None = found) -> audit.Report:
            return audit.Report(1, audit.Anchor(1, b"\x01"), 0, found)

        monkeypatch.setenv("JISHI_DATABASE_URL", "postgresql://nowhere/nothing")
        monkeypatch.setattr("jishi.commands.audit.walk", walked)
        assert CliRunner().invoke(command, ["verify"]).exit_code == status
    assert CliRunner().invoke(command, ["verify", "--against", "nonsense"]).exit_code == 2
    kept = tmp_path / "heads"
    kept.write_text("1:01\n2:0203\n")
    assert CliRunner().invoke(command, ["verify", "--against-file", str(kept)]).exit_code == 1
