"""Words of the field: explained for all, changed by some, checked before they go."""

import pytest
from django.urls import reverse

from agencies.commands import Explanation, explain_term
from agencies.models import GlossaryTerm, RoleName
from cases.acronyms import short_forms, unexplained
from cases.queries.glossary import terms_in
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import ChecklistFactory, GoalFactory
from tests.people import consent_for, household, outsider, team_member

GLOSSARY = "/glossary/"


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The CAF says that SENCOs help.", ["CAF", "SENCO"]),
        ("We hold a team around the child (TAC). The TAC meets.", []),
        ("We meet (TAC) on Monday.", ["TAC"]),
        ("TA-2K7-4M at RV1 1AA, on TV, at 10 AM.", []),
        ("The NHS and the GP.", ["GP"]),
        ("I, A and B went; TOOLONGS too.", []),
        ("EHCP, EHCP and EHCP.", ["EHCP"]),
        ("", []),
    ],
)
def test_short_forms_of_a_text(text, forms):
    assert short_forms(text) == forms


def test_what_is_known_is_written_out_and_the_rest_is_named():
    found = unexplained(
        ["The TAC and the XYZ.", None], {"TAC": "Team around the child"}
    )

    assert found.to_write_out == (("TAC", "Team around the child"),)
    assert found.unknown == ("XYZ",)
    assert not unexplained(["We talk with you."], {})


def test_terms_are_found_as_whole_words():
    terms = [GlossaryTerm(name=name) for name in ("PR", "CAF", "Lead professional")]
    texts = ["Her lead professional has PRinted a caf menu.", None]

    assert [term.name for term in terms_in(terms, texts)] == ["Lead professional"]


@pytest.fixture
def manager(db):
    return TeamMembershipFactory(role=RoleName.MANAGER).practitioner


@pytest.fixture
def family(db):
    return household()


def test_everybody_signed_in_reads_it(client, db):
    assert client.get(GLOSSARY).status_code == 302
    by = outsider()
    client.force_login(by)

    every = client.get(GLOSSARY).content.decode()
    found = client.get(GLOSSARY, {"q": "team child"}).content.decode()
    none = client.get(GLOSSARY, {"q": "zebra\0"}).content.decode()

    assert GlossaryTerm.objects.count() >= 40
    assert "Common Assessment Framework" in every
    assert "Team around the child" in found
    assert "Disability Living Allowance" not in found
    assert "No word was found" in none
    assert "Add a word" not in every
    assert AccessEvent.objects.filter(by=by).first().event == "GLOSSARY_VIEWED"


def test_a_manager_adds_and_changes_words(client, manager):
    client.force_login(manager)
    said = {"name": "TAS", "stands_for": "Team around the school", "meaning": "People who help."}  # fmt: skip
    client.post(reverse("agencies:add-term"), said)
    made = GlossaryTerm.objects.get(name="TAS")
    client.post(reverse("agencies:change-term", args=[made.pk]), said | {"meaning": "Helpers."})  # fmt: skip

    made.refresh_from_db()
    assert (made.meaning, made.changed_by) == ("Helpers.", manager)
    assert AccessEvent.objects.filter(event="GLOSSARY_CHANGED").count() == 2
    assert "Change<span" in client.get(GLOSSARY).content.decode()
    again = client.post(reverse("agencies:add-term"), said | {"name": "tas"})
    assert "in the glossary already" in again.content.decode()
    with pytest.raises(NotPossibleNow):
        explain_term(said=Explanation("CAF", "", "Twice."), by=manager, term=made)


def test_nobody_else_changes_words(client, family):
    by = team_member(family.case)
    client.force_login(by)
    term = GlossaryTerm.objects.get(name="CAF")

    assert client.get(reverse("agencies:add-term")).status_code == 403
    assert (
        client.get(reverse("agencies:change-term", args=[term.pk])).status_code == 403
    )
    with pytest.raises(AccessDenied):
        explain_term(said=Explanation("X", "", "Y"), by=by)


def test_words_are_explained_where_they_stand(client, family):
    ChecklistFactory(person=family.child, reason="The SENCO asked for it.")
    client.force_login(team_member(family.case))

    page = client.get(family.case.get_absolute_url()).content.decode()

    assert "SENCO mean</span>" in page
    assert "The teacher who sees to help" in page
    assert "<summary" in page.partition("SENCO mean")[0][-160:]


def test_the_review_says_what_the_family_may_not_know(client, family):
    GoalFactory(plan__case=family.case, words="Ask CAMHS and the QQZ.")
    client.force_login(team_member(family.case))
    path = reverse("cases:record-review", args=[family.case.pk])

    page = client.get(path).content.decode()

    assert "Before it goes to the family" in page
    assert "CAMHS: write “Child and adolescent mental health services”" in page
    assert "QQZ: nobody has explained it yet" in page


def test_the_consent_says_it_beside_its_letter(client, family):
    consent = consent_for(family, note="For the QQZ.")
    client.force_login(team_member(family.case))
    path = reverse("information_sharing:consent", args=[family.case.pk, consent.pk])

    quiet = client.get(path).content.decode()

    assert "Print the letter" in quiet
    assert "QQZ: nobody has explained it yet" in quiet
