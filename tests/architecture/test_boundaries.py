"""Modules meet only where they agreed to: layers, public faces, own tables, one place that commits."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import PACKAGE, ROOT, files, imported, lines, texts

from jishi.schema import METADATA

FACES = frozenset({"api", "contracts", "events"})
COMPOSERS = frozenset({"bootstrap.py", "schema.py"})
"""Files whose work is to know everything: they put shells, tables and services together."""

QUEUE_TABLE = re.compile(r"\bpgqueuer(_\w+)?\b")
TABLE_WORDS = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|TRUNCATE|ONLY)\b", re.IGNORECASE)
TRANSACTIONS = frozenset({"commit", "transaction", "begin"})
"""A page may roll back to show a refusal with what was typed; nothing else of a transaction is its business."""

TRANSACTION_WORDS = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|START TRANSACTION|SAVEPOINT)\b")


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-2_000:]


def test_of_other_modules_only_their_faces_are_imported() -> None:
    wrong = []
    for file in files():
        if file.name in COMPOSERS:
            continue
        for line, name in imported(file.tree):
            parts = name.split(".")
            foreign = parts[:2] == ["jishi", "modules"] and len(parts) > 3 and parts[2] != file.module
            if foreign and parts[3] not in FACES:
                wrong.append(f"{file.name}:{line} imports {name}")
    assert not wrong, lines(wrong)


def test_only_the_owner_names_its_tables() -> None:
    tables = {(table.schema, table.name) for table in METADATA.tables.values()}
    assert len(tables) > 20
    named = re.compile("|".join(sorted(rf"\b{schema}\.{name}\b" for schema, name in tables)))
    wrong = []
    for file in files():
        owner = file.module or file.name.split("/")[0]
        for line, text in texts(file.tree):
            wrong += [
                f"{file.name}:{line} names {found}"
                for found in named.findall(text)
                if found.split(".")[0] != owner and TABLE_WORDS.search(text)
            ]
    assert not wrong, lines(wrong)


def test_every_schema_belongs_to_a_package_of_its_name() -> None:
    for table in METADATA.tables.values():
        homes = [PACKAGE / "modules" / str(table.schema), PACKAGE / str(table.schema)]
        assert any((home / "tables.py").is_file() for home in homes), table.fullname


def test_only_the_platform_knows_the_tables_of_the_queue() -> None:
    wrong = [
        f"{file.name}:{line}"
        for file in files()
        if not file.name.startswith("platform/")
        for line, text in texts(file.tree)
        if QUEUE_TABLE.search(text) and TABLE_WORDS.search(text)
    ]
    assert not wrong, lines(wrong)


def test_nothing_begins_or_commits_outside_the_platform() -> None:
    wrong = []
    for file in files():
        if file.name.startswith("platform/"):
            continue
        wrong += [
            f"{file.name}:{line} says {text[:20]!r}" for line, text in texts(file.tree) if TRANSACTION_WORDS.match(text)
        ]
        wrong += [
            f"{file.name}:{node.lineno} calls .{node.func.attr}()"
            for node in ast.walk(file.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TRANSACTIONS
        ]
    assert not wrong, lines(wrong)
