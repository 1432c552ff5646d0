"""Reading what a form sent, without trusting any of it."""

import re
from uuid import UUID

from litestar.datastructures import FormMultiDict

from jishi.kernel.errors import Invalid, NotFound
from jishi.platform.http.context import AnyRequest

MOST_FIELD = 20_000
"""Letters of one field that are read at all; what is longer was not typed by a person."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")


class Fields:
    """The fields of one form, as text."""

    def __init__(self, form: FormMultiDict) -> None:
        self._form = form

    def __contains__(self, name: str) -> bool:
        return name in self._form

    def text(self, name: str, otherwise: str = "") -> str:
        """The field, trimmed; `otherwise` when it was not sent or is a file."""
        value = self._form.get(name)
        return value[:MOST_FIELD].strip() if isinstance(value, str) else otherwise

    def texts(self, name: str) -> list[str]:
        """All values of a field that may come several times."""
        return [value[:MOST_FIELD].strip() for value in self._form.getall(name, []) if isinstance(value, str)]

    def ids(self, name: str) -> set[UUID]:
        """All values that are ids; others are left out."""
        return {found for value in self.texts(name) if (found := find_id(value))}

    def whole(self, name: str) -> int:
        """A whole number. Raises Invalid naming the field."""
        value = self.text(name)
        if not _WHOLE.fullmatch(value):
            raise Invalid("Please enter a whole number.", field=name)
        return int(value)

    def prefixed(self, prefix: str) -> dict[str, str]:
        """Fields whose names begin with `prefix`, by the rest of the name."""
        names = (name for name in self._form if name.startswith(prefix))
        return {name[len(prefix) :]: self.text(name) for name in names}


async def read_fields(request: AnyRequest) -> Fields:
    """The form that came with this request; an empty one when none did."""
    return Fields(await request.form())


def find_id(value: str) -> UUID | None:
    """`value` as an id, or None."""
    try:
        return UUID(value)
    except ValueError:
        return None


def need_id(value: str) -> UUID:
    """`value`, part of an address, as an id. Raises NotFound: there is nothing at an address that is none."""
    if (found := find_id(value)) is None:
        raise NotFound
    return found
