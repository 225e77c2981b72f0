"""The log knows the route and the status, and nothing about a family."""

import io
import logging

import pytest

from config.request_log import standard_logging


@pytest.fixture
def lines():
    """What the log would print."""
    configuration = standard_logging("INFO")
    options = configuration["formatters"]["json"]
    formatter = options.pop("()")(**{k: v for k, v in options.items() if k != "()"})
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    for rule in configuration["filters"].values():
        handler.addFilter(rule["()"]())
    logger = logging.getLogger()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel("INFO")
    yield stream
    logger.removeHandler(handler)
    logger.setLevel(level)


def test_request_is_logged_by_route_without_its_query(client, lines):
    response = client.get("/healthz?name=Canary")

    assert "Canary" not in lines.getvalue()
    assert '"route": "healthz"' in lines.getvalue()
    assert response["X-Request-ID"] in lines.getvalue()


@pytest.mark.django_db
def test_page_that_does_not_exist_is_logged_without_its_address(client, lines):
    client.get("/no-such-page-canary")

    assert '"status": 404' in lines.getvalue()
    assert "canary" not in lines.getvalue()


def test_error_is_logged_by_place_without_its_message(lines):
    try:
        raise ValueError("Canary")
    except ValueError:
        logging.getLogger("django.request").exception("about Canary")

    assert "Canary" not in lines.getvalue()
    assert '"exception": "ValueError"' in lines.getvalue()
    assert "test_request_log.py" in lines.getvalue()


def test_task_is_logged_by_name_without_what_it_raised(lines):
    facts = {"name": "evaluation.tasks.build", "exc": "Canary"}

    logging.getLogger("celery.app.trace").error("%(name)s raised %(exc)s", facts)

    assert "Canary" not in lines.getvalue()
    assert "evaluation.tasks.build" in lines.getvalue()
