"""How long a report takes, from asking to the document, with a large centre's data.

Not part of the tests. Run it by name:

    bin/test tests/benchmarks/bench_reports.py -s
"""

import os
import platform
import time

import pytest
from django.db import connection
from django.utils import timezone

from cases.models import Case, Contact, Goal, Person
from evaluation import building
from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, WORSE, Period
from evaluation.documents import report_pdf
from evaluation.models import Kind, OutcomeRating, Report
from evaluation.outcomes_report import compute
from evaluation.scope import Whose
from evaluation.wanting import Wanted
from tests.benchmarks.machine import describe, seconds_of_the_processor
from tests.evaluation.test_building import form_data
from tests.evaluation.town import add_children, this_quarter, this_year
from tests.factories.agencies import PractitionerFactory, TeamFactory
from tests.factories.evaluation import ReportFactory
from tests.people import centre_manager

AIMS = (["EA1", "BH1"], ["SS1"], ["PC3", "EW3"])
VERDICTS = {BETTER: 0.5, NO_CHANGE: 0.25, WORSE: 0.1, NOT_YET_KNOWN: 0.15}
TARGET = 3.0


def fill(team, cases):
    """Give the centre as many cases as wanted, with goals of every outcome."""
    by = PractitionerFactory()
    for aims in AIMS:
        numbers = {v: int(share * cases / len(AIMS)) for v, share in VERDICTS.items()}
        add_children(team, numbers, aims=aims, by=by)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def seconds(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def say(words):
    print(f"\n{words}")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("cases", [30, 300, 12_000])
def test_seconds_from_request_to_document(celery_worker, client, cases):
    team = TeamFactory()
    fill(team, cases)
    client.force_login(centre_manager(team.centre))

    counting = min(
        seconds(lambda: compute(team.centre, **this_quarter())) for _ in "12"
    )
    started = time.perf_counter()
    client.post("/reports/new/", form_data(team.centre))
    while not Report.objects.filter(status__in=["DONE", "FAILED"]).exists():
        time.sleep(0.05)
    total = time.perf_counter() - started

    report = Report.objects.get()
    size = ", ".join(
        f"{model.objects.count():,} {model._meta.verbose_name_plural}"
        for model in (Person, Goal, OutcomeRating)
    )
    machine = f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores"
    say(
        f"{cases:,} cases ({size}; {machine}): counting {counting:.2f} s, "
        f"from asking to the document {total:.2f} s, {len(report.document):,} bytes"
    )
    assert report.status == "DONE"
    assert counting < TARGET


AUTHORITY = 12_000
CENTRES, TO_COMPUTE, TO_PDF = 12, 3.0, 5.0


@pytest.mark.django_db
def test_the_authority_and_a_year():
    """Budget: three seconds to compute, five to the document (design 7).

    Seconds of the processor, so that others on the machine do not matter.
    """
    plan_each_time()
    teams = TeamFactory.create_batch(CENTRES)
    for team in teams:
        fill(team, AUTHORITY // CENTRES)
        see_everybody(team)
    found = {kind: of_the_authority(kind) for kind in Kind}

    size = f"{Case.objects.count():,} cases, {Contact.objects.count():,} contacts"
    for kind, (computing, writing) in found.items():
        say(
            f"{kind.label}, the authority, a year and the year before ({size}; "
            f"{describe()}): computed in {computing:.2f} s, written in {writing:.2f} s "
            "(of the processor)"
        )
    for computing, writing in found.values():
        assert computing < TO_COMPUTE
        assert computing + writing < TO_PDF


def plan_each_time():
    """Let keys be looked up by index: plans were made while the tables were empty."""
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = force_custom_plan")


def of_the_authority(kind):
    """Return the seconds for the figures of all centres, and for their document."""
    days = Period(**this_year())
    asked = Wanted(Whose(), days.starts_on, days.ends_on, kind, against=days)
    report = ReportFactory.build(kind=kind, scope="AUTHORITY", centre=None)
    computing = seconds_of_the_processor(
        lambda: setattr(report, "snapshot", building.compute(asked))
    )
    report.snapshot |= {"made_for": "A commissioner"}
    report.document_time = timezone.now()
    report_pdf(report)  # The first loads the library and its fonts.
    return computing, seconds_of_the_processor(lambda: report_pdf(report))


def see_everybody(team):
    """Let each child of this centre be seen twice."""
    children = Person.objects.filter(case__centre=team.centre).select_related("case")
    Contact.objects.bulk_create(
        Contact(
            case=child.case,
            person=child,
            kind="VISIT",
            happened_on=timezone.localdate(),
            fact="x",
            team=team,
            written_by_id=child.case.opened_by_id,
        )
        for child in [*children] * 2
    )
