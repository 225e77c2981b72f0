"""A lead professional for one child reads of no other child, kind or service anywhere."""

import io

import pypdf
import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from information_sharing import commands
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing_life import (
    AccessRequestFactory,
    NarrowingFactory,
    ObjectionFactory,
    UnderstandingFactory,
)
from tests.people import consent_for, lead_professional, member_of, share

pytestmark = pytest.mark.django_db
REFUGE, WORKER, BROTHER = "Canary House", "Canaryworker", "Canarybrother"
CANARIES = (REFUGE, "Canary Trust", WORKER, BROTHER)
LISTS = ["home", "cases:list", "cases:api-list", "information_sharing:consents-due",
         "information_sharing:notices"]  # fmt: skip


@pytest.fixture
def refuge():
    """A service that says much about a family by its name alone."""
    return TeamFactory(name=REFUGE, agency__name="Canary Trust", is_sensitive=True)


@pytest.fixture
def worker(refuge):
    """Somebody who works there."""
    return member_of(refuge, last_name=WORKER)


@pytest.fixture
def secret(family, refuge, worker):
    """All that a second consent leaves in the record."""
    brother = PersonFactory(case=family.case, given_name=BROTHER)
    people, by = [family.mother, brother], member_of(family.case.recording_team)
    consent = consent_for(
        family, refuge, people=people, categories=["HEALTH", "DOMESTIC_ABUSE"],
        recorded_by=worker, expires_on=timezone.localdate(),
    )  # fmt: skip
    share(family, refuge, consent=consent, people=people, made_by=worker,
          categories=["HEALTH", "DOMESTIC_ABUSE"])  # fmt: skip
    other = consent_for(family, refuge, people=people, categories=["DOMESTIC_ABUSE"])
    grant = share(family, refuge, consent=other, people=people,
                  categories=["DOMESTIC_ABUSE"])  # fmt: skip
    UnderstandingFactory(consent=consent, person=brother)
    ObjectionFactory(consent=consent, person=family.mother)
    NarrowingFactory(consent=other, category="", person=brother)
    AccessRequestFactory(case=family.case, team=refuge, asked_by=worker)
    AccessEvent.objects.create(
        chain=family.case.pk, case=family.case, by=worker, event="CASE_VIEWED"
    )
    commands.withdraw_consent(consent=other, reason="No.", by=by)
    return consent, other, grant.decision


def url(name, *args):
    return reverse(name, args=args)


def shown(response) -> str:
    if response["Content-Type"] == "application/pdf":
        pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    return " ".join(response.content.decode().split())


def case_routes():
    """Yield the name and the keys of every route of a case."""
    for space in ("cases", "information_sharing", "lead_professional"):
        _, resolver = get_resolver().namespace_dict[space]
        for name in {key for key in resolver.reverse_dict if isinstance(key, str)}:
            yield (
                f"{space}:{name}",
                tuple(resolver.reverse_dict.getlist(name)[0][0][0][1]),
            )


def pages(case, secret):
    consent, other, decision = secret
    yield from map(reverse, LISTS)
    yield f"{url('information_sharing:lookers', case.pk)}?for={consent.given_by_id}"
    about = {
        (): [[]],
        ("consent",): [[consent.pk], [other.pk]],
        ("decision",): [[decision.pk]],
        ("objection",): [[one.pk] for one in consent.objections.all()],
        ("task",): [[one.pk] for one in other.telling_tasks.all()],
        ("access_request",): [[one.pk] for one in case.access_requests.all()],
    }
    for name, (first, *rest) in ((n, keys or ("",)) for n, keys in case_routes()):
        if first == "pk":
            yield from (url(name, case.pk, *a) for a in about.get(tuple(rest), []))


def test_no_page_tells_the_lead_of_one_child_about_the_rest(client, family, secret):
    client.force_login(lead_professional(family))
    tried = list(pages(family.case, secret))
    found = set()
    for where in tried:
        said = shown(client.get(where))
        found |= {(where, word) for word in CANARIES if word in said}
    assert found == set()
    assert len(tried) > 40


def test_she_reads_of_no_sensitive_kind_when_she_asks_for_another_lead(
    client, family, secret
):
    client.force_login(lead_professional(family))

    page = shown(client.get(url("lead_professional:nominate", family.case.pk)))

    assert "What the lead professional will see" in page
    assert "domestic abuse" not in page
