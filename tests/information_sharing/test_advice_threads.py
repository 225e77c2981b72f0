"""Asker and officer write to each other until the answer closes it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from config.working_days import working_days_after
from information_sharing import commands, queries
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, AdviceRequest, Notice
from information_sharing.recipients import Recipient
from tests.factories.agencies import TeamMembershipFactory
from tests.information_sharing.walker import text
from tests.people import member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


def new_officer():
    return TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner


@pytest.fixture
def officer():
    return new_officer()


def ask(family, by, **changes):
    fields = {"question": 4, "words": "CANARY: does it count?", **changes}
    return commands.ask_advice(case=family.case, by=by, **fields)


def told(kind):
    return {notice.to for notice in Notice.objects.filter(kind=kind)}


def test_three_working_days_or_today(family, by):
    today = timezone.localdate()

    assert ask(family, by).due_on == working_days_after(today, 3)
    assert ask(family, by, question=5, today=True).due_on == today


def test_every_officer_hears_of_a_question(family, officer, by):
    ask(family, by)

    assert told("ADVICE_ASKED") == {officer}


def test_each_side_hears_of_the_other(family, officer, by):
    advice = ask(family, by)
    Notice.objects.all().delete()

    commands.write_advice(advice=advice, words="CANARY: which one?", by=officer)
    assert told("ADVICE_WRITTEN") == {by}
    commands.write_advice(advice=advice, words="The one of May.", by=by)
    assert told("ADVICE_ASKED") == {officer}

    assert [m.written_by for m in queries.thread_of(advice)] == [officer, by]
    events = AccessEvent.objects.filter(event="ADVICE_WRITTEN")
    assert events.count() == 2
    assert "CANARY" not in str([event.details for event in events])


def test_the_answer_closes_it(family, officer, by):
    advice = ask(family, by)
    commands.answer_advice(advice=advice, answer="No.", by=officer)

    assert told("ADVICE_WRITTEN") == {by}
    for person in (by, officer):
        with pytest.raises(NotPossibleNow, match="answered already"):
            commands.write_advice(advice=advice, words="But…", by=person)


def test_only_asker_and_officer_write(family, therapy, by, officer):
    share(family, therapy)
    advice = ask(family, by)
    for person in (team_member(family.case), member_of(therapy), outsider()):
        with pytest.raises(AccessDenied):
            commands.write_advice(advice=advice, words="I think…", by=person)


def test_an_asker_who_left_writes_no_more(family, by, officer):
    advice = ask(family, by)
    by.memberships.update(ends_on="2026-02-01")

    with pytest.raises(AccessDenied):
        commands.write_advice(advice=advice, words="Still me.", by=by)


def test_nobody_answers_her_own_question(family, by):
    TeamMembershipFactory(practitioner=by, role=RoleName.INFORMATION_OFFICER)
    advice = ask(family, by)

    with pytest.raises(NotPossibleNow, match="own question"):
        commands.answer_advice(advice=advice, answer="Yes.", by=by)


def thread(advice):
    return reverse(
        "information_sharing:advice-thread", args=[advice.case_id, advice.pk]
    )


def test_the_askers_page(client, family, viewer, officer):
    advice = ask(family, viewer)
    commands.write_advice(advice=advice, words="Which consent?", by=officer)
    assert "Which consent?" in text(client.get(thread(advice)))
    assert "words" in client.post(thread(advice)).context_data["form"].errors

    assert client.post(thread(advice), {"words": "Of May."}).url == thread(advice)

    assert "Of May." in text(client.get(thread(advice)))
    commands.answer_advice(advice=advice, answer="It has ended.", by=officer)
    page = text(client.get(thread(advice)))
    assert "It has ended." in page
    assert "Send the message" not in page
    late = text(client.post(thread(advice), {"words": "One more thing."}))
    assert "There is a problem" in late


def test_a_colleague_reads_and_does_not_write(client, family, by, officer):
    advice = ask(family, by)
    client.force_login(team_member(family.case))

    assert "Send the message" not in text(client.get(thread(advice)))
    assert client.post(thread(advice), {"words": "x"}).status_code == 403


def test_who_may_open_the_thread(client, family, therapy, by, officer):
    share(family, therapy)
    advice = ask(family, by)
    for person, status in ((officer, 404), (outsider(), 404),
                           (member_of(therapy), 403), (by, 200)):  # fmt: skip
        client.force_login(person)
        assert client.get(thread(advice)).status_code == status


def test_the_officers_pages(client, family, by, officer):
    advice = ask(family, by, today=True)
    client.force_login(officer)
    listed = text(client.get(reverse("information_sharing:advice-list")))
    assert "answer by" in listed
    assert "Overdue" not in listed
    back = reverse("information_sharing:advice-back", args=[advice.pk])
    assert "Write to" in text(client.get(back))
    assert "words" in client.post(back).context_data["form"].errors

    done = client.post(back, {"words": "Which consent?"})

    page = text(client.get(done.url))
    assert "Which consent?" in page
    assert "Maya" not in page
    AdviceRequest.objects.update(due_on="2026-01-05")
    assert "Overdue" in text(client.get(reverse("information_sharing:advice-list")))
    commands.answer_advice(advice=advice, answer="No.", by=officer)
    assert "answered already" in text(client.post(back, {"words": "And…"}))


def test_the_answer_is_kept_with_the_decision(
    client, family, therapy, officer, walker, viewer
):
    walker.begin(therapy)
    walker.say(4, "not_sure", words="Does it count?", today="on")
    advice = AdviceRequest.objects.get()
    assert advice.due_on == timezone.localdate()
    commands.answer_advice(advice=advice, answer="No; ask again.", by=officer)
    walker.say(4, "no", reason="Too old.")
    walker.say(5, "no")
    walker.say(6, "no", reason="No harm is likely.")

    done = walker.decide()

    assert "No; ask again." in text(client.get(done.url))
    decision = family.case.decisions.get()
    assert decision.answers["4"]["advice"] == str(advice.pk)
    again = queries.advice_behind(
        viewer=viewer, case=family.case, to=Recipient(team=therapy)
    )
    assert again == []
    assert queries.advice_kept(decision, viewer=outsider()) == []
