"""What every model owes: a class for each field, a name beside each moment, a case."""

from pathlib import Path

import pytest
from django.apps import apps
from factory.django import DjangoModelFactory

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import policies
from information_sharing.categories import (
    AUTHOR_ONLY,
    BY_ROW,
    NOT_PERSONAL,
    TEAM_ONLY,
    Category,
)
from tests.architecture.sources import APPS
from tests.factories import (
    agencies,
    agencies_agreed,
    agencies_centre,
    agencies_people,
    cases,
    cases_centre,
    cases_meetings,
    cases_plan,
    cases_record,
    cases_referrals,
    cases_visits,
    evaluation,
    evaluation_centre,
    evaluation_surveys,
    information_sharing,
    information_sharing_life,
    information_sharing_office,
    lead_professional,
)

CLASSES = {NOT_PERSONAL, BY_ROW, AUTHOR_ONLY, TEAM_ONLY, *Category.values}
CLASSIFIED = ("cases", "lead_professional", "evaluation")
FACTORIES = (
    agencies,
    agencies_agreed,
    agencies_centre,
    agencies_people,
    cases,
    cases_centre,
    cases_meetings,
    cases_plan,
    cases_record,
    cases_referrals,
    cases_visits,
    evaluation,
    evaluation_centre,
    evaluation_surveys,
    information_sharing,
    lead_professional,
    information_sharing_life,
    information_sharing_office,
)
UNNAMED = {
    "agencies.Practitioner.previous_login_at": "signing in is her own doing",
    "cases.Draft.saved_at": "its author stands in `author`",
    "cases.Submission.saved_at": "its author stands in `author`",
    "information_sharing.Grant.starts_at": "opened_by says who",
    "information_sharing.Grant.ends_at": "an hour to come, not a person",
    "information_sharing.Notice.mailed_at": "the post does it",
    "information_sharing.Notice.seen_at": "she stands in `to`",
    "information_sharing.SharingDecision.countersign_by": "a deadline, not a person",
}
"""Moments without a `…_by` of the same name, and why."""

NO_CASE = {
    "cases.Activity": "what a team runs, for every family alike",
    "cases.ActivitySlot": "when an activity is on, for every family alike",
    "cases.AssessmentTemplate": "what is asked, of every family alike",
    "cases.Case": "it is the case",
    "cases.Family": "has cases, and nothing personal of its own",
    "cases.Import": "a file of many families, and how far it was taken in",
    "cases.ImportRow": "a line of a file; what it said goes as it is taken in",
    "cases.LevelOfNeed": "the local names of the levels",
    "cases.Panel": "a group that decides, for every family alike",
    "cases.PanelMeeting": "a day on which a panel meets",
    "cases.PanelMember": "who sits on a panel",
    "cases.Promise": "how soon a team makes first contact, for every family alike",
    "cases.Question": "what is asked, of every family alike",
    "cases.ReferralMove": "a step of its referral, which leads to the case",
    "cases.Session": "a day of an activity, for every family alike",
    "cases.Submission": "a token and an address of ours",
    "cases.Timescale": "how soon, for every family alike",
    "evaluation.AgreedTarget": "what a centre and the authority agreed",
    "evaluation.AnnualConversation": "a talk about a centre",
    "evaluation.Ballot": "answers that lead back to nobody",
    "evaluation.Edition": "a report that is wanted again and again",
    "evaluation.Framework": "a list of outcomes, for every family alike",
    "evaluation.FrameworkOutcome": "a line of such a list",
    "evaluation.Improvement": "what a centre is to do better",
    "evaluation.IndicatorTarget": "a number that a centre should reach",
    "evaluation.Invitation": "who is asked about the partnership",
    "evaluation.PartnershipWorking": "how the agencies of a centre work together",
    "evaluation.Report": "a centre's figures, suppressed (R19)",
    "evaluation.SectionComment": "a colleague's words about a centre",
    "evaluation.SectionEvidence": "which figure a section rests on",
    "evaluation.SelfEvaluation": "a centre's figures, suppressed (R19)",
    "evaluation.SelfEvaluationSection": "a manager's words about her centre",
    "evaluation.SignOff": "a signature about a centre",
    "evaluation.SuppliedFigure": "a published count",
    "evaluation.Survey": "questions about a partnership",
    "evaluation.SurveyItem": "one of those questions",
    "lead_professional.Cap": "how many families one person leads for, at most",
    "lead_professional.SpendLimits": "amounts, for every family alike",
}
"""Models of the three classified apps that hold no fact of a family, and why."""


