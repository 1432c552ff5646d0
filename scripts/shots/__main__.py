"""`python -m scripts.shots`: pictures into var/shots, and the one of the README."""

import os
from pathlib import Path

import click

from scripts.shots.camera import LOOKS, take
from scripts.shots.cover import make_cover
from scripts.shots.shop import prepare, prepare_office, running

FOLDER = Path(os.environ.get("JISHI_DATA_DIR") or "var") / "shots"
COVER = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "shop.png"


@click.command()
@click.argument("names", nargs=-1)
@click.option("--look", "only", help="Only looks whose name contains this, such as phone.dark or zh-CN.", default="")
@click.option("--whole", is_flag=True, help="Pages to their end instead of what a screen shows.")
@click.option("--office", is_flag=True, help="Only the pages of the console.")
@click.option("--cover/--no-cover", default=True, help="Also make docs/pictures/shop.png.")
def main(names: tuple[str, ...], only: str, whole: bool, office: bool, cover: bool) -> None:
    """Take pictures of all main pages, or of those with the given NAMES.

    JISHI_SHOTS_URL is a shop with the demo world that runs already; without it one is started.
    """
    with running(os.environ.get("JISHI_SHOTS_URL", "")) as url:
        scene = prepare_office(url) if office else prepare(url)
        for line in take(scene, FOLDER, [look for look in LOOKS if only in look.name], set(names), whole=whole):
            click.echo(f"  {line}")
        if cover and not office:
            click.echo(f"  {COVER.name}: {make_cover(scene, COVER) // 1024} KB")
    click.echo(f"Pictures are in {FOLDER}")


if __name__ == "__main__":
    main()
