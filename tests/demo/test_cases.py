"""The stories of after-sales in the demo world make sense by themselves."""

from jishi.demo.make.cases import ANSWERS, STORIES
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Kind


def test_there_are_some_sixty_with_reasons_that_go_with_their_kind() -> None:
    assert 55 <= sum(story.count for story in STORIES) <= 70
    for story in STORIES:
        assert story.reason in after_sales.reasons_for(story.kind, unsent=story.unsent)
        assert not story.unsent or story.kind is Kind.REFUND


def test_what_must_be_said_is_said() -> None:
    spoken = {"accept", "refuse", "counter", "escalate", "write", "favour", "dismiss"}
    silent = {"agree", "send_back", "receive", "inspect", "replace", "withdraw"}
    assert {act for story in STORIES for act in story.acts} <= spoken | silent
    assert spoken == set(ANSWERS)
