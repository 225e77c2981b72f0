"""Agreements in the browser: the way to a signature, who is shown what, and paper."""

import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from agencies.commands import agreeing
from agencies.models import Agreement
from information_sharing.audit import AgencyEvent
from information_sharing.models import AccessEvent
from tests.agencies.agreed import (
    again,
    all_sign,
    draft,
    in_force,
    out_for_signature,
    partners,
)
from tests.factories.agencies import AgreementFactory
from tests.factories.agencies_agreed import AgreementPartyFactory
from tests.people import outsider

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return partners()


def url(name, *args):
    return reverse(f"agencies:{name}", args=args)


def text(response):
    return " ".join(response.content.decode().split())


def date_of(name, days):
    when = timezone.localdate() + datetime.timedelta(days=days)
    return {
        f"{name}_day": when.day,
        f"{name}_month": when.month,
        f"{name}_year": when.year,
    }


def test_an_agreement_from_the_template_to_its_signatures(client, who):
    client.force_login(who.commissioner)
    assert "Service-level agreement" in text(client.get(url("choose-template")))
    said = {"title": "Early speech"} | date_of("review_on", 365)
    start = client.post(url("start-agreement", "service-level"), said)
    made = Agreement.objects.get()
    assert start.url == url("agreement", made.pk)
    for agency in (who.health, who.housing):
        party = {"agency": agency.pk, "part": "gives it", "pounds": "12000"}
        client.post(url("put-party", made.pk), party)
    section = made.sections.first()
    client.post(url("agreement-section", section.pk), {"words": "We listen."})
    aim = {"words": "Children talk early.", "outcome": "EA"}
    client.post(url("add-aim", made.pk), aim)
    promise = {"agency": who.health.pk, "words": "We ring.", "measure": "WORDS"}
    client.post(url("add-promise", made.pk), promise)
    client.post(url("move-agreement", made.pk), {"to": "CONSULTATION"})
    client.post(url("move-agreement", made.pk), {"to": "SIGNING"})
    for agency, by in (
        (who.health, who.signs_health),
        (who.housing, who.signs_housing),
    ):
        client.force_login(by)
        party = made.parties.get(agency=agency)
        answer = {"answer": "SIGNED", "signed_as": "Pat, director"}
        client.post(url("sign", party.pk), answer)
    client.force_login(who.commissioner)
    client.post(
        url("move-agreement", made.pk), {"to": "IN_FORCE"} | date_of("starts_on", 0)
    )

    page = text(client.get(url("agreement", made.pk)))

    assert again(made).status == Agreement.Status.IN_FORCE
    for words in ("We listen.", "Children talk early.", "£12,000 a year", "We ring."):
        assert words in page
    assert page.count("Pat, director") == 2
    assert made.commitments.get().promised_by == "Pat, director"


def test_the_button_comes_only_when_all_have_signed(client, who):
    made = out_for_signature(who)
    client.force_login(who.commissioner)

    sent = {"to": "IN_FORCE"} | date_of("starts_on", 0)
    refused = client.post(url("move-agreement", made.pk), sent)

    assert "Select" in text(refused)
    assert again(made).status == Agreement.Status.SIGNING
    all_sign(who, made)
    assert client.post(url("move-agreement", made.pk), sent).status_code == 302


def test_another_agency_is_refused_at_the_signature(client, who):
    made = out_for_signature(who)
    party = made.parties.get(agency=who.health)

    for other, status in ((who.signs_housing, 403), (who.nurse, 403)):
        client.force_login(other)
        assert client.get(url("sign", party.pk)).status_code == status
        assert client.post(url("sign", party.pk), {}).status_code == status


def test_a_first_draft_is_read_by_those_who_write_it(client, who):
    made = draft(who)

    for reader, status in ((who.nurse, 404), (who.signs_health, 404),
                           (who.manager, 200), (who.commissioner, 200)):  # fmt: skip
        client.force_login(reader)
        assert client.get(url("agreement", made.pk)).status_code == status
    client.force_login(who.nurse)
    assert made.title not in text(client.get(url("agreements")))


def test_comments_are_shown_to_those_who_are_asked(client, who):
    made = draft(who)
    agreeing.send_for_comments(agreement=made, by=who.commissioner)
    section = made.sections.first()
    client.force_login(who.nurse)
    address = f"{url('comment-on-agreement', made.pk)}?section={section.pk}"
    client.post(address, {"agency": who.health.pk, "words": "Five days are few."})

    for reader in (who.nurse, who.signs_housing, who.commissioner):
        client.force_login(reader)
        assert "Five days are few." in text(client.get(url("agreement", made.pk)))
    client.force_login(outsider())
    page = text(client.get(url("agreement", made.pk)))
    assert "Five days are few." not in page
    assert client.get(url("comment-on-agreement", made.pk)).status_code == 403


