"""The settings, for commands."""

import sys

import click

from jishi.platform.settings import Settings, SettingsError, load


def settings_or_exit() -> Settings:
    """The settings, or the complaint about them on standard error and exit status 2."""
    try:
        return load()
    except SettingsError as complaint:
        click.echo(str(complaint), err=True)
        sys.exit(2)
