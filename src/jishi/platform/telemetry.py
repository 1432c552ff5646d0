"""Structured logs and Prometheus metrics."""

import logging
import sys
from typing import Any

import structlog
from prometheus_client import Counter, Gauge, Histogram

from jishi.platform.settings import Settings

REQUESTS = Counter("jishi_requests_total", "Requests answered", ["method", "route", "status"])
REQUEST_SECONDS = Histogram(
    "jishi_request_seconds",
    "Time to answer",
    ["route"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
STATEMENT_SECONDS = Histogram(
    "jishi_statement_seconds",
    "Time of SQL statements",
    buckets=(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5),
)
JOBS = Counter("jishi_jobs_total", "Jobs finished", ["name", "outcome"])
UP = Gauge("jishi_up", "1 while the process serves", ["role"])
SLOW_SECONDS = 0.25
SECRET_KEYS = frozenset({"password", "token", "secret", "code", "cookie", "authorization"})

log = structlog.get_logger(__name__)


def configure(settings: Settings) -> None:
    """Send logs to standard error: JSON lines in production, readable ones elsewhere."""
    level = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if settings.is_production
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=0)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            hide_secrets,
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")


def hide_secrets(_logger: object, _method: str, event: Any) -> Any:
    """Never let a secret reach a log line, whatever the caller passed."""
    for key in event:
        if key.lower() in SECRET_KEYS:
            event[key] = "…"
    return event


def watch_statement(statement: str, seconds: float) -> None:
    """A database watcher: time every statement and name the slow ones."""
    STATEMENT_SECONDS.observe(seconds)
    if seconds > SLOW_SECONDS:
        log.warning("slow_statement", seconds=round(seconds, 3), sql=" ".join(statement.split())[:400])
