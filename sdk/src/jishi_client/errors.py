"""What can go wrong."""

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """RFC 9457 problem details as the shop sends them."""

    title: str = ""
    status: int = 0
    code: str = ""
    type: str = "about:blank"
    detail: str = ""
    errors: dict[str, str] = {}
    request_id: str = ""


class ProblemError(Exception):
    """The shop refused. `code` is stable; `errors` maps fields to sentences; `retry_after` is in seconds, if told."""

    def __init__(self, problem: Problem, retry_after: int | None = None) -> None:
        super().__init__(f"{problem.status} {problem.code}: {problem.title}")
        self.problem = problem
        self.status = problem.status
        self.code = problem.code
        self.errors = problem.errors
        self.retry_after = retry_after


class NoAnswer(Exception):
    """No answer came. Whether the shop did anything is not known; a call with an idempotency key can be repeated."""
