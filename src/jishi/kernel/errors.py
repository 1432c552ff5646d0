"""Every refusal the platform can give, each with its HTTP status and a sentence for people.

Messages are English message ids with `%(name)s` places; the border translates them into the person's language.
"""

from collections.abc import Mapping
from typing import ClassVar


class AppError(Exception):
    """Something the caller can be told. Raising one rolls the transaction back.

    `code` is stable and for machines; `message` is a translatable sentence; `params` fill its places;
    `fields` maps form fields to translatable sentences of their own, `field` is the one that `message` is about.
    """

    status: ClassVar[int] = 400
    code: str = "bad_request"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        field: str = "",
        fields: Mapping[str, str] | None = None,
        **params: object,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.fields = {**({field: message} if field else {}), **(fields or {})}
        self.params = params

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


class Invalid(AppError):
    """The input cannot be understood or breaks a rule of form."""

    status = 422
    code = "invalid"


class Unauthenticated(AppError):
    """One must sign in first."""

    status = 401
    code = "unauthenticated"

    def __init__(self, message: str = "Please sign in to go on.", *, code: str | None = None) -> None:
        super().__init__(message, code=code)


class Forbidden(AppError):
    """One may see it but not do that; `needs` is the permission that is missing, where there is one."""

    status = 403
    code = "forbidden"

    def __init__(
        self, message: str = "You are not allowed to do this.", *, code: str | None = None, needs: str = ""
    ) -> None:
        super().__init__(message, code=code)
        self.needs = needs


class StepUpNeeded(Forbidden):
    """One may do it, after proving once more who one is. Pages lead to where that is done and back."""

    def __init__(self, message: str = "Please confirm that it is you first.", *, code: str = "step_up") -> None:
        super().__init__(message, code=code)


class SecondFactorNeeded(Forbidden):
    """One works here, but has not shown a second factor in this session. Pages lead to where that is done and back."""

    def __init__(
        self, message: str = "Please confirm with your second factor first.", *, code: str = "second_factor"
    ) -> None:
        super().__init__(message, code=code)


class NotFound(AppError):
    """It is not there, or one may not know that it is."""

    status = 404
    code = "not_found"

    def __init__(
        self, message: str = "We could not find what you are looking for.", *, code: str | None = None
    ) -> None:
        super().__init__(message, code=code)


class Conflict(AppError):
    """The state of things no longer allows it."""

    status = 409
    code = "conflict"


class PreconditionFailed(AppError):
    """What the caller had seen is no longer what is there."""

    status = 412
    code = "precondition_failed"


class TooLarge(AppError):
    """More was sent than is taken."""

    status = 413
    code = "too_large"


class TooMany(AppError):
    """Too often in too short a time. `retry_after` is in seconds."""

    status = 429
    code = "too_many_requests"

    def __init__(self, retry_after: int, message: str = "Too many attempts. Please try again in a while.") -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(AppError):
    """Something outside does not answer; trying again later may help."""

    status = 503
    code = "unavailable"

    def __init__(
        self, message: str = "This is not available right now. Please try again.", *, code: str | None = None
    ) -> None:
        super().__init__(message, code=code)


class Unsure(Unavailable):
    """The answer of the database to a change got lost: it may have happened, and it may not."""

    code = "unsure"

    def __init__(
        self, message: str = "We could not make sure that this was saved. Please look before you try again."
    ) -> None:
        super().__init__(message)
