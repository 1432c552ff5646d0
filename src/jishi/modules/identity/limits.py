"""How often one may try to get in, per network address and per contact."""

from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits, Rule

CODES_BY_ADDRESS = Rule("identity.codes.address", burst=10, per_minute=2)
CODES_BY_CONTACT = Rule("identity.codes.contact", burst=3, per_minute=1)
SIGN_IN_BY_ADDRESS = Rule("identity.sign_in.address", burst=20, per_minute=10)
SIGN_IN_BY_CONTACT = Rule("identity.sign_in.contact", burst=8, per_minute=2)
SECOND_FACTOR = Rule("identity.second_factor", burst=5, per_minute=1)
PASSWORD_CHECK = Rule("identity.password_check", burst=5, per_minute=1)


def spend(tx: Tx, rule: Rule, who: str) -> None:
    """Take one try of `who`. Raises TooMany."""
    tx.app.service(Limits).spend(rule, who)
