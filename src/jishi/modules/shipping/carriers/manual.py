"""Carriers of which we only know a number that somebody typed, and where people can look it up."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from jishi.kernel.text import Text
from jishi.modules.shipping.carriers.port import BadSignature, CarrierRefused, Label, LabelOrder
from jishi.modules.shipping.contracts import Carrier, Scan


class ManualCarrier:
    """See carriers.port.CarrierPort."""

    def __init__(self, carrier: Carrier) -> None:
        self.carrier = carrier

    async def book(self, order: LabelOrder) -> Label:
        raise CarrierRefused("this carrier's numbers are typed in")

    async def cancel(self, tracking_number: str) -> None:
        """Nobody to tell."""

    async def query(self, tracking_number: str) -> Sequence[Scan]:
        return ()

    def parse_webhook(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Scan]:
        raise BadSignature("this carrier does not call")


def _named(zh: str, en: str) -> Text:
    return {"zh-CN": zh, "en": en}


MANUAL = (
    Carrier(
        code="sf",
        name=_named("顺丰速运", "SF Express"),
        url="https://www.sf-express.com/chn/sc/waybill/waybill-detail/{number}",
    ),
    Carrier(
        code="zto",
        name=_named("中通快递", "ZTO Express"),
        url="https://www.zto.com/express/expressCheck.html?txtBill={number}",
    ),
    Carrier(
        code="yto", name=_named("圆通速递", "YTO Express"), url="https://www.yto.net.cn/query/trace?number={number}"
    ),
    Carrier(
        code="jd", name=_named("京东快递", "JD Logistics"), url="https://www.jdl.com/orderSearch/?waybillCodes={number}"
    ),
    Carrier(
        code="ems",
        name=_named("中国邮政 EMS", "China Post EMS"),
        url="https://www.ems.com.cn/queryList?mailNum={number}",
    ),
    Carrier(
        code="dhl", name=_named("DHL 国际快递", "DHL"), url="https://www.dhl.com/en/express/tracking.html?AWB={number}"
    ),
    Carrier(code="own", name=_named("自行配送", "Own delivery"), needs_number=False),
)
"""The carriers everybody knows. `own` is a shop's own van, or goods that need no parcel at all."""
