"""The list, the search and the registration, as a browser sends them."""

import pytest
from django.urls import reverse

from cases.models import Case, Draft, Submission
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.people import centre_manager, household, member_of, outsider, share

pytestmark = pytest.mark.django_db

CHILD = {
    "family_name": "Ward",
    "given_name": "Maya",
    "born_on_day": "3",
    "born_on_month": "7",
    "born_on_year": "2024",
}


@pytest.fixture
def practitioner():
    return member_of(TeamFactory())


@pytest.fixture
def signed_in(client, practitioner):
    client.force_login(practitioner)
    return client


def registration(practitioner, **changes):
    return {
        "team": str(practitioner.memberships.get().team_id),
        "is_born": "yes",
        "child_given_name": "Maya",
        "child_family_name": "Ward",
        "child_born_on_day": "3",
        "child_born_on_month": "7",
        "child_born_on_year": "2024",
        "first_given_name": "Leah",
        "first_family_name": "Ward",
        "first_relationship": "Mother",
        "first_responsibility": "yes",
        "lines": "1 Mill Lane",
        "second_given_name": "Daniel",
        "second_family_name": "Okoro",
        "second_relationship": "Father",
        "second_responsibility": "yes",
        "second_lives_elsewhere": "on",
        **changes,
    }


def test_list_shows_the_teams_own_case_and_not_another(client):
    mine, other = household(), household()
    client.force_login(member_of(mine.case.recording_team))

    body = client.get(reverse("cases:list")).content.decode()

    assert mine.case.reference in body
    assert other.case.reference not in body


def test_list_asks_the_same_number_of_queries_for_one_and_for_many(
    client, django_assert_max_num_queries
):
    team = TeamFactory()
    client.force_login(member_of(team))
    for _ in range(8):
        household(recording_team=team)

    client.get(reverse("cases:list"))
    with django_assert_max_num_queries(13):
        client.get(reverse("cases:list"))


def test_list_of_closed_cases_is_apart(client):
    family = household(closed=True)
    client.force_login(member_of(family.case.recording_team))

    assert family.case.reference not in client.get("/cases/").content.decode()
    closed = client.get("/cases/?show=closed").content.decode()
    assert family.case.reference in closed


def test_search_finds_a_shared_child_whatever_the_case(client):
    family, therapy = household(), TeamFactory()
    share(family, therapy)
    client.force_login(member_of(therapy))

    body = client.post(
        reverse("cases:search"), {"family_name": "wARD", "given_name": "may"}
    ).content.decode()

    assert family.case.reference in body


def test_search_answers_the_same_for_an_unknown_and_a_not_shared_child(client):
    household()
    client.force_login(outsider())

    known = client.post(reverse("cases:search"), CHILD)
    unknown = client.post(reverse("cases:search"), CHILD | {"family_name": "Wardx"})

    assert "Nobody of that name" in known.content.decode()
    assert len(known.content) == len(unknown.content) - 1


def test_every_search_is_logged_without_the_name(signed_in, practitioner):
    signed_in.post(reverse("cases:search"), CHILD)

    event = AccessEvent.objects.get(by=practitioner)

    assert event.event == "FAMILIES_SEARCHED"
    assert "Ward" not in str(event.details)


def test_register_begins_with_a_search(signed_in):
    response = signed_in.get(reverse("cases:register"))

    assert response.url == reverse("cases:search")


def test_register_carries_over_what_was_searched(signed_in):
    search = signed_in.post(reverse("cases:search"), CHILD | {"register": "1"})
    form = signed_in.get(search.url).context_data["form"]

    assert search.url == reverse("cases:register")
    assert form["child_family_name"].value() == "Ward"
    assert "2024" in signed_in.get(search.url).content.decode()


def test_before_registering_the_index_is_one_step_away(signed_in):
    asked = {"given_name": "Maya", "family_name": "Nobody", "born_on_day": "3",
             "born_on_month": "7", "born_on_year": "2024"}  # fmt: skip

    page = signed_in.post(reverse("cases:search"), asked).content.decode()

    index = reverse("information_sharing:index")
    assert f'formaction="{index}" name="purpose" value="BEGINNING"' in page
    answer = signed_in.post(index, asked | {"purpose": "BEGINNING"})
    assert answer.context_data["searched"]
    assert AccessEvent.objects.filter(event="INDEX_SEARCHED").count() == 1


def test_register_opens_a_case_with_three_people(signed_in, practitioner):
    response = signed_in.post(reverse("cases:register"), registration(practitioner))

    case = Case.objects.get()
    assert response.url == case.get_absolute_url()
    assert case.people.count() == 3
    assert not Draft.objects.exists()


def test_a_double_click_registers_once(signed_in, practitioner):
    sent = registration(practitioner, _once="5a1e4f3e-3f0e-4b3c-9a59-2f4e6a1d0c11")
    first = signed_in.post(reverse("cases:register"), sent)
    second = signed_in.post(reverse("cases:register"), sent)

    assert first.url == second.url
    assert Case.objects.count() == 1
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"child_born_on_day": "31", "child_born_on_month": "2"}, "real date"),
        ({"child_born_on_year": "2099"}, "past"),
        ({"is_born": "no"}, "Enter the child&#x27;s expected date of birth"),
        ({"child_given_name": ""}, "Enter the child&#x27;s given name"),
        ({"second_family_name": ""}, "Enter the second adult&#x27;s family name"),
        ({"team": "5a1e4f3e-3f0e-4b3c-9a59-2f4e6a1d0c11"}, "Select"),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(
    signed_in, practitioner, changes, message
):
    sent = registration(practitioner, lines="<script>alert(1)</script>", **changes)
    response = signed_in.post(reverse("cases:register"), sent)

    body = response.content.decode()
    assert response.status_code == 200
    assert message in body
    assert "There is a problem" in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert not Case.objects.exists()


def test_a_child_on_the_list_is_not_registered_again_by_mistake(client):
    family = household()
    practitioner = member_of(family.case.recording_team)
    client.force_login(practitioner)
    again = registration(practitioner)

    refused = client.post(reverse("cases:register"), again)
    confirmed = client.post(
        reverse("cases:register"), again | {"is_another_child": "on"}
    )

    assert "is on your list" in refused.content.decode()
    assert confirmed.status_code == 302


def test_a_manager_does_not_register(client):
    manager = centre_manager(TeamFactory().centre)
    client.force_login(manager)

    response = client.get(reverse("cases:register"))

    assert response.status_code == 403
    assert "Your role does not include this page." in response.content.decode()