def test_the_register_narrows_and_asks_a_fixed_number_of_questions(
    client, who, django_assert_max_num_queries
):
    AgreementFactory.create_batch(30)
    late = in_force(who, title="Late one")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Agreement.objects.filter(pk=late.pk).update(review_on=yesterday)
    client.force_login(who.nurse)

    with django_assert_max_num_queries(16):
        page = client.get(url("agreements"))

    assert "Page 1 of 2" in text(page)
    assert "31 agreements" in text(page)
    narrowed = text(client.get(url("agreements"), {"review": "over"}))
    assert "1 agreement," in narrowed
    assert "Overdue: " in narrowed
    housing = {"agency": who.housing.pk, "kind": "SERVICE_LEVEL"}
    assert "Late one" in text(client.get(url("agreements"), housing))
    nonsense = {"agency": "x", "kind": "y", "status": "z", "page": "w"}
    assert "31 agreements" in text(client.get(url("agreements"), nonsense))


def test_two_versions_stand_side_by_side(client, who):
    old = in_force(who)
    new = agreeing.new_version(agreement=old, by=who.commissioner)
    new.sections.filter(number=1).update(words="We listen, and ring.")
    client.force_login(who.commissioner)

    page = text(client.get(url("compare-agreements", new.pk)))

    assert "We listen. </p>" in page or "We listen.</p>" in page
    assert "We listen, and ring." in page
    assert "changed" in page
    client.force_login(who.nurse)
    assert client.get(url("compare-agreements", new.pk)).status_code == 404
    alone = text(client.get(url("compare-agreements", old.pk)))
    assert "only one version" in alone


def test_the_paper_has_a_page_of_signatures(client, who):
    made = in_force(who)
    client.force_login(who.nurse)

    paper = client.get(url("print-agreement", made.pk))

    read = PdfReader(io.BytesIO(paper.content))
    last = read.pages[-1].extract_text()
    assert "Signatures" in last
    assert last.count("Pat, director") == 2
    assert str(who.nurse) in last
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_first_page_says_what_waits_and_what_we_want(client, who):
    vision = AgreementFactory(
        kind=Agreement.Kind.SHARED_VISION, tier=None, title="Our vision"
    )
    vision.sections.create(code="vision", title="V", words="Every child.", number=1)
    made = out_for_signature(who)
    client.force_login(who.signs_health)

    page = text(client.get(url("partnership")))

    assert f"{who.health} has not answered" in page
    assert "Every child." in page
    assert made.title in page
    client.force_login(who.nurse)
    assert "has not answered" not in text(client.get(url("partnership")))


def test_writing_and_reading_stand_in_the_log(client, who):
    made = draft(who)
    client.force_login(who.commissioner)
    before = AccessEvent.objects.count()

    client.get(url("agreement", made.pk))
    client.post(url("move-agreement", made.pk), {"to": "CONSULTATION"})

    last = list(AccessEvent.objects.order_by("pk")[before:])
    assert [row.event for row in last] == [
        AgencyEvent.AGREEMENTS_VIEWED,
        AgencyEvent.AGREEMENT_MOVED,
    ]
    assert last[1].details == {"before": "DRAFT", "after": "CONSULTATION"}


def test_an_answer_is_refused_once_the_text_is_taken_back(client, who):
    made = out_for_signature(who)
    party = made.parties.get(agency=who.health)
    agreeing.take_back(agreement=made, by=who.commissioner)
    client.force_login(who.signs_health)

    assert client.get(url("sign", party.pk)).status_code == 404


def test_parties_of_others_are_not_touched(client, who):
    party = AgreementPartyFactory()
    client.force_login(who.commissioner)

    client.post(url("take-off-party", party.pk))

    assert again(party)


def test_nobody_signs_another_text_than_she_read(client, who):
    made = out_for_signature(who)
    party = made.parties.get(agency=who.health)
    client.force_login(who.signs_health)
    page = client.get(url("sign", party.pk))
    said = {"answer": "SIGNED", "signed_as": "Pat, director"}
    said["seen"] = page.context["form"]["seen"].value()
    agreeing.take_back(agreement=made, by=who.commissioner)
    agreeing.send_for_signature(agreement=made, by=who.commissioner)

    assert "sent out anew" in text(client.post(url("sign", party.pk), said))
    assert again(party).answer == "WAITING"
    page = client.get(url("sign", party.pk))
    said["seen"] = page.context["form"]["seen"].value()
    assert client.post(url("sign", party.pk), said).status_code == 302
    assert again(party).answer == "SIGNED"
