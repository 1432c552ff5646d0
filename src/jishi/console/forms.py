"""What the console's pages share in reading forms and explaining refusals."""

from litestar.datastructures import UploadFile

from jishi.kernel.errors import AppError
from jishi.platform.http.context import AnyRequest, RequestContext

MOST_VALUE = 2_000


class Complaints(dict[str, str]):
    """What is wrong, by field; nothing where nothing is wrong, so that templates need not ask first."""

    def __missing__(self, field: str) -> str:
        return ""


async def form_of(request: AnyRequest) -> dict[str, str]:
    """The text fields of a form; what is longer than any field of ours is cut."""
    form = await request.form()
    return {
        str(name): str(value)[:MOST_VALUE] for name, value in form.multi_items() if not isinstance(value, UploadFile)
    }


def explain(context: RequestContext, refusal: AppError) -> Complaints:
    """What to say at which field, in this person's language; under `form` what belongs to no field."""
    say = context.translations.gettext
    if refusal.fields:
        return Complaints({field: say(text, **refusal.params) for field, text in refusal.fields.items()})
    return Complaints(form=say(refusal.message, **refusal.params))
