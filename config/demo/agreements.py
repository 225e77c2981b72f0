"""The demo's agreements: one in force, one to be signed, a vision, one to comment on."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from agencies import commands as agencies_commands
from agencies.agreement_templates import templates
from agencies.commands import agreeing, drafting, promises
from agencies.models import (
    Agency,
    Agreement,
    AgreementParty,
    Body,
    Commitment,
    Practitioner,
    RoleName,
)
from config.demo import agreements_words as words
from config.demo.kept import keep_promises
from config.demo.people import SINCE
from config.demo.words import explain_words

HEALTH = "Wexbourne community health"
RIVERSIDE = "Riverside children's centre"
COUNCIL = "Wexbourne council children's services"
OPEN_DOOR = "Open Door families"
SILENT = (HEALTH, "Mill Lane primary school")
"""They have not signed the second version of the protocol yet."""
BEGUN = 150
Measure = Commitment.Measure


def agree_together(town) -> None:
    """Write, sign, judge and comment."""
    signs = _signatories(town)
    _work_together(town, signs)
    _protocol_again(town, signs)
    _want_together(town, signs)
    _put_money_together(town)
    explain_words(signs, town.people["tom"])


def _signatories(town) -> dict[str, Practitioner]:
    """Return who signs for each agency, by its name."""
    found = {HEALTH: town.people["abel"]}
    for username, first, last, profession, place in words.SIGNATORIES:
        team = town.teams[place]
        person = Practitioner.objects.create(
            username=username,
            first_name=first,
            last_name=last,
            email=f"{username}@wexbourne.example",
            profession=profession,
            telephone=team.telephone,
            password=town.people["abel"].password,
        )
        agencies_commands.join_team(
            practitioner=person,
            team=team,
            by=None,
            role=RoleName.AGENCY_ADMINISTRATOR,
            starts_on=SINCE,
        )
        found[team.agency.name] = person
    return found


def _draft(by, template, heads, text, parties) -> Agreement:
    row = drafting.start_agreement(template=template, heads=heads, by=by)
    for party in parties:
        drafting.put_party(agreement=row, party=party, by=by)
    _write(row, text, by)
    return row


def _write(row, text, by) -> None:
    for section in row.sections.filter(code__in=text):
        drafting.write_section(
            section=section, words=text[section.code], by=by, seen=section.changed_at
        )


def _party(name, **said) -> drafting.Party:
    return drafting.Party(agency=Agency.objects.get(name=name), **said)


def _send(row, by) -> None:
    agreeing.send_for_comments(agreement=row, by=by)
    agreeing.send_for_signature(agreement=row, by=by)


def _sign(row, signs, *, but=()) -> None:
    for party in row.parties.select_related("agency").exclude(agency__name__in=but):
        person = signs[party.agency.name]
        agreeing.answer_as_party(
            party=party,
            answer=AgreementParty.Answer.SIGNED,
            signed_as=f"{person}, {person.profession.lower()}",
            words="",
            by=person,
        )


def _begin(row, by, days_ago=BEGUN) -> None:
    today = timezone.localdate()
    agreeing.bring_into_force(agreement=row, starts_on=today, by=by)
    since = today - timedelta(days=days_ago)
    Agreement.objects.filter(pk=row.pk).update(starts_on=since)
    row.commitments.update(made_on=since)
    signed = timezone.now() - timedelta(days=days_ago + 7)
    row.parties.update(answered_at=signed)


def _in(days):
    return timezone.localdate() + timedelta(days=days)


def _work_together(town, signs) -> None:
    """Speech therapy at Riverside: one promise kept, one not."""
    grace = town.people["grace"]
    centre = grace.memberships.first().team.centre
    heads = drafting.Heads(
        title="Speech therapy at Riverside", centre=centre, review_on=_in(20)
    )
    parties = (
        _party(HEALTH, part="gives the therapy"),
        _party(RIVERSIDE, part="gives the room", in_kind="Room 2, two days a week"),
        _party(COUNCIL, part="pays half a post", pounds=Decimal(18000)),
    )
    row = _draft(grace, "service-level", heads, words.SERVICE, parties)
    for agency, said, promise in _promised(town):
        promises.record_commitment(
            agency=agency, words=said, agreement=row, promise=promise, by=grace
        )
    _send(row, grace)
    _sign(row, signs)
    _begin(row, grace)
    _judge(row, grace, signs)
    keep_promises(town, row)


def _promised(town):
    health, riverside, council = (
        Agency.objects.get(name=name) for name in (HEALTH, RIVERSIDE, COUNCIL)
    )
    yield (
        health,
        "Every family hears from speech therapy within five working days.",
        promises.Promise(
            measure=Measure.FIRST_CONTACT,
            amount=Decimal(5),
            team=town.teams["Speech and language therapy"],
        ),
    )
    hours = promises.Promise(measure=Measure.STAFF_HOURS, amount=Decimal(60))
    yield health, "Two therapists, 60 hours a month together.", hours
    if body := Body.objects.filter(meetings__closed_at__isnull=False).first():
        comes = promises.Promise(
            measure=Measure.ATTENDANCE, amount=Decimal(75), body=body
        )
        yield health, f"Somebody comes to the {body.name}.", comes
    yield riverside, "Room 2 is free on Tuesdays and Thursdays.", None
    yield council, "Half a post is paid from the first day.", None


def _judge(row, by, signs) -> None:
    said = {
        RIVERSIDE: ("KEPT", "The room was free on every day but two."),
        COUNCIL: ("NOT_KEPT", "The money came after ten weeks. It has come since."),
    }
    for name, (kept, why) in said.items():
        promise = row.commitments.get(agency__name=name)
        promises.judge_commitment(commitment=promise, kept=kept, why=why, by=by)
    for name, measure, amount, text in (
        (COUNCIL, Measure.WORDS, None, "The post had to go to a panel first."),
        (HEALTH, Measure.STAFF_HOURS, Decimal(52), "One of us was ill for a month."),
    ):
        promises.report_commitment(
            commitment=row.commitments.get(agency__name=name, measure=measure),
            report=promises.OwnReport(_in(-BEGUN), _in(-30), amount, text),
            by=signs[name],
        )


def _protocol_again(town, signs) -> None:
    """The protocol's second version waits for two agencies; the first still stands."""
    carol = town.people["carol"]
    first = Agreement.objects.get(kind=Agreement.Kind.INFORMATION_SHARING)
    first.template = "protocol-tier-1"
    first.recorded_by = carol
    first.save()
    for number, (code, text) in enumerate(words.PROTOCOL.items(), start=1):
        title = _title("protocol-tier-1", code)
        first.sections.create(code=code, title=title, words=text, number=number)
    row = agreeing.new_version(agreement=first, by=carol)
    _write(row, {"breach": words.PROTOCOL_SINCE}, carol)
    heads = drafting.Heads(title=row.title, review_on=_in(700))
    drafting.change_heads(agreement=row, heads=heads, by=carol)
    _send(row, carol)
    _sign(row, signs, but=SILENT)
    sent = timezone.now() - timedelta(days=6)
    Agreement.objects.filter(pk=row.pk).update(sent_at=sent)


