"""Everybody can use it: axe-core finds nothing serious on any page, in any theme."""

import pytest
from tests.ui.conftest import Open

from jishi.ui.build.node import MODULES

AXE = MODULES / "axe-core" / "axe.min.js"
SERIOUS = {"serious", "critical"}
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")]


@pytest.mark.parametrize("theme", ["light", "dark", "rice", "ink"])
@pytest.mark.parametrize("name", ["design", "errors-404", "errors-error", "errors-offline"])
async def test_no_serious_barrier(open_page: Open, name: str, theme: str) -> None:
    page = await open_page(f"{name}.zh-CN.{theme}")
    await page.wait_for_timeout(600)
    await page.evaluate(AXE.read_text("utf-8"))
    found = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ] == []
