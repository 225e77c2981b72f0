"""Which models hold facts about a family: read from the models themselves."""

from django.apps import apps
from django.db.models import Model


def fact_models() -> list[type[Model]]:
    """Return every model that says by category and person what it holds (design 1.3)."""
    return [
        model
        for model in apps.get_models()
        if hasattr(model, "fact_category") and hasattr(model, "INFORMATION")
    ]


def person_of(model: type[Model]) -> str | None:
    """Return the field that says whom a row is about; None: nobody in particular."""
    found: str | None = getattr(model, "fact_person", None)
    return found
