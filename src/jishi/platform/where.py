"""Statements with optional conditions: each condition that applies is written, with its values at numbered places."""


class Where:
    """Gathers conditions and their values.

    `{}` in a condition becomes the place of the next value: `where.add("state = ANY({})", states)`. Conditions are
    constant texts of the caller; only values come from outside, and they travel as parameters.
    """

    def __init__(self, *args: object) -> None:
        self.args: list[object] = list(args)
        self._conditions: list[str] = []

    def place(self, value: object) -> str:
        """The `$n` where `value` will be."""
        self.args.append(value)
        return f"${len(self.args)}"

    def add(self, condition: str, *values: object) -> None:
        """Ask for `condition`."""
        self._conditions.append(condition.format(*(self.place(value) for value in values)))

    def add_if(self, condition: str, value: object) -> None:
        """Ask for `condition` when there is a value for it; None means that nobody asked."""
        if value is not None:
            self.add(condition, value)

    def __str__(self) -> str:
        """All conditions, or one that always holds."""
        return " AND ".join(self._conditions) or "true"
