"""What the forms of after-sales sent."""

from collections.abc import Sequence
from uuid import UUID

from litestar.datastructures import UploadFile

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.money import parse_amount
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import MOST_PICTURES, AskInput, Kind, LineAsk, Opening, OpenLine, Reason
from jishi.modules.media import api as media
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest
from jishi.storefront.buying.fields import Fields, find_id, read_fields


class Choice:
    """What somebody has chosen to ask for: a kind, and whether it is about what has not been sent."""

    def __init__(self, kind: Kind, *, unsent: bool) -> None:
        self.kind = kind
        self.unsent = unsent

    @property
    def code(self) -> str:
        return "unsent" if self.unsent else self.kind.value

    @staticmethod
    def read(text: str) -> "Choice | None":
        """The choice that `text` names, if any."""
        if text == "unsent":
            return Choice(Kind.REFUND, unsent=True)
        return Choice(Kind(text), unsent=False) if text in tuple(Kind) else None


def choices_of(opening: Opening) -> list[Choice]:
    """What can be chosen for this order."""
    found = []
    for kind in opening.kinds:
        for unsent in (True, False):
            if any(line.unsent is unsent for line in opening.lines[kind]):
                found.append(Choice(kind, unsent=unsent))
    return found


def lines_of(opening: Opening, choice: Choice) -> list[OpenLine]:
    """The lines that such a case can be about."""
    return [line for line in opening.lines.get(choice.kind, []) if line.unsent is choice.unsent]


def reasons_of(opening: Opening, choice: Choice) -> list[Reason]:
    """The reasons that go with a choice."""
    known = after_sales.reasons_for(choice.kind, unsent=choice.unsent)
    return [reason for reason in opening.reasons.get(choice.kind, []) if reason in known]


def read_ask(fields: Fields, opening: Opening, choice: Choice, pictures: Sequence[UUID] = ()) -> AskInput:
    """The ask in a form. Raises Invalid naming the field."""
    wanted = [line for line in lines_of(opening, choice) if f"line-{line.line_id}" in fields]
    counts = {line.line_id: _count(fields, line) for line in wanted}
    amounts = _amounts(fields, opening, wanted, counts, choice)
    reason = fields.text("reason")
    if reason not in tuple(Reason):
        raise Invalid("Please choose a reason.", field="reason")
    return AskInput(
        order=opening.number,
        kind=choice.kind,
        unsent=choice.unsent,
        reason=Reason(reason),
        lines=[
            LineAsk(
                line_id=line.line_id,
                quantity=counts[line.line_id],
                amount=amounts.get(line.line_id),
                replacement_id=find_id(fields.text(f"replacement-{line.line_id}")),
            )
            for line in wanted
        ],
        text=fields.text("text"),
        pictures=list(pictures),
    )


def _count(fields: Fields, line: OpenLine) -> int:
    name = f"quantity-{line.line_id}"
    return fields.whole(name) if name in fields else line.quantity


def _amounts(
    fields: Fields, opening: Opening, wanted: Sequence[OpenLine], counts: dict[UUID, int], choice: Choice
) -> dict[UUID, int]:
    """Per line what is asked for, when less than everything was typed."""
    if choice.unsent or choice.kind is not Kind.REFUND:
        return {}
    found = {}
    for line in wanted:
        text = fields.text(f"amount-{line.line_id}")
        if not text:
            continue
        try:
            amount = parse_amount(text, opening.currency)
        except ValueError:
            raise Invalid("Please enter an amount.", field=f"amount-{line.line_id}") from None
        if amount != line.worth[min(counts[line.line_id], line.quantity)]:
            found[line.line_id] = amount
    return found


async def take_pictures(tx: Tx, request: AnyRequest, actor: Actor) -> list[UUID]:
    """Pictures that were uploaded before by a script, and those that came with the form itself."""
    fields = await read_fields(request)
    ids = [found for text in fields.texts("pictures_id") if (found := find_id(text))]
    form = await request.form()
    for file in form.getall("pictures", []):
        if isinstance(file, UploadFile) and file.filename and len(ids) < MOST_PICTURES:
            ids.append((await media.store(tx, await file.read())).id)
    actor.require_owner()
    return ids
