"""Signing in and one's own account, as pages."""

from jishi.modules.identity.pages import account, addresses, avatars, confirm, security, sign_in

routes = [*sign_in.routes, *account.routes, *security.routes, *confirm.routes, *addresses.routes, *avatars.routes]
