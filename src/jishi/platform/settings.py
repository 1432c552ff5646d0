"""Settings from the environment (`JISHI_…`) and `.env`, checked at start with a readable complaint."""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

DEVELOPMENT_SECRET = "development-secret-not-for-production"
PREFIX = "JISHI_"


class Environment(StrEnum):
    """Where this runs."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that can be set from outside. No setting is needed to run in development.

    `database_url` empty means the embedded PostgreSQL in `data_dir`; `base_url` is how people reach the shop;
    `staff_second_factor` says whether staff must show one when they sign in, unset means only in production;
    `sms_url` takes text messages as JSON `{"to", "text"}` with `sms_token` as bearer;
    `metrics_token` is what a scraper of /metrics shows as bearer token; without one only this machine may read them,
    and in production nobody;
    `outbound_hosts` are the hosts that outbound picture fetches may reach (`*` for any public host);
    `redis_url` is a Redis or Valkey that carries live messages between processes instead of the database;
    `webhook_hosts` are private hosts that webhooks may reach nevertheless;
    `sms_url` is a gateway that takes text messages as JSON `{"to", "text"}`, with `sms_token` as its bearer token.
    """

    env: Environment = Environment.DEVELOPMENT
    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""
    data_dir: Path = Path("var")
    database_url: str = ""
    database_pool: int = 10
    secret: str = DEVELOPMENT_SECRET
    web_workers: int = 1
    default_locale: str = "zh-CN"
    currency: str = "CNY"
    trusted_proxies: int = 0
    smtp_url: str = ""
    mail_from: str = "Jishi 集市 <hello@jishi.example>"
    webhook_hosts: str = ""
    sms_url: str = ""
    sms_token: str = ""
    media_url: str = ""
    outbound_hosts: str = ""
    metrics_token: str = ""
    sandbox_port: int = 0
    sandbox_secret: str = DEVELOPMENT_SECRET
    redis_url: str = ""
    rate_limits: bool = True
    staff_second_factor: bool | None = None
    log_level: str = "info"
    log_requests: bool = False

    @property
    def is_production(self) -> bool:
        return self.env is Environment.PRODUCTION

    @property
    def staff_needs_second_factor(self) -> bool:
        return self.is_production if self.staff_second_factor is None else self.staff_second_factor

    @property
    def public_url(self) -> str:
        """The address people type, without a slash at the end."""
        return (self.base_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def sandbox_url(self) -> str:
        """Where the sandbox payment provider answers; its port follows the shop's unless it is set."""
        return f"http://{self.host}:{self.sandbox_port or self.port + 1}"


class SettingsError(Exception):
    """The environment does not make sense; the text says how to mend it."""


def load(environ: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> Settings:
    """Settings from `.env` overlaid by `environ` (the process environment unless given).

    Raises SettingsError naming every variable that is unknown or cannot be read, and refuses development
    secrets in production.
    """
    found = _read_dotenv(dotenv)
    found.update(os.environ if environ is None else environ)
    raw = {key[len(PREFIX) :].lower(): value for key, value in found.items() if key.startswith(PREFIX)}
    known = {field.name: field for field in msgspec.structs.fields(Settings)}
    problems = [f"{PREFIX}{name.upper()} is not a setting" for name in raw if name not in known]
    values: dict[str, object] = {}
    for name, text in raw.items():
        if name not in known or text == "":
            continue
        try:
            values[name] = _parse(text, known[name].type)
        except (ValueError, msgspec.ValidationError) as reason:
            problems.append(f"{PREFIX}{name.upper()}={text!r}: {reason}")
    if not problems:
        settings = Settings(**values)  # type: ignore[arg-type]
        problems = _weaknesses(settings)
        if not problems:
            return settings
    raise SettingsError("Jishi cannot start:\n" + "\n".join(f"  - {problem}" for problem in sorted(problems)))


def _parse(text: str, kind: object) -> object:
    if kind is Path:
        return Path(text).expanduser()
    return msgspec.convert(text, type=kind, strict=False)


def _weaknesses(settings: Settings) -> list[str]:
    problems = []
    if not 1 <= settings.port <= 65535:
        problems.append(f"{PREFIX}PORT={settings.port}: a port is between 1 and 65535")
    if settings.is_production:
        for name in ("secret", "sandbox_secret"):
            value = getattr(settings, name)
            if value == DEVELOPMENT_SECRET or len(value) < 32:
                problems.append(f"{PREFIX}{name.upper()} must be a secret of your own, 32 characters or more")
        if not settings.base_url.startswith("https://"):
            problems.append(f"{PREFIX}BASE_URL must be the https:// address of the shop in production")
    return problems


def _read_dotenv(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#") and "=" in line)
    return {key.strip(): value.strip().strip("'\"") for key, value in pairs}
