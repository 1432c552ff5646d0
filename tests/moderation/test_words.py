"""The list of words is kept by moderators, by hand or as a file."""

import httpx
import pytest
from tests.moderation.conftest import BEARER, member, sign_in

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, Invalid, Unauthenticated
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import WordInput, WordKind
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

MODERATE = frozenset({"reviews.moderate"})


async def test_a_word_is_kept_once_however_it_is_written(tx: Tx, moderator: Actor) -> None:
    first = await moderation.add_word(tx, moderator, WordInput("假货", WordKind.REVIEW))
    again = await moderation.add_word(tx, moderator, WordInput("假 貨", WordKind.BLOCK, "fakes"))
    same = await moderation.add_word(tx, moderator, WordInput("假 貨", WordKind.BLOCK, "fakes"))
    assert first.id == again.id == same.id
    page = await moderation.list_words(tx, moderator)
    assert [(word.text, word.kind, word.note) for word in page.items] == [("假 貨", WordKind.BLOCK, "fakes")]
    assert await moderation.count_words(tx, moderator) == {"block": 1, "review": 0}


async def test_new_words_hold_at_once(app: Runtime, moderator: Actor) -> None:
    async with app.tx() as tx:
        assert await moderation.find_words(tx, ["代购"]) == []
    async with app.tx() as tx:
        word = await moderation.add_word(tx, moderator, WordInput("代购"))
    async with app.tx() as tx:
        assert [hit.word for hit in await moderation.find_words(tx, ["找我代 购"])] == ["代购"]
        before = tx.statements
        await moderation.find_words(tx, ["again", "and again"])
        assert tx.statements == before
    async with app.tx() as tx:
        await moderation.remove_words(tx, moderator, [word.id])
    async with app.tx() as tx:
        assert await moderation.find_words(tx, ["代购"]) == []


@pytest.mark.parametrize("text", ["", " ", "a", "茶", "!!!", "🍵🍵", "x" * 41])
async def test_nonsense_is_no_word(tx: Tx, moderator: Actor, text: str) -> None:
    with pytest.raises(Invalid):
        await moderation.add_word(tx, moderator, WordInput(text))
    assert (await moderation.list_words(tx, moderator)).items == []


async def test_a_file_goes_out_as_it_came_in(tx: Tx, moderator: Actor) -> None:
    file = 'word,kind,note\n假货,block,"no ""fakes"", ever"\ncasino,block,\n微信,review,contact\n'
    taken = await moderation.import_words(tx, moderator, file + "茶,block,too short\n假貨,block,twice\n")
    assert (taken.added, taken.changed, taken.unchanged) == (3, 0, 0)
    assert [(problem.line, problem.text) for problem in taken.problems] == [(5, "茶")]
    out = await moderation.export_words(tx, moderator)
    again = await moderation.import_words(tx, moderator, out)
    assert (again.added, again.changed, again.unchanged, again.problems) == (0, 0, 3, [])
    assert await moderation.export_words(tx, moderator) == out


async def test_only_moderators_touch_them(tx: Tx, moderator: Actor) -> None:
    word = await moderation.add_word(tx, moderator, WordInput("假货"))
    for actor, refusal in [(Actor(), Unauthenticated), (member(), Forbidden)]:
        with pytest.raises(refusal):
            await moderation.add_word(tx, actor, WordInput("别的"))
        with pytest.raises(refusal):
            await moderation.import_words(tx, actor, "别的\n")
        with pytest.raises(refusal):
            await moderation.remove_words(tx, actor, [word.id])
        with pytest.raises(refusal):
            await moderation.export_words(tx, actor)
    assert [kept.text for kept in (await moderation.list_words(tx, moderator)).items] == ["假货"]


async def test_words_over_http(app: Runtime, client: httpx.AsyncClient) -> None:
    url = "/api/v1/moderation/words"
    sign_in(app, frozenset({"reviews.read"}))
    assert (await client.post(url, json={"text": "假货"}, headers=BEARER)).status_code == 403
    sign_in(app, MODERATE)
    made = await client.post(url, json={"text": "假货", "kind": "block"}, headers=BEARER)
    assert made.status_code == 201
    assert [word["text"] for word in (await client.get(url, headers=BEARER)).json()["items"]] == ["假货"]
    assert (await client.get(f"{url}/export", headers=BEARER)).text == "word,kind,note\n假货,block,\n"
    hits = await client.post(f"{url}/try", json={"texts": ["好茶", "假貨"]}, headers=BEARER)
    assert [(hit["word"], hit["where"]) for hit in hits.json()] == [("假货", 1)]
    taken = await client.post(f"{url}/import", json={"text": "代购,review,\n"}, headers=BEARER)
    assert taken.json()["added"] == 1
    assert (await client.delete(f"{url}/{made.json()['id']}", headers=BEARER)).status_code == 204
    assert (await client.delete(f"{url}/{made.json()['id']}", headers=BEARER)).status_code == 404
