"""A pack speaks in plain words, not in the names of our tables (section 8)."""

import re

import pytest
from django.utils import timezone

from cases.models import Contribution
from information_sharing import audit, held_words
from information_sharing.queries.facts import fact_models
from information_sharing.queries.held import everything_held, personal_fields
from information_sharing.queries.held_sharing import TABLES
from tests.factories.cases import ContributionFactory
from tests.factories.information_sharing import SharingDecisionFactory
from tests.factories.information_sharing_life import (
    DisclosureFactory,
    NarrowingFactory,
    ObjectionFactory,
    TellingTaskFactory,
    UnderstandingFactory,
)
from tests.information_sharing.office import officer_for
from tests.people import consent_for, lead_professional, team_member

pytestmark = pytest.mark.django_db
RAW = re.compile(
    r"[Ss]upersede|[Tt]elling task|[Tt]old refusal|[Mm]ay be found|[Nn]arrowing|"
    r"[Nn]ot told reason|[Pp]erson told|^Line:|[Rr]eplaces|[Oo]wner |[Ll]ift reason|"
    r"^\w+( \w+)? at:|^Is |^Content type|exclusion|disclosure",
    re.MULTILINE,
)
PLAIN = {
    "agency", "team", "language", "note", "reason", "question", "answer",
    "given name", "family name", "postcode", "telephone", "strengths", "needs",
    "decision", "comment", "progress", "notes", "score",
}  # fmt: skip
"""What is plain as it stands."""


def whole_pack(family, therapy):
    by = team_member(family.case)
    consent = consent_for(
        family, therapy, may_be_found=True, superseded_at=timezone.now(),
        superseded_by=by,
    )  # fmt: skip
    NarrowingFactory(consent=consent)
    ObjectionFactory(consent=consent, person=family.mother)
    UnderstandingFactory(consent=consent, person=family.mother)
    TellingTaskFactory(consent=consent, told_at=timezone.now(), told_by=by)
    made = SharingDecisionFactory(
        case=family.case, team=None, outside_organisation="Hill Top school",
        people=[family.mother], person_told=False, not_told_reason="Harm.",
    )  # fmt: skip
    DisclosureFactory(decision=made, sent_at=timezone.now(), sent_by=by, how="POST")
    row = ContributionFactory(case=family.case, person=family.mother, needs="First.")
    Contribution.objects.filter(pk=row.pk).update(needs="Second.")
    lead_professional(family)
    return everything_held(
        viewer=officer_for(family.case), case=family.case, person=family.mother,
        events=list(audit.trail(family.case)),
    )  # fmt: skip


def test_no_name_of_a_table_or_field_stands_in_a_pack(family, therapy):
    held = whole_pack(family, therapy)

    said = "\n".join(f"{one.heading}\n{one.text}" for one in held)
    assert not RAW.findall(said)
    assert "Was told that it is fine to say no: Yes" in said
    assert "A later one took its place on: " in said
    assert "Why the family was not told: Harm." in said
    assert "A team was to hear that its sight had ended" in said


def test_every_field_of_a_pack_has_plain_words():
    tables = {table.model: table.fields.split() for table in TABLES}
    tables |= {model: personal_fields(model) for model in fact_models()}
    for model, fields in tables.items():
        for name in fields:
            field = model._meta.get_field(name)
            word = held_words.word_for(model, field)
            own = str(field.verbose_name)
            named = word.casefold() != own or name in held_words.FIELDS
            named = named or f"{model._meta.label}.{name}" in held_words.OF_ONE_KIND
            assert named or own in PLAIN, f"{model._meta.label}.{name}: {word}"


def test_every_table_of_a_pack_has_plain_words():
    known = {table.model for table in TABLES} | set(fact_models())
    unnamed = {model._meta.label for model in known} - set(held_words.KINDS)
    assert unnamed == {"cases.Address"}
    assert set(held_words.KINDS) <= {model._meta.label for model in known}
