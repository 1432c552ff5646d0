"""Accounts, sessions, passkeys and addresses as JSON."""

from jishi.modules.identity.endpoints import account, addresses, passkeys, sessions

routes = [*sessions.routes, *account.routes, *passkeys.routes, *addresses.routes]
