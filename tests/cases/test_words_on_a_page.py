"""Every page of a case says what the words of the field on it mean, and no others."""

import pytest
from django.template import Context, Template
from django.urls import reverse

from agencies.models import GlossaryTerm
from cases.queries.glossary import words_on
from tests.factories.agencies import TeamFactory
from tests.factories.agencies_centre import ServiceFactory
from tests.factories.agencies_people import TermMeaningFactory
from tests.factories.cases import GoalFactory, InvolvementFactory
from tests.factories.cases_record import ContactFactory
from tests.people import household, member_of, share, team_member


def terms(*pairs):
    return [GlossaryTerm(name=name, stands_for=full) for name, full in pairs]


SALT, SLT = (("SALT", "Speech therapist"), ("SLT", "Speech therapist"))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>The CAF of two PRs.</p>", ["CAF", "PR"]),
        ("<p>Who has parental\n  responsibility?</p>", ["PR"]),
        ("A speech&nbsp;therapist came.", ["SALT"]),
        ('<a href="/CAF/" title="PR">x</a><script>CAF</script>', []),
        ("decaf, prs, Pr", []),
        ("", []),
    ],
)
def test_words_are_found_in_what_a_page_says_and_not_in_its_markup(page, found):
    known = terms(("CAF", ""), ("PR", "Parental responsibility"), SALT, SLT)
    assert [term.name for term in words_on(known, page)] == found


@pytest.fixture
def family(db):
    return household()


def below(client, family, name):
    page = client.get(reverse(f"cases:{name}", args=[family.case.pk])).content.decode()
    return page.partition("Words on this page")[2]


def test_a_page_explains_what_its_reader_sees_on_it(client, family):
    ContactFactory(case=family.case, fact="The SENCO rang.", category="HOUSING_MONEY")
    GoalFactory(
        plan__case=family.case, words="An EHCP in spring.", category="EDUCATION"
    )
    client.force_login(team_member(family.case))
    assert "The teacher who sees to help" in below(client, family, "chronology")
    assert "A plan with legal force" in below(client, family, "plan")
    assert "right and duty in law" in below(client, family, "people")


def test_nothing_is_explained_that_its_reader_does_not_see(client, family):
    ContactFactory(case=family.case, fact="The SENCO rang.", category="HOUSING_MONEY")
    hidden = TeamFactory(name="CAMHS")
    InvolvementFactory(case=family.case, team=hidden, is_sensitive=True)
    ContactFactory(
        case=family.case, team=hidden, category="HEALTH", fact=f"{hidden} rang."
    )
    share(family, team := TeamFactory())
    client.force_login(member_of(team))
    for name in ("chronology", "involved", "detail"):
        said = below(client, family, name)
        assert "SENCO" not in said
        assert "feelings, thoughts and behaviour" not in said


def meant(text, agency):
    TermMeaningFactory(
        term=GlossaryTerm.objects.get(name="SENCO"), agency=agency, meaning=text
    )


@pytest.fixture
def service(db):
    return ServiceFactory(name="Chatter group", summary="Ask the SENCO first.")


def test_pages_outside_a_case_explain_their_words_with_what_agencies_say(
    client, service
):
    ours = TeamFactory()
    meant("Ours is in on Mondays.", ours.agency)
    path = reverse("agencies:service", args=[service.pk])
    client.force_login(member_of(ours))

    below = client.get(path).content.decode().partition("Words on this page")[2]

    assert "The teacher who sees to help" in below
    assert f"{ours.agency}: Ours is in on Mondays." in below
    assert "Ask what another word means" in below
    assert "Words on this page" not in below


def test_who_reads_without_a_log_in_gets_the_common_meaning_alone(client, service):
    meant("Ours is in on Mondays.", TeamFactory().agency)

    page = client.get(reverse("agencies:service", args=[service.pk])).content.decode()

    assert "The teacher who sees to help" in page
    assert "Ours is in on Mondays." not in page
    assert "Ask what another word means" not in page


def test_an_agency_of_sensitive_services_alone_stands_under_no_word(client, service):
    hidden, mixed = TeamFactory(is_sensitive=True), TeamFactory(is_sensitive=True)
    TeamFactory(agency=mixed.agency)
    meant("Whom we ring.", hidden.agency)
    meant("Whom we meet.", mixed.agency)
    client.force_login(member_of(TeamFactory()))

    page = client.get(reverse("agencies:service", args=[service.pk])).content.decode()

    assert "Whom we ring." not in page
    assert "Whom we meet." in page


def test_the_glossary_says_each_word_once_and_every_page_leads_to_the_question(
    client, db
):
    client.force_login(member_of(TeamFactory()))
    glossary = client.get(reverse("agencies:glossary")).content.decode()

    assert "Words on this page" not in glossary
    assert client.get(reverse("home")).content.decode().count("What does this mean?")


PAPER = "{{% load glossary %}}{{% words_in_print %}}The SENCO came.{}{{% endwords_in_print %}}"


def test_a_paper_that_asks_for_it_ends_with_its_words(client, db):
    meant("Ours is in on Mondays.", TeamFactory().agency)

    paper = Template(PAPER.format("{% words_of_paper %}")).render(Context())

    assert "Words explained" in paper
    assert "The teacher who sees to help" in paper
    assert "Ours is in on Mondays." not in paper


def test_other_papers_ask_nothing_and_nobody_can_write_the_mark(
    db, django_assert_num_queries
):
    typed = Context({"typed": "<!-- words -->"})

    with django_assert_num_queries(0):
        paper = Template(PAPER.format("{{ typed }}")).render(typed)

    assert "Words explained" not in paper
