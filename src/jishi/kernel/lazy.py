"""Modules that are loaded when they are first used: for what is big and seldom needed."""

from importlib import import_module
from types import ModuleType
from typing import Any


class _Lazy(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def lazily(name: str) -> Any:
    """The module `name`, imported with the first attribute that is asked of it. Import it for real where types are
    checked (`if TYPE_CHECKING`), so that nothing is lost but the megabytes."""
    return _Lazy(name)
