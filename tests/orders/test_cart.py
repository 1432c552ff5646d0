"""The cart: limits, notices, saving for later, merging."""

import pytest
from tests.orders.market import Buyer, Market, guest, member

from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.identity.events import SignedIn
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import MOST_LINES, CartLineChange, NoticeKind
from jishi.platform.db import Tx


async def test_adding_again_adds_up_to_the_limit(market: Market, buyer: Buyer) -> None:
    goods = await market.goods(stock=500)
    await buyer.add(goods, 60)
    assert (await buyer.add(goods, 60))["quantity"] == 99


@pytest.mark.parametrize("quantity", [0, -1, 100, 10**9])
async def test_senseless_quantities_are_refused(market: Market, buyer: Buyer, quantity: int) -> None:
    goods = await market.goods()
    answer = await buyer.call("POST", "/cart/lines", {"variant_id": goods.variant_id, "quantity": quantity})
    assert answer.status_code == 422
    assert (await buyer.cart())["count"] == 0


async def test_a_cart_has_a_limited_number_of_lines(market: Market, tx: Tx) -> None:
    actor, goods = guest(), await market.goods()
    await orders.add_to_cart(tx, actor, goods.variant_id)
    await tx.execute(
        "INSERT INTO orders.cart_lines SELECT $1, gen_random_uuid(), 1, true, false, 1, now()"
        " FROM generate_series(2, $2)",
        actor.owner_id,
        MOST_LINES,
    )
    with pytest.raises(Invalid):
        await orders.add_to_cart(tx, actor, (await market.goods()).variant_id)


async def test_what_is_not_sold_or_sold_out_cannot_be_added(market: Market, tx: Tx) -> None:
    goods = await market.goods(stock=0)
    with pytest.raises(Conflict):
        await orders.add_to_cart(tx, guest(), goods.variant_id)
    with pytest.raises(NotFound):
        await orders.add_to_cart(tx, guest(), uuid7())


async def test_saved_for_later_is_kept_but_not_bought(market: Market, buyer: Buyer) -> None:
    goods = await market.goods()
    await buyer.add(goods, 2)
    path = f"/cart/lines/{goods.variant_id}"
    assert (await buyer.call("PATCH", path, {"saved": True})).json()["count"] == 0
    cart = await buyer.cart()
    assert (cart["shops"], len(cart["saved"])) == ([], 1)
    assert not (await buyer.quote())["placeable"]
    assert (await buyer.call("PATCH", path, {"saved": False})).json()["count"] == 2
    assert (await buyer.cart())["chosen_count"] == 2


async def test_lines_are_changed_chosen_and_removed(market: Market, buyer: Buyer) -> None:
    one, two = await market.goods(), await market.goods()
    await buyer.add(one)
    await buyer.add(two)
    await buyer.call("PATCH", f"/cart/lines/{one.variant_id}", {"quantity": 5})
    assert (await buyer.cart())["count"] == 6
    await buyer.call("PATCH", "/cart", {"chosen": False})
    assert (await buyer.cart())["chosen_count"] == 0
    await buyer.call("PATCH", "/cart", {"chosen": True, "shop_id": str(one.shop_id)})
    assert (await buyer.cart())["chosen_count"] == 6
    assert (await buyer.call("DELETE", f"/cart/lines/{one.variant_id}")).json()["count"] == 1
    assert (await buyer.call("PATCH", f"/cart/lines/{two.variant_id}", {"quantity": 0})).json()["count"] == 0
    assert (await buyer.call("PATCH", f"/cart/lines/{two.variant_id}", {"quantity": 1})).status_code == 404


async def test_changes_of_price_and_stock_are_announced(market: Market, buyer: Buyer) -> None:
    goods = await market.goods(price=3_000, stock=10, handle="cup")
    await buyer.add(goods, 4)
    async with market.app.tx() as tx:
        await tx.execute("UPDATE catalog.variant SET price = 2500 WHERE id = $1", goods.variant_id)
        await inventory.set_count(tx, {goods.variant_id: 3})
    market.app.cache.forget("*")
    (line,) = (await buyer.cart())["shops"][0]["lines"]
    assert [note["kind"] for note in line["notices"]] == [NoticeKind.PRICE_DOWN, NoticeKind.SHORT]
    assert line["notices"][0]["text"] == {
        "zh-CN": "比加入时降了 ¥5。",
        "en": "The price went down by ¥5 since you added it.",
    }
    assert not line["buyable"]
    assert not (await buyer.quote())["placeable"]


async def test_what_is_no_longer_sold_says_so(market: Market, buyer: Buyer) -> None:
    goods = await market.goods()
    await buyer.add(goods)
    async with market.app.tx() as tx:
        await tx.execute("UPDATE catalog.product SET state = 'delisted' WHERE id = $1", goods.product_id)
    market.app.cache.forget("*")
    (line,) = (await buyer.cart())["shops"][0]["lines"]
    assert [note["kind"] for note in line["notices"]] == [NoticeKind.NOT_SOLD]
    quote = await buyer.quote()
    assert (quote["shops"], quote["placeable"]) == ([], False)
    assert quote["notices"][0]["kind"] == NoticeKind.NOT_SOLD


async def test_signing_in_merges_the_guests_cart(market: Market, tx: Tx) -> None:
    visitor, person = guest(), member()
    both, only_guest = await market.goods(stock=200), await market.goods()
    await orders.add_to_cart(tx, visitor, both.variant_id, 60)
    await orders.add_to_cart(tx, visitor, only_guest.variant_id, 2)
    await orders.add_to_cart(tx, person, both.variant_id, 50)
    await orders.set_cart_line(tx, person, both.variant_id, CartLineChange(chosen=False))
    assert person.account_id is not None
    for _ in range(2):
        await tx.publish(SignedIn(account_id=person.account_id, guest_id=visitor.guest_id))
        cart = await orders.get_cart(tx, person)
        quantities = {line.variant_id: line.quantity for shop in cart.shops for line in shop.lines}
        assert quantities == {both.variant_id: 99, only_guest.variant_id: 2}
    assert (await orders.get_cart(tx, visitor)).count == 0


async def test_a_foreign_cart_cannot_be_seen_or_changed(market: Market, buyer: Buyer, tx: Tx) -> None:
    goods, other = await market.goods(), guest()
    await orders.add_to_cart(tx, other, goods.variant_id, 2)
    assert (await buyer.cart())["count"] == 0
    await buyer.add(goods)
    await buyer.call("DELETE", f"/cart/lines/{goods.variant_id}")
    assert (await orders.get_cart(tx, other)).count == 2


async def test_the_cart_takes_the_same_statements_for_one_line_and_for_many(market: Market, tx: Tx) -> None:
    actor = guest()
    await orders.add_to_cart(tx, actor, (await market.goods()).variant_id)
    for _ in range(2):
        market.app.cache.forget("*")
        async with market.app.tx(write=False) as reading:
            await orders.get_cart(reading, actor)
            assert reading.statements == 4, "lines, items, stock, shops"
        for _ in range(5):
            await orders.add_to_cart(tx, actor, (await market.goods()).variant_id)
