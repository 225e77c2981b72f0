"""The centre's self-evaluation: figures filled in, sections written, nothing lost."""

import io
import uuid

import page as pdf_checker
import pypdf
import pytest

from evaluation.commands.self_evaluations import start_self_evaluation, write_section
from evaluation.counting import BETTER
from evaluation.figures import snapshot
from evaluation.how_counted import NOT_SAID
from evaluation.models import SelfEvaluation, SelfEvaluationSection
from information_sharing.exceptions import AccessDenied, EditedMeanwhile
from information_sharing.models import AccessEvent
from tests.evaluation.submitted import wanted
from tests.evaluation.town import add_children, this_quarter
from tests.factories.evaluation_centre import SelfEvaluationFactory
from tests.factories.information_sharing import ConsentFactory
from tests.people import Household, lead_professional, team_member

SECTION = "sections/access/"


@pytest.fixture
def evaluation(team, manager):
    return start_self_evaluation(centre=team.centre, by=manager, **this_quarter())


@pytest.fixture
def address(evaluation):
    return evaluation.get_absolute_url()


def figure(figures, code):
    return next(each["number"] for each in figures if each["code"] == code)


def typed(text, *, revision=0, grade="2", **more):
    return {"narrative": text, "grade": grade, "revision": revision} | more


def test_figures_are_filled_in_from_the_record(team, manager):
    figures = snapshot(team.centre, **this_quarter())["figures"]

    assert figure(figures, "families-all") == 38
    assert figure(figures, "families") == 38
    assert figure(figures, "children") == 38
    assert figure(figures, "lead-professional") == 0
    assert len({each["code"] for each in figures}) == len(figures)


def test_small_figures_are_hidden(team, manager):
    case = team.cases.first()
    ConsentFactory(
        case=case, given_by=case.people.first(), people=[case.people.first()]
    )

    figures = snapshot(team.centre, **this_quarter())["figures"]

    assert figure(figures, "consents") is None
    assert figure(figures, "withdrawn") == 0


def test_a_part_whose_rest_is_small_is_hidden(team, evaluation):
    for case in team.cases.all()[:36]:
        mother = child = case.people.first()
        lead_professional(Household(case, child, mother, mother))

    figures = snapshot(team.centre, **this_quarter())["figures"]

    assert figure(figures, "lead-professional") is None


def test_each_figure_says_how_it_is_counted(as_manager, address, evaluation):
    for each in evaluation.snapshot["figures"]:
        page = as_manager.get(f"{address}figures/{each['code']}/").content.decode()
        assert NOT_SAID not in page, each["code"]


def test_starting_opens_the_page_and_starting_again_finds_it(as_manager, team):
    data = wanted(team.centre)

    first = as_manager.post("/self-evaluations/", data)
    second = as_manager.post("/self-evaluations/", data)

    assert first.status_code == 302
    assert first.url == second.url
    assert SelfEvaluation.objects.count() == 1


def test_list_shows_those_of_her_centre(as_manager, evaluation):
    SelfEvaluationFactory(centre__name="Elsewhere")

    text = as_manager.get("/self-evaluations/").content.decode()

    assert f"/self-evaluations/{evaluation.pk}/" in text
    assert "Elsewhere" not in text


def test_page_shows_sections_figures_and_outcomes(as_manager, address):
    text = as_manager.get(address).content.decode()

    assert "How families reach the centre" in text
    assert "Families registered by the end of the period" in text
    assert "<svg" in text


def test_figures_stay_as_on_the_day_it_was_started(as_manager, address, team):
    add_children(team, {BETTER: 9})

    text = as_manager.get(address).content.decode()

    assert ">38<" in text
    assert ">47<" not in text


def test_section_is_written_with_its_grade(as_manager, address, manager):
    answer = as_manager.post(address + SECTION, typed("Families come by foot.\r\nYes."))

    section = SelfEvaluationSection.objects.get()
    assert answer.url == address
    assert section.narrative == "Families come by foot.\nYes."
    assert (section.grade, section.revision, section.written_by) == (2, 1, manager)
    assert "2, good" in as_manager.get(address).content.decode()
    assert (
        "Families come by foot." in as_manager.get(address + SECTION).content.decode()
    )


def test_draft_is_kept_while_she_types(as_manager, address):
    as_manager.post(address + SECTION, typed("Half a sent", _draft="1"))

    text = as_manager.get(address + SECTION).content.decode()

    assert "Half a sent" in text
    assert "Your draft is back" in text
    assert not SelfEvaluationSection.objects.exists()


