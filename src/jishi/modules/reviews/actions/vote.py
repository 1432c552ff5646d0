"""Find something helpful, or not any more. Doing either twice changes nothing."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, NotFound
from jishi.modules.reviews import queries, question_queries
from jishi.modules.reviews.contracts import State, Votes
from jishi.modules.reviews.domain.ranking import heat
from jishi.platform.db import Tx

OWN = "You cannot vote for what you wrote yourself."


async def vote(tx: Tx, actor: Actor, review_id: UUID, *, helpful: bool) -> Votes:
    """Note whether the actor finds this review helpful. Raises Unauthenticated for guests, NotFound for what cannot be
    seen, Forbidden for one's own. Three statements at most."""
    account_id = actor.require_account()
    row = await tx.fetch_row(queries.VOTED_ON, review_id)
    if row is None or row["state"] != State.SHOWN:
        raise NotFound
    if row["author_id"] == account_id:
        raise Forbidden(OWN)
    args = (tx.now,) if helpful else ()
    counted = await tx.fetch_value(queries.VOTE if helpful else queries.UNVOTE, review_id, account_id, *args)
    if counted is None:
        return Votes(await tx.fetch_value(queries.HELPFUL, review_id), helpful)
    warmth = heat(row["created_at"], counted, pictures=row["picture_count"], text=row["text"])
    await tx.execute(queries.SET_HEAT, review_id, warmth)
    return Votes(counted, helpful)


async def vote_answer(tx: Tx, actor: Actor, answer_id: UUID, *, helpful: bool) -> Votes:
    """The same for an answer to a question."""
    account_id = actor.require_account()
    row = await tx.fetch_row(question_queries.GET_ANSWER, answer_id)
    if row is None or row["state"] != State.SHOWN:
        raise NotFound
    if row["author_id"] == account_id:
        raise Forbidden(OWN)
    args = (tx.now,) if helpful else ()
    statement = question_queries.VOTE if helpful else question_queries.UNVOTE
    counted = await tx.fetch_value(statement, answer_id, account_id, *args)
    if counted is None:
        counted = await tx.fetch_value(question_queries.HELPFUL, answer_id)
    return Votes(counted, helpful)
