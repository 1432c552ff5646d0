"""What people hear of their own account."""

from jishi.modules.notifications.contracts import Kind

WELCOME = Kind(
    code="account.welcome",
    group="account",
    title="Welcome to Jishi",
    text="It is good to have you here. What you like goes on your wish list, what you order you can follow under “My"
    " orders”, and what happens to either you read here.",
    link="/",
    email=False,
)

NEW_DEVICE = Kind(
    code="account.new_device",
    group="security",
    title="Your account was opened on a new device",
    text="%(device)s, network address %(address)s, on %(at)s.\n\nWas that you? Then there is nothing to do. If it was"
    " not, sign that device out and change your password at once.",
    link="/account/security",
    action="See where I am signed in",
    sample={"device": "Chrome, Windows", "address": "203.0.113.7", "at": "2026-06-01 12:00"},
)

PASSWORD_CHANGED = Kind(
    code="account.password_changed",
    group="security",
    title="Your password was changed",
    text="This happened on %(at)s. All other devices were signed out.\n\nIf it was not you, sign in with a code and set"
    " a new password at once.",
    link="/account/security",
    action="See where I am signed in",
    sample={"at": "2026-06-01 12:00"},
)

SECOND_FACTOR_ADDED = Kind(
    code="account.second_factor_added",
    group="security",
    title="A new way to prove who you are was added",
    text="%(factor)s was added to your account on %(at)s.\n\nIf it was not you, remove it and change your password at"
    " once.",
    link="/account/security",
    action="Look at the safety of my account",
    sample={"factor": {"en": "A passkey", "zh-CN": "通行密钥"}, "at": "2026-06-01 12:00"},
)

SECOND_FACTOR_REMOVED = Kind(
    code="account.second_factor_removed",
    group="security",
    title="A way to prove who you are was removed",
    text="%(factor)s was removed from your account on %(at)s.\n\nIf it was not you, change your password at once.",
    link="/account/security",
    action="Look at the safety of my account",
    sample={"factor": {"en": "An authenticator app", "zh-CN": "验证器应用"}, "at": "2026-06-01 12:00"},
)

KINDS = (WELCOME, NEW_DEVICE, PASSWORD_CHANGED, SECOND_FACTOR_ADDED, SECOND_FACTOR_REMOVED)

FACTORS = {
    "passkey": {"en": "A passkey", "zh-CN": "通行密钥"},
    "authenticator": {"en": "An authenticator app", "zh-CN": "验证器应用"},
}
