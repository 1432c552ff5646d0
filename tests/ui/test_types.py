"""The TypeScript is sound."""

import pytest

from jishi.ui.build.node import MODULES, run


@pytest.mark.skipif(not (MODULES / "typescript").exists(), reason="packages are not installed")
def test_the_compiler_has_nothing_to_say() -> None:
    assert run("tsc", "--noEmit", "-p", "tsconfig.json") == ""
