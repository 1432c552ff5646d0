"""The list of questions."""

from jishi.console.grid import (
    Column,
    Grid,
    GridQuery,
    Kind,
    Panel,
    Preset,
    _,
    flag,
    shops,
    text,
)
from jishi.console.reviews.list import id_of
from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.kernel.text import pick
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import Question, StaffQuestionQuery
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

HOME = "/console/reviews/questions"


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Question]:
    """A page of questions."""
    return await reviews.list_questions_for_staff(
        tx,
        actor,
        StaffQuestionQuery(
            shops=query.shops,
            answered=query.flag("answered"),
            text=query.text("q"),
            oldest_first=not query.descending,
            cursor=query.cursor,
            limit=query.limit,
        ),
    )


async def open_panel(tx: Tx, actor: Actor, row_id: str) -> Panel:
    """One question with its answers, and the form to answer."""
    question = await reviews.get_question(tx, actor, id_of(row_id))
    shops_ = actor.shops_with(Permission.REVIEWS_READ)
    if shops_ is not None and question.shop_id not in shops_:
        raise NotFound
    title = pick(question.title, actor.locale or "zh-CN")
    changed = [answer.id for answer in question.answers if answer.edited]
    before = {answer_id: await reviews.list_answer_wordings(tx, actor, answer_id) for answer_id in changed}
    values = {"question": question, "before": before, "may_answer": actor.has(Permission.REVIEWS_REPLY)}
    return Panel(title, "console/reviews/question_panel.html", values, f"/questions/{question.id}")


GRID = Grid(
    key="questions",
    title=_("Questions"),
    url=HOME,
    section="questions",
    permission=Permission.REVIEWS_READ,
    source=find,
    row_id=lambda question: str(question.id),
    panel=open_panel,
    sort="-asked",
    columns=[
        Column("text", _("Question"), main=True),
        Column("product", _("Product"), of=lambda question: question.title),
        Column("count", _("Answers"), Kind.NUMBER),
        Column(
            "answered",
            _("Answered by the shop"),
            Kind.FLAG,
            of=lambda question: any(one.from_shop for one in question.answers),
        ),
        Column("at", _("Asked"), Kind.MOMENT, sort="asked"),
    ],
    filters=[
        text("q", _("Search questions"), _("Words of the question")),
        flag("answered", _("Answered by the shop")),
        shops(),
    ],
    presets=[Preset("open", _("Waiting for you"), "answered=0&sort=asked")],
    empty_title=_("No questions yet"),
    empty_text=_("Questions appear here as soon as somebody asks one."),
)
