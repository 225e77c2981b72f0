"""Structured logs with a request id and nothing that names a person or a family."""

import logging
import logging.config
import time
import uuid

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
    return {
        "method": request.method,
        "route": match.view_name if match else None,
        "status": response.status_code,
        "ms": round((time.monotonic() - started) * 1000, 1),
        "user": str(user.pk) if user is not None and user.pk else None,
    }


class WithoutPath(logging.Filter):
    """Replace the message of django.request records, which quotes the path."""

    def filter(self, record):
        status = getattr(record, "status_code", None)
        record.msg, record.args = "response %s", (status,)
        record.request = None
        return True


PRE_CHAIN = [
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
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_path": {"()": WithoutPath}},
        "formatters": {"json": formatter},
        "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["err"], "level": level},
        "loggers": {
            "django.request": {"filters": ["without_path"]},
            "django.security": {"filters": ["without_path"]},
        },
    }
