"""`python -m scripts.sdk`: write the generated part of the Python client; `--check` says whether it is up to date."""

import sys

import click

from jishi.bootstrap import make_runtime, make_web
from jishi.platform.http.app import Outer
from jishi.platform.http.document import tidy
from jishi.platform.settings import Settings
from scripts.sdk.write import FOLDER, generate


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; fail when the client is not what would be written.")
def main(check: bool) -> None:
    """Write `sdk/src/jishi_client/` from the OpenAPI document of this tree."""
    stale = []
    for name, text in fresh().items():
        path = FOLDER / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, "utf-8")
    click.echo(f"{'stale' if check else 'written'}: {', '.join(stale) or 'nothing'}")
    sys.exit(1 if check and stale else 0)


def fresh() -> dict[str, str]:
    """The generated files as they should be, by name."""
    web = make_web(make_runtime(Settings()))
    assert isinstance(web, Outer)
    return generate(tidy(web.inner.openapi_schema.to_schema()))


if __name__ == "__main__":
    main()