def _title(template, code) -> str:
    sections = templates()[template].sections
    return next(each.title for each in sections if each.code == code)


def _want_together(town, signs) -> None:
    """What all want for children here."""
    carol = town.people["carol"]
    parties = [_party(name) for name in signs]
    heads = drafting.Heads(title="Together in Wexbourne", review_on=_in(300))
    row = _draft(carol, "shared-vision", heads, words.VISION, parties)
    for text, outcome in words.AIMS:
        drafting.add_aim(agreement=row, words=text, outcome=outcome, by=carol)
    _send(row, carol)
    _sign(row, signs)
    _begin(row, carol)


def _put_money_together(town) -> None:
    """A draft that agencies comment on."""
    carol, tom, omar = (town.people[name] for name in ("carol", "tom", "omar"))
    parties = (
        _party(COUNCIL, part="holds the money", pounds=Decimal(24000)),
        _party(RIVERSIDE, pounds=Decimal(6000)),
        _party(OPEN_DOOR, in_kind="Volunteers, ten hours a week"),
    )
    heads = drafting.Heads(title="A worker for families who move", review_on=_in(365))
    row = _draft(carol, "funding", heads, words.POOL, parties)
    agreeing.send_for_comments(agreement=row, by=carol)
    section = row.sections.get(code="decisions")
    said = {"agreement": row, "section": section}
    first = agreeing.comment_on(
        **said,
        agency=parties[2].agency,
        words="One voice each is fair to the small. Please keep it.",
        by=omar,
    )
    agreeing.answer_comment(comment=first, answer="It stays.", by=carol)
    agreeing.comment_on(
        **said,
        agency=parties[1].agency,
        words="Who decides between two meetings of the board?",
        by=tom,
    )
