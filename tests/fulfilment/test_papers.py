"""Papers: packing slips in one file, invoices; they can be read by machines, so they hold text."""

import re

import pytest
from tests.fulfilment.packing import Packing, packer
from tests.orders.market import guest, member, place_directly

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.modules.orders import api as orders
from jishi.platform.i18n import translations
from jishi.platform.pdf import Paper

CHINESE, ENGLISH = translations("zh-CN"), translations("en")


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def letters(pdf: bytes) -> str:
    """What the file says its embedded letters are (ToUnicode maps)."""
    maps = re.findall(rb"beginbfchar(.*?)endbfchar", pdf, re.DOTALL)
    return "".join(chr(int(one, 16)) for each in maps for one in re.findall(rb"> <([0-9A-F]{4})>", each))


async def test_packing_slips_of_several_orders_are_one_file(packing: Packing) -> None:
    bought = [await packing.paid(1, 2) for _ in range(3)]
    async with packing.app.tx(write=False) as tx:
        pdf = await orders.print_slips(tx, SYSTEM, [one.number for one in bought], CHINESE)
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == 3
    assert set("发货单林小梅广东省科技园路茶杯") <= set(letters(pdf))
    assert len(pdf) < 120_000, "only the letters that are used are embedded"


async def test_an_invoice_has_the_number_once_it_is_issued(packing: Packing) -> None:
    bought = await packing.paid(1)
    async with packing.app.tx() as tx:
        await tx.execute(
            "UPDATE orders.orders SET invoice = $1",
            {"title": "杭州喆氏茶业有限公司", "company": True, "tax_number": "91330100MA2XXXXXX1", "email": ""},
        )
    clerk = packer(bought.goods[0].shop_id)
    async with packing.app.tx() as tx:
        issued = await orders.record_invoice(tx, clerk, bought.number, " 2533 2000 0001 ")
        assert issued.number == "253320000001"
        await orders.record_invoice(tx, clerk, bought.number, "253320000001")
        with pytest.raises(Conflict, match="Another"):
            await orders.record_invoice(tx, clerk, bought.number, "253320000002")
    async with packing.app.tx(write=False) as tx:
        for actor in (bought.buyer, clerk):
            assert set("杭州喆氏茶业发票号码") <= set(
                letters(await orders.print_invoice(tx, actor, bought.number, CHINESE))
            )
        assert set("Invoice for") <= set(letters(await orders.print_invoice(tx, bought.buyer, bought.number, ENGLISH)))


async def test_papers_are_for_those_whom_they_concern(packing: Packing) -> None:
    bought = await packing.paid(1, shop_id=await packing.market.shop())
    other = packer(await packing.market.shop())
    async with packing.app.tx(write=False) as tx:
        for actor in (other, guest()):
            with pytest.raises((NotFound, Forbidden)):
                await orders.print_invoice(tx, actor, bought.number, CHINESE)
        with pytest.raises(NotFound):
            await orders.print_slips(tx, other, [bought.number], CHINESE)
        with pytest.raises(Forbidden):
            await orders.print_slips(tx, member(), [bought.number], CHINESE)
        with pytest.raises(Invalid):
            await orders.print_slips(tx, SYSTEM, [], CHINESE)


async def test_no_invoice_before_it_is_paid_or_when_nobody_wants_one(packing: Packing) -> None:
    goods, buyer = await packing.market.goods(), guest()
    placed = (await place_directly(packing.app, buyer, {goods.variant_id: 1})).orders[0]
    bought = await packing.paid(1)
    async with packing.app.tx() as tx:
        with pytest.raises(Conflict, match="before"):
            await orders.print_invoice(tx, buyer, placed.number, CHINESE)
        for number in (placed.number, bought.number):
            with pytest.raises(Conflict, match="No invoice"):
                await orders.record_invoice(tx, SYSTEM, number, "12345678")


def test_the_font_has_what_names_and_addresses_need() -> None:
    paper = Paper("试")
    paper.add_page()
    paper.note("生僻字", "喆 堃 玥 赟 祎 頔 旻 ¥ ￥ € é ü ß — … ✓ □ №")
    assert not set("喆堃玥赟祎頔旻¥￥€éüß—…✓□№") - set(letters(paper.done()))
