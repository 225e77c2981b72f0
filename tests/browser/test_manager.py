"""The manager's two documents: a report that is the same next year, a self-evaluation."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from evaluation.periods import offered

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

CENTRE = "Riverside children's centre"
BUILT_WITHIN = 60_000


def text_of(document):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages)


@pytest.mark.parametrize(
    "way", [{}, {"keyboard": True}, {"scripts": False}], ids=["mouse", "keys", "plain"]
)
def test_the_outcomes_report_downloads_twice_the_same(person, way):
    grace = person("grace", **way)
    grace.go("/reports/")
    grace.follow("Ask for a report")
    grace.tick("kind", "OUTCOMES")
    grace.choose("whose", CENTRE)
    grace.choose("period", offered()[0].words)
    grace.press("Make the report")
    wait_until_made(grace, scripts=way.get("scripts", True))

    grace.must_see("How this is counted", "Be healthy", "Not yet known")
    address = f"{grace.page.url}report.pdf"
    first, second = (grace.page.request.get(address).body() for _ in range(2))
    assert first == second
    assert PdfReader(BytesIO(first)).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Grace Obi" in text_of(first)


def wait_until_made(grace, *, scripts):
    done = grace.page.get_by_text("Download the report (PDF)")
    if scripts:
        done.wait_for(timeout=BUILT_WITHIN)
        return
    for _ in range(60):
        if done.count():
            return
        grace.page.wait_for_timeout(1000)
        grace.page.reload()
    raise AssertionError("The report was not made within a minute")


def test_another_centres_manager_does_not_find_the_report(person):
    grace = person("grace")
    grace.go("/reports/")
    address = grace.page.locator("tbody a").first.get_attribute("href")

    ivy = person("ivy")

    for path in (address, f"{address}report.pdf", f"{address}report.csv"):
        assert ivy.page.request.get(f"{ivy.site}{path}").status == 404
    amina = person("amina")
    assert amina.page.request.get(f"{amina.site}{address}report.pdf").status == 403


def test_the_self_evaluation_with_two_sections_written(person):
    grace = person("grace")
    grace.go("/self-evaluations/")
    grace.choose("centre", CENTRE)
    grace.choose("period", offered()[1].words)
    grace.press("Start")
    grace.must_see("Figures from the record", "Not written yet")
    names = ("How families reach the centre", "Quality and impact of the work")
    for number, name in enumerate(names):
        grace.follow(name)
        grace.write("narrative", f"What we did in part {number}, and what came of it.")
        grace.tick("grade", "2")
        grace.press("Save this section")

    document = grace.page.request.get(f"{grace.page.url}self-evaluation.pdf").body()
    assert "What we did in part 1" in text_of(document)
    named = " ".join(text_of(document).replace("’", "'").split())
    assert CENTRE in named
