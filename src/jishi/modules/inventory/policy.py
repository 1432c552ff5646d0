"""Who may do what with stock."""

from jishi.modules.team.contracts import Permission

READ = Permission.STOCK_READ
EDIT = Permission.STOCK_EDIT
