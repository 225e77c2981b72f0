"""Frameworks: two come with the house; a local one goes in whole, or not at all."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.models import RoleName
from cases.outcomes import Aim, Outcome
from evaluation.commands.frameworks import FrameworkText, end_framework, load_framework
from evaluation.frameworks import Line, outcomes_by_framework
from evaluation.models import Framework
from information_sharing.audit import EvaluationEvent
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamMembershipFactory

pytestmark = pytest.mark.django_db

TEXT = FrameworkText("our-plan", "2026", "Our plan", "The children's plan")
LINES = [Line("A", "Safe at home", ("SS1", "SS-P")), Line("B", "Ready", ("EA1",))]


@pytest.fixture(autouse=True)
def built_in(db):
    """What the migration puts in, also after a test that emptied the tables."""
    import_module("evaluation.migrations.0005_frameworks").put_in(apps, None)


def somebody(role):
    return TeamMembershipFactory(role=role).practitioner


@pytest.fixture
def commissioner():
    return somebody(RoleName.COMMISSIONER)


@pytest.fixture
def manager():
    return somebody(RoleName.MANAGER)


def aims_of(code):
    return {
        name: set(aims)
        for name, _, aims in outcomes_by_framework(Framework.objects.get(code=code))
    }


def test_the_five_outcomes_hold_each_aim_once():
    five = aims_of("every-child-matters")

    assert list(five) == [outcome.value for outcome in Outcome]
    assert sorted(aim for aims in five.values() for aim in aims) == sorted(Aim.values)
    assert all({aim[:2] for aim in aims} == {code} for code, aims in five.items())


def test_the_ten_headlines_stand_for_the_aims_that_the_source_maps():
    ten = aims_of("ten-headline-outcomes")

    assert len(ten) == 10
    assert ten["SF5"] == {"SS5", "PC3", "SS-P"}
    assert ten["SF10"] == {"EW4", "EW5", "EW-P"}


def test_a_local_framework_goes_in_and_ends(commissioner):
    framework = load_framework(text=TEXT, lines=LINES, by=commissioner)

    assert outcomes_by_framework(framework) == [
        ("A", "Safe at home", frozenset({"SS1", "SS-P"})),
        ("B", "Ready", frozenset({"EA1"})),
    ]
    assert end_framework(framework=framework, by=commissioner).ended_by == commissioner
    events = AccessEvent.objects.filter(target=framework.pk).order_by("id")
    assert [one.event for one in events] == [
        EvaluationEvent.FRAMEWORK_LOADED,
        EvaluationEvent.FRAMEWORK_ENDED,
    ]


def test_what_is_there_is_not_written_over_and_what_is_ours_stays(commissioner):
    framework = load_framework(text=TEXT, lines=LINES, by=commissioner)
    end_framework(framework=framework, by=commissioner)

    with pytest.raises(NotPossibleNow, match="new version"):
        load_framework(text=TEXT, lines=LINES, by=commissioner)
    with pytest.raises(NotPossibleNow, match="already"):
        end_framework(framework=framework, by=commissioner)
    ours = Framework.objects.get(code="every-child-matters")
    with pytest.raises(NotPossibleNow, match="comes with the house"):
        end_framework(framework=ours, by=commissioner)


def test_a_manager_reads_them_and_brings_none_in(client, manager):
    client.force_login(manager)

    page = client.get(reverse("evaluation:frameworks")).content.decode()

    assert "Ten headline outcomes" in page
    assert "Bring in a framework" not in page
    assert client.get(reverse("evaluation:framework-new")).status_code == 403
    with pytest.raises(AccessDenied):
        load_framework(text=TEXT, lines=LINES, by=manager)


def bring(client, rows):
    file = SimpleUploadedFile("plan.csv", ("\n".join(rows)).encode(), "text/csv")
    return client.post(
        reverse("evaluation:framework-new"), {**vars(TEXT), "file": file}, follow=True
    )


def test_a_wrong_file_says_which_line_and_nothing_goes_in(client, commissioner):
    client.force_login(commissioner)

    page = bring(
        client,
        ["Code,Name,Aims", "A,Safe,SS1 XX9", "a,,SS2", f"LONGLONGLONG,{'n' * 121},"],
    ).content.decode()

    for said in (
        "Line 2: “XX9” is not the code of an aim.",
        "Line 3: name is missing.",
        "Line 4: aims is missing.",
        "Line 4: code must be 10 characters or fewer.",
        "Line 4: name must be 120 characters or fewer.",
        "Line 3: the code “a” is there more than once.",
    ):
        assert said in page
    assert not Framework.objects.filter(code="our-plan").exists()


def test_a_right_file_goes_in_by_the_page(client, commissioner):
    client.force_login(commissioner)

    page = bring(client, ["Code;Name;Aims;Statement", "A;Safe;ss1, SS-P;A home"])

    assert "Our plan (2026)" in page.content.decode()
    outcome = Framework.objects.get(code="our-plan").framework_outcomes.get()
    assert (outcome.aims, outcome.statement) == (["SS1", "SS-P"], "A home")
    again = bring(client, ["Code,Name,Aims", "A,Safe,SS1"]).content.decode()
    assert "There is a framework of this short name and version." in again
