"""How contacts are shown to those who need not know them."""

DOTS = "***"


def masked_email(email: str | None) -> str:
    """`l***@example.com`."""
    if not email:
        return ""
    local, _, domain = email.partition("@")
    return f"{local[:1]}{DOTS}@{domain}"


def masked_phone(phone: str | None) -> str:
    """`+86138****8000`: the front and the last four digits."""
    if not phone:
        return ""
    return f"{phone[:6]}****{phone[-4:]}" if len(phone) > 11 else f"{phone[:2]}****{phone[-2:]}"
