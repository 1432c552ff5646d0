"""`jishi …`: run the roles, migrate, import, seed."""

import importlib

import click

COMMANDS = ("run", "web", "worker", "sandbox", "migrate", "demo", "import", "staff", "audit")
MODULES = {"import": "importing"}
"""Where a command is whose name no module can have."""


class LazyCommands(click.Group):
    """Knows the names of all commands and loads a command's module when it is called or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"jishi.commands.{MODULES.get(name, name)}").command
        return found


@click.group(cls=LazyCommands, help="Jishi 集市: social commerce in one system.")
def main() -> None:
    """Entry point."""
