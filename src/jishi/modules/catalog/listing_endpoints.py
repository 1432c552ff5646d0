"""The listing flow over HTTP."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Router, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.modules.catalog import api
from jishi.modules.catalog.contracts import ProductRecord, ProductState
from jishi.modules.catalog.contracts.listing import (
    Case,
    CaseDetail,
    Delisted,
    Delisting,
    Evaluation,
    EvaluationVerdict,
    Finding,
    LaneRule,
    LaneRuleInput,
    Review,
    Step,
    Submission,
    Submitted,
)
from jishi.modules.catalog.policy import EXPORT
from jishi.platform.db import Tx
from jishi.platform.http.context import GivenActor, GivenTx


class Claimed(msgspec.Struct, frozen=True):
    """It is yours until then."""

    until: datetime


class Stands(msgspec.Struct, frozen=True):
    """In which state the product is now."""

    state: ProductState


class Decision(msgspec.Struct, frozen=True):
    """What comes of an evaluation, and why."""

    verdict: EvaluationVerdict
    reason: str


class RuleMade(msgspec.Struct, frozen=True):
    """The rule's id."""

    id: UUID


@post("/submissions/{code:str}", status_code=200, operation_id="submitListing")
async def submit(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Submission]) -> Submitted:
    """Hand a draft in: checks, then the queue. Not `accepted` when the checks find errors."""
    return await api.submit(tx, actor, code, data)


@delete("/submissions/{code:str}", operation_id="withdrawListing")
async def withdraw(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> None:
    """Take back what waits for review."""
    await api.withdraw(tx, actor, code)


@get("/checks/{code:str}", operation_id="checkListing")
async def check(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> list[Finding]:
    """What the automatic checks say of a product as it is."""
    product = await _product(tx, actor, code)
    return await api.run_checks(tx, product.id, product.given)


@get("/steps/{code:str}", operation_id="listListingSteps")
async def list_steps(
    tx: GivenTx,
    actor: GivenActor,
    code: FromPath[str],
    before: FromQuery[UUID | None] = None,
    limit: FromQuery[int] = 50,
) -> list[Step]:
    """What happened to a product, the latest first; `before` is the id of the last step seen."""
    product = await _product(tx, actor, code)
    return await api.list_steps(tx, product.id, before, max(1, min(limit, 100)))


@get("/cases", operation_id="listListingCases")
async def list_cases(
    tx: GivenTx,
    actor: GivenActor,
    is_mine: FromQuery[bool] = False,
    is_free: FromQuery[bool] = False,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[Case]:
    """What waits for a reviewer, the fast lane first."""
    return await api.list_cases(tx, actor, is_mine=is_mine, is_free=is_free, cursor=cursor, limit=limit)


@get("/cases/{code:str}", operation_id="getListingCase")
async def show_case(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> CaseDetail:
    """A case with what is proposed."""
    return await api.find_case(tx, actor, code)


@post("/cases/{code:str}/claim", status_code=200, operation_id="claimListingCase")
async def claim(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Claimed:
    """Take a case for oneself, for a while."""
    return Claimed(await api.claim(tx, actor, code))


@delete("/cases/{code:str}/claim", operation_id="releaseListingCase")
async def release(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> None:
    """Give it back."""
    await api.release(tx, actor, code)


@post("/cases/{code:str}/decision", status_code=200, operation_id="decideListingCase")
async def decide(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Review]) -> Stands:
    """Approve, send back or reject a case that one has claimed."""
    return Stands(await api.decide(tx, actor, code, data))


@get("/evaluations", operation_id="listEvaluations")
async def list_evaluations(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 50
) -> Page[Evaluation]:
    """Products under evaluation, the longest first."""
    return await api.list_evaluations(tx, actor, None, cursor, limit)


@post("/evaluations/{code:str}", status_code=200, operation_id="decideEvaluation")
async def evaluate(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Decision]) -> Stands:
    """Keep, relist or delist a product under evaluation."""
    return Stands(await api.evaluate(tx, actor, code, data.verdict, data.reason))


@post("/delistings", status_code=200, operation_id="delistProducts")
async def delist(tx: GivenTx, actor: GivenActor, data: JSONBody[Delisting]) -> Delisted:
    """Take products off sale; many at once need an approval."""
    return await api.delist(tx, actor, data)


@get("/lanes", operation_id="listLaneRules")
async def list_lanes(tx: GivenTx, actor: GivenActor) -> list[LaneRule]:
    """What may take the fast lane."""
    return await api.list_lane_rules(tx, actor)


@post("/lanes", operation_id="addLaneRule")
async def add_lane(tx: GivenTx, actor: GivenActor, data: JSONBody[LaneRuleInput]) -> RuleMade:
    """Let goods take the fast lane for a while."""
    return RuleMade(await api.add_lane_rule(tx, actor, data))


@delete("/lanes/{rule_id:uuid}", operation_id="endLaneRule")
async def end_lane(tx: GivenTx, actor: GivenActor, rule_id: FromPath[UUID]) -> None:
    """End it now."""
    await api.end_lane_rule(tx, actor, rule_id)


async def _product(tx: Tx, actor: Actor, code: str) -> ProductRecord:
    shops = actor.shops_with(EXPORT)
    product = await api.find_record(tx, code) if code.isalnum() else None
    if product is None or (shops is not None and product.shop_id not in shops):
        raise NotFound
    return product


routes = [
    Router(
        path="/api/v1/listing",
        route_handlers=[
            submit,
            withdraw,
            check,
            list_steps,
            list_cases,
            show_case,
            claim,
            release,
            decide,
            list_evaluations,
            evaluate,
            delist,
            list_lanes,
            add_lane,
            end_lane,
        ],
        tags=["listing"],
    ),
]