def our_models(*labels: str):
    """Return our models: history that the database keeps, and views, left out."""
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in (labels or APPS)
        and model._meta.managed
        and not hasattr(model, "pgh_tracked_model")
    ]


def names(model):
    """Return the id of one model."""
    return model._meta.label


def fields(model):
    """Return the fields that are columns of the model's own table."""
    return [field for field in model._meta.get_fields() if field.concrete]


@pytest.mark.parametrize("model", our_models(*CLASSIFIED), ids=names)
def test_every_field_is_classified_exactly_once(model):
    said = [name for text in model.INFORMATION.values() for name in text.split()]

    assert sorted(said) == sorted(field.name for field in fields(model))
    assert set(model.INFORMATION) <= CLASSES


@pytest.mark.parametrize("model", our_models(*CLASSIFIED), ids=names)
def test_personal_words_are_facts_by_category_and_person(model):
    personal = set(model.INFORMATION) - {NOT_PERSONAL, AUTHOR_ONLY, TEAM_ONLY}
    if not personal or model in {Case, apps.get_model("lead_professional.Appointment")}:
        return

    category, person = model.fact_category, model.fact_person

    if BY_ROW in personal:
        assert model._meta.get_field(category).choices == Category.choices
    else:
        assert {category} == personal
    assert person in {None, "pk"} or model._meta.get_field(person).is_relation


@pytest.mark.parametrize("model", our_models(*CLASSIFIED), ids=names)
def test_facts_reach_their_case_by_one_indexed_key(model):
    keys = [field.name for field in fields(model) if field.related_model is Case]
    if names(model) in NO_CASE:
        assert keys == (["merged_into"] if model is Case else [])
        return

    assert keys == ["case"]
    assert (
        model._meta.get_field("case").db_index or model._meta.get_field("case").unique
    )


@pytest.mark.parametrize("model", our_models(), ids=names)
def test_every_moment_has_a_name_beside_it(model):
    known = {field.name for field in fields(model)}
    constraints = {constraint.name for constraint in model._meta.constraints}
    missing = []
    for field in fields(model):
        stem, _, suffix = field.name.rpartition("_")
        label = f"{names(model)}.{field.name}"
        if suffix != "at" or not stem or label in UNNAMED:
            continue
        together = (
            f"{model._meta.app_label}_{model._meta.model_name}_both_{stem}_at_and_by"
        )
        if f"{stem}_by" not in known:
            missing.append(f"{field.name} without {stem}_by")
        elif field.null and together not in constraints:
            missing.append(f"{field.name} without its constraint")

    assert missing == []


@pytest.mark.parametrize("model", our_models(), ids=names)
def test_every_deed_has_its_moment(model):
    known = {field.name for field in fields(model)}
    moments = {
        "given_by": "given_on",
        "explained_by": "given_on",
        "opened_by": "starts_at",
        "requested_by": None,
    }
    missing = [
        field.name
        for field in fields(model)
        if field.name.endswith("_by") and field.related_model is Practitioner
        if field.name.removesuffix("_by") + "_at" not in known
        and moments.get(field.name) not in known
    ]

    assert missing == []


def test_every_model_has_a_factory():
    made = {
        factory._meta.model
        for module in FACTORIES
        for factory in vars(module).values()
        if isinstance(factory, type) and issubclass(factory, DjangoModelFactory)
    }

    assert [names(model) for model in our_models() if model not in made] == []


def test_every_state_says_whose_turn_it_is():
    assert set(policies.WHOSE_TURN) == set(Case.Status.values)


def test_allow_lists_name_only_what_exists():
    labels = {names(model) for model in our_models()}
    moments = {f"{names(m)}.{field.name}" for m in our_models() for field in fields(m)}

    assert set(NO_CASE) <= labels
    assert set(UNNAMED) <= moments


def test_factories_are_files_of_their_app():
    here = Path(agencies.__file__).parent

    stems = {path.stem for path in here.glob("*.py")} - {"__init__"}
    assert [stem for stem in stems if not stem.startswith(tuple(APPS))] == []
