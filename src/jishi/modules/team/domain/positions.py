"""What positions allow, put together from ours and from what somebody has made of them."""

from collections.abc import Iterable, Mapping

from jishi.kernel.text import Text
from jishi.modules.team.contracts import MERCHANT_PERMISSIONS, MERCHANT_ROLES, ROLE_PERMISSIONS, Permission, Role

StoredPermissions = Mapping[str, Iterable[str]]
"""Permissions of positions that are in the table, by code."""

KNOWN = frozenset(str(permission) for permission in Permission)
IN_SHOPS = frozenset(str(permission) for permission in MERCHANT_PERMISSIONS)

NAMES: dict[Role, tuple[Text, Text]] = {
    Role.ANALYST: (
        {"en": "Analyst", "zh-CN": "数据分析师"},
        {"en": "Reads orders, stock and figures; changes nothing.", "zh-CN": "查看订单、库存与数据，不做任何更改。"},
    ),
    Role.PRODUCT_MANAGER: (
        {"en": "Product manager", "zh-CN": "产品经理"},
        {
            "en": "Keeps the catalogue and the stock, and reviews what is to be listed.",
            "zh-CN": "管理商品与库存，审核上架。",
        },
    ),
    Role.MARKETER: (
        {"en": "Marketer", "zh-CN": "营销专员"},
        {"en": "Runs promotions and writes about them.", "zh-CN": "策划促销活动并撰写内容。"},
    ),
    Role.EDITOR: (
        {"en": "Content editor", "zh-CN": "内容编辑"},
        {
            "en": "Writes product texts and stories, and moderates reviews.",
            "zh-CN": "撰写商品文案与专题，审核评价。",
        },
    ),
    Role.SERVICE: (
        {"en": "Customer service", "zh-CN": "客服"},
        {
            "en": "Helps buyers: orders, parcels, refunds, after-sales, reviews.",
            "zh-CN": "服务买家：订单、物流、退款、售后与评价。",
        },
    ),
    Role.COMPLIANCE: (
        {"en": "Compliance", "zh-CN": "合规专员"},
        {
            "en": "Vets shops and listings, reads the audit log, decides approvals.",
            "zh-CN": "审核店铺与上架，查阅审计日志，审批申请。",
        },
    ),
    Role.ENGINEER: (
        {"en": "Engineer", "zh-CN": "工程师"},
        {
            "en": "Keeps jobs, keys, webhooks and settings in order.",
            "zh-CN": "维护任务、密钥、Webhook 与系统设置。",
        },
    ),
    Role.MANAGER: (
        {"en": "Manager", "zh-CN": "经理"},
        {"en": "May do everything, and decides who else may do what.", "zh-CN": "拥有全部权限，并决定他人的权限。"},
    ),
    Role.MERCHANT_OWNER: (
        {"en": "Shop owner", "zh-CN": "店主"},
        {"en": "Runs a shop and its staff.", "zh-CN": "经营店铺，管理本店员工。"},
    ),
    Role.MERCHANT_STAFF: (
        {"en": "Shop staff", "zh-CN": "店员"},
        {
            "en": "Keeps a shop's products, stock, orders and after-sales.",
            "zh-CN": "处理本店商品、库存、订单与售后。",
        },
    ),
}


def permissions_of(code: str, stored: StoredPermissions, *, is_in_shops: bool) -> frozenset[str]:
    """What one position allows. That of a manager cannot be narrowed; one in shops never allows more than shops may.
    Who manages the staff manages that of shops too."""
    if code == Role.MANAGER:
        return KNOWN
    if code in stored:
        held = KNOWN.intersection(stored[code])
    elif code in NAMES:
        held = frozenset(str(permission) for permission in ROLE_PERMISSIONS[Role(code)])
    else:
        held = frozenset()
    if Permission.STAFF_MANAGE in held:
        held |= {Permission.SHOP_STAFF_MANAGE.value}
    return held & IN_SHOPS if is_in_shops or code in MERCHANT_ROLES else held


def union_of(codes: Iterable[str], stored: StoredPermissions, *, is_in_shops: bool) -> frozenset[str]:
    """What several positions allow together."""
    return frozenset[str]().union(*(permissions_of(code, stored, is_in_shops=is_in_shops) for code in codes))
