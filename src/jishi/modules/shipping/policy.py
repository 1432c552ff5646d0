"""Who may do what with shipping."""

from jishi.modules.team.contracts import Permission

MANAGE = Permission.SHIPPING_MANAGE
