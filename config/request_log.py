"""Structured logs with a request id and nothing that names a person or a family."""

import logging
import logging.config
import sys
import time
import traceback
import uuid
from typing import Any

import structlog

log = structlog.get_logger("request")


class RequestLogMiddleware:
    """One line per request: the route's name, never its path, query or body."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.request_id = uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request.request_id)
        started = time.monotonic()
        response = self.get_response(request)
        response["X-Request-ID"] = request.request_id
        log.info("request", **facts(request, response, started))
        return response


def facts(request, response, started):
    """What the log may know about a request."""
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "_cached_user", None)  # Never a query of our own.
    if match and getattr(match.func, "is_nameless", False):
        user = None
    return {
        "method": request.method,
        "route": match.view_name if match else None,
        "status": response.status_code,
        "ms": round((time.monotonic() - started) * 1000, 1),
        "user": str(user.pk) if user is not None and user.pk else None,
    }


class WithoutPath(logging.Filter):
    """Django's own request records quote the path: keep the status only."""

    def filter(self, record):
        if not record.name.startswith(("django.request", "django.security")):
            return True
        record.msg, record.args = "response %s", (getattr(record, "status_code", None),)
        record.request = None
        return True


class WithoutArguments(logging.Filter):
    """Celery quotes what a task returned or raised: keep its name only."""

    def filter(self, record):
        if record.name == "celery.app.trace" and isinstance(record.args, dict):
            record.msg, record.args = "task %s", (record.args.get("name"),)
        return True


def exception_places(logger, name, entry):
    """Where it went wrong, without the message: that may quote what people typed."""
    info = entry.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info and info[1]
    if error:
        frames = traceback.extract_tb(error.__traceback__)
        entry["exception"] = type(error).__qualname__
        entry["places"] = [f"{f.filename}:{f.lineno} {f.name}" for f in frames]
    return entry


PRE_CHAIN: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(options):
    """Django's LOGGING_CONFIG: everything as JSON lines to standard error."""
    structlog.configure(
        processors=[*PRE_CHAIN, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(standard_logging(options.get("level", "INFO")))


def standard_logging(level):
    """The standard library's half of the same configuration."""
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": PRE_CHAIN,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            exception_places,
            structlog.processors.JSONRenderer(),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "without_path": {"()": WithoutPath},
            "without_arguments": {"()": WithoutArguments},
        },
        "formatters": {"json": formatter},
        "handlers": {
            "err": {
                "class": "logging.StreamHandler",
                "formatter": "json",
                "filters": ["without_path", "without_arguments"],
            }
        },
        "root": {"handlers": ["err"], "level": level},
    }
