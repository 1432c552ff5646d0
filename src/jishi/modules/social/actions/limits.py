"""How often one may write and react."""

from uuid import UUID

from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits, Rule

NOTES = Rule("social.notes", burst=15, per_minute=1)
COMMENTS = Rule("social.comments", burst=20, per_minute=10)
REACTIONS = Rule("social.reactions", burst=120, per_minute=60)
FOLLOWS = Rule("social.follows", burst=60, per_minute=20)


def spend(tx: Tx, rule: Rule, account_id: UUID) -> None:
    """Take one act of the account. Raises TooMany."""
    tx.app.service(Limits).spend(rule, account_id.hex)
