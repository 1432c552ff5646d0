"""Rule 1: amounts are whole minor units, no float comes near money, and one function splits it exactly."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Float, Numeric

from jishi.kernel.money import MAX_AMOUNT, allocate, rate_of
from jishi.platform.tables import METADATA

SOURCE = Path(__file__).resolve().parents[2] / "src" / "jishi"
MONEY_CODE = [
    SOURCE / "kernel" / "money.py",
    *sorted((SOURCE / "modules" / "payments").rglob("*.py")),
    *sorted((SOURCE / "modules" / "orders").rglob("*.py")),
    *(SOURCE / "sandbox" / name for name in ("trades.py", "refunds.py", "statements.py", "queries.py")),
]
MONEY_WORDS = ("amount", "price", "total", "cost", "fee", "refunded", "subtotal", "discount", "tax")

amounts = st.integers(-MAX_AMOUNT, MAX_AMOUNT)
weights = st.lists(st.integers(0, 10**12), min_size=1, max_size=30)


@given(amounts, weights)
def test_the_parts_sum_to_the_whole(total: int, parts: list[int]) -> None:
    assert sum(allocate(total, parts)) == total


@given(amounts, weights)
def test_no_part_is_off_by_a_whole_unit(total: int, parts: list[int]) -> None:
    whole = sum(parts) or len(parts)
    for part, weight in zip(allocate(total, parts), parts if sum(parts) else [1] * len(parts), strict=True):
        assert abs(part * whole - total * weight) < whole


@given(st.integers(0, MAX_AMOUNT), st.integers(0, 10_000))
def test_a_rate_rounds_to_the_nearest_unit(amount: int, points: int) -> None:
    assert abs(rate_of(amount, points) * 10_000 - amount * points) <= 5_000


def test_no_column_of_money_is_a_float_or_a_decimal() -> None:
    wrong = [
        str(column)
        for table in METADATA.tables.values()
        for column in table.columns
        if column.name.endswith(MONEY_WORDS) and isinstance(column.type, Float | Numeric)
    ]
    assert wrong == []


def floats_in(tree: ast.AST) -> list[int]:
    """Lines with a float literal that is not a number of seconds, a true division, or the word float."""
    seconds = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign | ast.Assign | ast.keyword) and "second" in ast.unparse(node).lower()
        for inner in ast.walk(node)
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if id(node) not in seconds
        and (
            (isinstance(node, ast.Constant) and isinstance(node.value, float))
            or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not is_path(node))
            or (isinstance(node, ast.Name) and node.id == "float")
        )
    ]


def is_path(node: ast.BinOp) -> bool:
    """`FOLDER / "name"` joins a path."""
    return isinstance(node.right, ast.Constant) and isinstance(node.right.value, str)


@pytest.mark.parametrize("path", MONEY_CODE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_float_comes_near_money(path: Path) -> None:
    assert floats_in(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_the_search_for_floats_finds_them() -> None:
    tree = ast.parse("a = amount * 0.5\nb = amount / 2\nc = float(amount)\nSECONDS = 0.5\n")
    assert sorted(floats_in(tree)) == [1, 2, 3]
