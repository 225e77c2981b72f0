"""The auditor's log: who, when, what, which reference; never a word about a family."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing import audit
from information_sharing.audit import AgencyEvent, EvaluationEvent, Event
from information_sharing.event_words import choices
from information_sharing.models import AccessEvent
from information_sharing.queries import log
from tests.factories.agencies import PractitionerFactory, TeamMembershipFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import household

pytestmark = pytest.mark.django_db
LOG = reverse("information_sharing:log")
FILE = reverse("information_sharing:log-file")


@pytest.fixture
def auditor(client):
    auditor = TeamMembershipFactory(role=RoleName.AUDITOR).practitioner
    client.force_login(auditor)
    return auditor


@pytest.fixture
def case():
    return household().case


@pytest.fixture
def beth():
    return PractitionerFactory(username="beth", first_name="Beth", last_name="Lowe")


def shown(response):
    return [(line.event, line.by) for line, *_ in response.context_data["lines"]]


def test_lines_come_newest_first_without_content(client, auditor, case, beth):
    audit.record(Event.CASE_VIEWED, by=beth, case=case)
    audit.record(Event.PLAN_VIEWED, by=beth, case=case)

    response = client.get(LOG)

    assert shown(response) == [("PLAN_VIEWED", beth), ("CASE_VIEWED", beth)]
    page = response.content.decode()
    assert case.reference in page
    assert "Maya" not in page
    assert "Ward" not in page
    assert client.get(case.get_absolute_url()).status_code == 404


def test_which_record_is_sealed_is_not_read_from_the_log(client, auditor, case, beth):
    ShieldingFactory(case=case, sealed=True)
    audit.record(Event.CASE_VIEWED, by=beth, case=case)
    audit.record(Event.REFUSED, by=beth, target=case.pk)

    for page in (client.get(LOG), client.get(FILE)):
        told = page.getvalue() if page.streaming else page.content
        assert b"beth" in told.lower()
        assert case.reference.encode() not in told
    assert shown(client.get(LOG, {"reference": case.reference})) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"person": "beth"}, 2),
        ({"person": "Beth Lowe"}, 2),
        ({"person": "lowe"}, 2),
        ({"person": "Beth Stone"}, 0),
        ({"event": "PLAN_VIEWED"}, 1),
        ({"reference": " ta-9 "}, 2),
        ({"reference": "TA-0"}, 0),
        ({"since_day": "1", "since_month": "1", "since_year": "2026"}, 3),
        ({"since_day": "1", "since_month": "1", "since_year": "2099"}, 0),
        ({"until_day": "1", "until_month": "1", "until_year": "2026"}, 0),
        ({"person": "beth", "event": "CASE_VIEWED"}, 1),
    ],
)
def test_lines_are_narrowed(client, auditor, beth, asked, expected):
    case = household(reference="TA-9").case
    audit.record(Event.CASE_VIEWED, by=beth, case=case)
    audit.record(Event.PLAN_VIEWED, by=beth, case=case)
    audit.record(Event.HOME_VIEWED, by=PractitionerFactory())

    assert len(shown(client.get(LOG, asked))) == expected


def test_a_refusal_stands_under_the_reference_it_was_about(client, auditor, beth):
    case = household(reference="TA-9").case
    audit.record(Event.REFUSED, by=beth, target=case.pk)

    response = client.get(LOG, {"reference": "TA-9"})

    assert shown(response) == [("REFUSED", beth)]
    assert response.context_data["lines"][0][0].about == "TA-9"


def test_a_wrong_date_is_said_and_shows_nothing(client, auditor, case, beth):
    audit.record(Event.CASE_VIEWED, by=beth, case=case)

    response = client.get(LOG, {"since_day": "31", "since_month": "2",
                                "since_year": "2026"})  # fmt: skip

    assert "since" in response.context_data["form"].errors
    assert shown(response) == []


def test_pages_follow_one_another_without_a_gap(
    client, auditor, case, beth, monkeypatch
):
    monkeypatch.setattr(log, "A_PAGE", 2)
    for _ in range(5):
        audit.record(Event.CASE_VIEWED, by=beth, case=case)
    found, query = [], "?person=beth"

    while query:
        response = client.get(LOG + query)
        found += [line.pk for line, *_ in response.context_data["lines"]]
        older = response.context_data["older"]
        query = f"?{older}" if older else ""

    hers = AccessEvent.objects.filter(by=beth).order_by("-pk")
    assert found == list(hers.values_list("pk", flat=True))


def test_nonsense_for_a_page_is_the_first_page(client, auditor, case, beth):
    audit.record(Event.CASE_VIEWED, by=beth, case=case)

    for before in ("x", "-1", "²", "0", "9" * 30):
        assert client.get(LOG, {"before": before}).status_code == 200


def test_the_file_holds_the_same_lines_and_is_logged(client, auditor, case, beth):
    beth.first_name = "=HYPERLINK()"
    beth.save()
    audit.record(Event.CASE_VIEWED, by=beth, case=case)

    response = client.get(FILE, {"event": "CASE_VIEWED"})

    head, line = response.content.decode().strip().split("\r\n")
    assert head == "when,who,what,reference,about"
    assert f",'=HYPERLINK() Lowe,CASE_VIEWED,{case.reference}," in line
    assert response["Content-Type"].startswith("text/csv")
    assert AccessEvent.objects.filter(event="LOG_READ", by=auditor).count() == 1


def test_a_wrong_date_gives_no_file(client, auditor):
    response = client.get(FILE, {"since_day": "1"})

    assert response.status_code == 302
    assert response.url.startswith(LOG)


@pytest.mark.parametrize("role", [r for r in RoleName if r != RoleName.AUDITOR])
def test_other_roles_do_not_read_the_log(client, role):
    client.force_login(TeamMembershipFactory(role=role).practitioner)

    assert client.get(LOG).status_code == 403
    assert client.get(FILE).status_code == 403


def test_a_page_asks_the_same_however_many_lines(
    client, auditor, case, django_assert_max_num_queries
):
    for _ in range(20):
        audit.record(Event.CASE_VIEWED, by=PractitionerFactory(), case=case)

    with django_assert_max_num_queries(16):
        client.get(LOG)


def test_the_lines_are_sentences(client, auditor, case, beth):
    audit.record(Event.CASE_READ_BY_API, by=beth, case=case)
    audit.record(Event.LOG_VERIFIED, by=None)
    audit.record(Event.REFUSED, by=None, details={"route": "cases:plan"})

    lines = [words for _, *words in client.get(LOG).context_data["lines"]]

    assert lines == [
        ["Somebody not signed in", "was refused: the plan"],
        ["The system", "checked that the log is whole"],
        ["Beth Lowe", "read the record through another system"],
    ]


def test_every_event_can_be_chosen_by_kind_and_in_order():
    found = [event for _, events in choices() for event, _ in events]
    labels = [[words for _, words in events] for _, events in choices()]

    assert sorted(found) == sorted([*Event, *EvaluationEvent, *AgencyEvent])
    assert labels == [sorted(group) for group in labels]
    assert not any("_" in words for group in labels for words in group)
