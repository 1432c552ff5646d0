"""What an order came to, for the buyer's own books; with the number of the tax invoice (发票) once it is issued."""

from jishi.kernel.money import Money
from jishi.kernel.text import pick
from jishi.modules.orders.contracts import IssuedInvoice, Order
from jishi.modules.orders.papers.packing_slip import address_text
from jishi.platform import formats
from jishi.platform.i18n import Translations
from jishi.platform.pdf import Paper


def invoice(order: Order, issued: IssuedInvoice | None, words: Translations) -> bytes:
    """The invoice of an order."""
    say, locale = words.gettext, words.locale

    def money(amount: int) -> str:
        return formats.money(Money(amount, order.currency), locale)

    paper = Paper(say("Bill of the order"), f"{pick(order.shop_name, locale)} · {order.number}")
    paper.add_page()
    right = [f"{say('Order number')}: {order.number}", f"{say('Order placed')}: {_day(order, locale)}"]
    if issued is not None:
        right.insert(0, f"{say('Tax invoice')}: {issued.number}")
    paper.head(say("Bill of the order"), right)
    paper.pair([(say("Sold by"), pick(order.shop_name, locale)), (say("Invoice for"), _buyer(order, words))])
    paper.rows(
        [say("Item"), say("Price"), say("Pieces"), say("Discount"), say("Amount")],
        [42, 16, 10, 14, 18],
        [
            [
                "\n".join(part for part in (pick(line.title, locale), pick(line.label, locale)) if part),
                money(line.price),
                str(line.quantity),
                f"-{money(line.discount)}" if line.discount else "",
                money(line.payable),
            ]
            for line in order.lines
        ],
        numbers=4,
    )
    sums = [(say("Delivery"), money(order.freight))]
    if order.tax:
        sums.append((say("Tax included") if order.tax_included else say("Tax"), money(order.tax)))
    if order.refunded:
        sums.append((say("Refunded"), f"-{money(order.refunded)}"))
    paper.sums([*sums, (say("Total"), money(order.total - order.refunded))])
    if order.address is not None:
        paper.note(say("Delivered to"), address_text(order.address))
    if issued is None:
        paper.note(say("Please note"), say("This is not a tax invoice. The shop issues that one on its own."))
    return paper.done()


def _day(order: Order, locale: str) -> str:
    return formats.date(order.placed_at, locale)


def _buyer(order: Order, words: Translations) -> str:
    if order.invoice is None:
        return order.address.recipient if order.address else "–"
    number = f"{words.gettext('Tax number')}: {order.invoice.tax_number}" if order.invoice.tax_number else ""
    return "\n".join(part for part in (order.invoice.title, number) if part)
