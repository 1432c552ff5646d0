"""The public functions of reviews."""

from jishi.modules.reviews.actions.ask import answer, ask
from jishi.modules.reviews.actions.bring_in import (
    Author,
    EarlierAnswer,
    EarlierQuestion,
    EarlierReview,
    bring_in_questions,
    bring_in_reviews,
    recount,
)
from jishi.modules.reviews.actions.change import change, delete, follow_up
from jishi.modules.reviews.actions.counting import audit, rate
from jishi.modules.reviews.actions.invite import invite, plan_invitation
from jishi.modules.reviews.actions.look import (
    find_own,
    get_for_staff,
    get_own,
    get_review,
    list_for_staff,
    list_own,
    list_reviews,
    list_versions,
    strip,
    summary,
    voted,
)
from jishi.modules.reviews.actions.moderate import note_refund, obey, report
from jishi.modules.reviews.actions.pictures import add_picture
from jishi.modules.reviews.actions.purchases import list_reviewable, received_line
from jishi.modules.reviews.actions.questions import (
    count_critical,
    count_open,
    count_questions,
    count_waiting,
    get_question,
    list_asked,
    list_questions,
    list_questions_for_staff,
    obey_answer,
    obey_question,
    report_answer,
    report_question,
)
from jishi.modules.reviews.actions.reply import reply
from jishi.modules.reviews.actions.reword import change_answer, list_answer_wordings, list_reply_wordings
from jishi.modules.reviews.actions.vote import vote, vote_answer
from jishi.modules.reviews.actions.write import write
from jishi.modules.reviews.notices import KINDS

__all__ = [
    "change_answer",
    "list_answer_wordings",
    "list_reply_wordings",
    "KINDS",
    "Author",
    "EarlierAnswer",
    "EarlierQuestion",
    "EarlierReview",
    "bring_in_questions",
    "bring_in_reviews",
    "add_picture",
    "answer",
    "ask",
    "audit",
    "change",
    "count_critical",
    "count_open",
    "count_questions",
    "count_waiting",
    "delete",
    "find_own",
    "follow_up",
    "get_for_staff",
    "get_own",
    "get_question",
    "get_review",
    "invite",
    "list_asked",
    "list_for_staff",
    "list_own",
    "list_questions",
    "list_questions_for_staff",
    "list_reviewable",
    "list_reviews",
    "list_versions",
    "note_refund",
    "obey",
    "obey_answer",
    "obey_question",
    "plan_invitation",
    "rate",
    "received_line",
    "reply",
    "report",
    "report_answer",
    "report_question",
    "strip",
    "summary",
    "vote",
    "vote_answer",
    "voted",
    "write",
    "recount",
]
