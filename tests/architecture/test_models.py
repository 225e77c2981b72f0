"""Every fact has a category, every moment its person, every row its case."""

import importlib
import pkgutil

import factory
import pytest
from django.apps import apps
from django.db import models
from pghistory.models import Event

import tests.factories
from cases.models import Case
from information_sharing import policies
from information_sharing.categories import (
    AUTHOR_ONLY,
    BY_ROW,
    NOT_PERSONAL,
    Category,
)
from tests.architecture.sources import APPS

CLASSIFIED = ("cases", "lead_professional", "evaluation")
KINDS = {NOT_PERSONAL, BY_ROW, AUTHOR_ONLY, *Category.values}
WITHOUT_A_PERSON = {
    "agencies.Practitioner.previous_login_at": "when she signed in herself",
    "cases.Draft.saved_at": "the author is beside it",
    "cases.Submission.saved_at": "the author is beside it",
    "information_sharing.AccessEvent.at": "by is beside it",
    "information_sharing.Grant.starts_at": "opened_by is beside it",
    "evaluation.Report.started_at": "the worker's, for the requester",
    "evaluation.Report.finished_at": "the worker's, for the requester",
    "evaluation.Report.alive_at": "the worker's sign of life",
}


def ours(*labels):
    """Return the concrete models of these apps, without history and views."""
    return [
        model
        for label in labels
        for model in apps.get_app_config(label).get_models()
        if not issubclass(model, Event) and model._meta.managed
    ]


def fields_of(model):
    """Return the names of a model's own columns and many-to-many fields."""
    return [field.name for field in [*model._meta.fields, *model._meta.many_to_many]]


@pytest.mark.parametrize("model", ours(*CLASSIFIED), ids=str)
def test_every_field_says_what_kind_of_information_it_is(model):
    said = [name for names in model.INFORMATION.values() for name in names.split()]

    assert set(model.INFORMATION) <= KINDS
    assert sorted(said) == sorted(fields_of(model)), "Each field once, and no other"


@pytest.mark.parametrize("model", ours(*CLASSIFIED), ids=str)
def test_a_fact_says_its_category_and_its_person(model):
    personal = set(model.INFORMATION) - {NOT_PERSONAL, AUTHOR_ONLY}
    if not personal or model.__name__ in {"Case", "Appointment"}:
        return
    constant = model.fact_category in Category.values

    assert constant or "category" in fields_of(model)
    assert model.fact_person in {None, "pk", "person"}
    assert BY_ROW not in personal or model.fact_category == "category"


@pytest.mark.parametrize("model", ours(*CLASSIFIED, "information_sharing"), ids=str)
def test_personal_rows_reach_their_case_by_one_indexed_key(model):
    names = fields_of(model)
    about_nobody = set(getattr(model, "INFORMATION", {1: 1})) == {NOT_PERSONAL}
    if model is Case or "case" not in names:
        parts = {"ConsentTeam", "ConsentExclusion", "ChainHead"}
        rows = {"TeamCasePermission", "PractitionerCasePermission"}
        assert (
            about_nobody
            or model is Case
            or model.__name__
            in parts
            | rows
            | {
                "SelfEvaluationSection",
                "SelfEvaluation",
                "Report",
            }
        )
        return
    field = model._meta.get_field("case")

    assert field.related_model is Case
    assert field.db_index or field.unique


MOMENTS = [
    (model, field)
    for model in ours(*APPS)
    for field in model._meta.fields
    if isinstance(field, models.DateTimeField)
    and (field.name.endswith("_at") or field.name == "at")
    and not field.name.startswith(("last_", "date_"))
]


@pytest.mark.parametrize(
    ("model", "field"), MOMENTS, ids=[f"{m.__name__}.{f.name}" for m, f in MOMENTS]
)
def test_every_moment_has_its_person(model, field):
    if f"{model._meta.label}.{field.name}" in WITHOUT_A_PERSON:
        return
    partner = model._meta.get_field(field.name.removesuffix("_at") + "_by")

    assert field.null == partner.null
    if field.null:
        together = [
            constraint.name
            for constraint in model._meta.constraints
            if constraint.name.endswith(f"both_{field.name}_and_by")
        ]
        assert together, f"No constraint sets {field.name} with its person"


def factories():
    """Return the models for which there is a factory."""
    for part in pkgutil.iter_modules(tests.factories.__path__):
        module = importlib.import_module(f"tests.factories.{part.name}")
        for value in vars(module).values():
            if isinstance(value, factory.base.FactoryMetaClass):
                yield value._meta.model


MADE = set(factories())


@pytest.mark.parametrize("model", ours(*APPS), ids=str)
def test_every_model_has_a_factory(model):
    assert model in MADE


PAIRS = [(now, then) for now in Case.Status for then in Case.Status]


@pytest.mark.parametrize(("now", "then"), PAIRS)
def test_every_pair_of_states_is_allowed_or_refused(now, then):
    case = Case(status=now)
    legal = {
        ("OPENED", "ACTIVE"),
        ("OPENED", "CLOSED"),
        ("ACTIVE", "ACTIVE"),
        ("ACTIVE", "CLOSED"),
    }
    if (now, then) in legal:
        policies.check_case_may_become(case, then)
        return
    with pytest.raises(policies.NotPossibleNow, match="cannot go from"):
        policies.check_case_may_become(case, then)


def test_every_state_says_whose_turn_it_is():
    assert set(policies.WHOSE_TURN) == set(policies.CASE_MOVES) == set(Case.Status)