def test_two_people_at_once_lose_nothing(client, address, manager, colleague):
    client.force_login(colleague)
    client.post(address + SECTION, typed("Colleague's text"))
    client.force_login(manager)

    answer = client.post(address + SECTION, typed("Manager's text"))

    text = answer.content.decode().replace("&#x27;", "'")
    assert answer.status_code == 200
    assert "Colleague's text" in text
    assert "Manager's text" in text
    assert f"{colleague} saved this section while you were writing" in text
    assert SelfEvaluationSection.objects.get().narrative == "Colleague's text"


def test_after_a_clash_saving_again_is_her_choice(
    client, address, manager, colleague, evaluation
):
    write_section(
        evaluation=evaluation,
        code="access",
        said={"narrative": "Theirs"},
        revision=0,
        by=colleague,
    )
    client.force_login(manager)
    clash = client.post(address + SECTION, typed("Mine"))

    revision = clash.context["form"]["revision"].value()
    client.post(address + SECTION, typed("Theirs and mine", revision=revision))

    section = SelfEvaluationSection.objects.get()
    assert (section.narrative, section.revision) == ("Theirs and mine", 2)
    assert "Theirs" in section.events.values_list("narrative", flat=True)


def test_stale_writing_is_told_what_stands(evaluation, manager, colleague):
    same = {"evaluation": evaluation, "code": "overall", "revision": 0}
    write_section(**same, said={"narrative": "First", "grade": 1}, by=colleague)

    with pytest.raises(EditedMeanwhile) as caught:
        write_section(**same, said={"narrative": "Second", "grade": 2}, by=manager)

    assert caught.value.theirs.narrative == "First"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (typed("x" * 100_000), "must be 50,000 characters or fewer"),
        (typed("a", grade="7"), "Select grade from the list"),
        (typed("nul \x00 here"), "cannot be kept"),
    ],
)
def test_bad_input_is_said_and_kept(as_manager, address, data, message):
    answer = as_manager.post(address + SECTION, data)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert message in text
    assert data["narrative"][:5] in text


def test_words_are_shown_as_typed(as_manager, address):
    words = "<script>alert(1)</script> 👨‍👩‍👧 مرحبا"

    as_manager.post(address + SECTION, typed(words))
    text = as_manager.get(address + SECTION).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; 👨‍👩‍👧 مرحبا" in text


def test_section_that_does_not_exist(as_manager, address):
    assert as_manager.get(f"{address}sections/nothing/").status_code == 404


def test_document_holds_sections_figures_and_chart(
    as_manager, address, manager, tmp_path
):
    as_manager.post(address + SECTION, typed("Families come by foot."))
    as_manager.post(
        f"{address}sections/overall/", typed("We are doing well.", grade="1")
    )

    answer = as_manager.get(f"{address}self-evaluation.pdf")

    (tmp_path / "made.pdf").write_bytes(answer.content)
    checked = pdf_checker.validate_pdf(
        str(tmp_path / "made.pdf"), profile=pdf_checker.ValidationProfile.PDF_UA_1
    )
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    words = "\n".join(page.extract_text() for page in pages)
    assert checked.is_compliant, checked
    for said in (
        "Families come by foot.",
        "2, good",
        "We are doing well.",
        "1, outstanding",
        "Not written yet.",
        "Families registered",
        "Enjoy and achieve",
    ):
        assert said in words
    assert words.count(f"Made for {manager}") == len(pages)
    assert AccessEvent.objects.filter(
        event="SELF_EVALUATION_DOWNLOADED", target=uuid.UUID(address.split("/")[2])
    ).exists()


def test_another_centres_manager_finds_nothing(client, address, other_manager):
    client.force_login(other_manager)

    for page in ("", SECTION, "self-evaluation.pdf"):
        assert client.get(address + page).status_code == 404
    assert client.post(address + SECTION, typed("x")).status_code == 404


def test_practitioner_is_refused(client, address, team):
    client.force_login(team_member(team.cases.first()))

    for page in ("", SECTION, "self-evaluation.pdf"):
        assert client.get(address + page).status_code == 403


def test_commands_ask_for_themselves(evaluation, other_manager, team):
    with pytest.raises(AccessDenied):
        start_self_evaluation(centre=team.centre, by=other_manager, **this_quarter())
    with pytest.raises(AccessDenied):
        write_section(
            evaluation=evaluation,
            code="access",
            said={"narrative": "x"},
            revision=0,
            by=other_manager,
        )
