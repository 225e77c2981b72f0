"""The only writer of the glossary."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import (
    Agency,
    GlossaryTerm,
    Practitioner,
    TermMeaning,
    TermQuestion,
)
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.roles import Permission


@dataclass(frozen=True)
class Explanation:
    """A word of the field, what it stands for, and what it means."""

    name: str
    stands_for: str
    meaning: str


@transaction.atomic
def explain_term(
    *, said: Explanation, by: Practitioner, term: GlossaryTerm | None = None
) -> GlossaryTerm:
    """Add a word to the glossary, or explain one otherwise; return it."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    row = term or GlossaryTerm()
    taken = GlossaryTerm.objects.filter(name__iexact=said.name).exclude(pk=row.pk)
    if taken.exists():
        raise NotPossibleNow("This word is in the glossary already. Change it there.")
    row.name, row.stands_for, row.meaning = said.name, said.stands_for, said.meaning
    row.changed_at, row.changed_by = timezone.now(), by
    row.save()
    audit.record(audit.Event.GLOSSARY_CHANGED, by=by, target=row.pk)
    return row


@transaction.atomic
def say_meaning(
    *, term: GlossaryTerm, agency: Agency, meaning: str, by: Practitioner
) -> TermMeaning | None:
    """Say what one's own agency means by a word; nothing said takes it away (C8)."""
    hers = access.agencies_with(by, Permission.KEEP_DIRECTORY)
    if not hers.filter(pk=agency.pk).exists():
        raise AccessDenied("Somebody of that agency says what it means.")
    rows = TermMeaning.objects.filter(term=term, agency=agency)
    audit.record(audit.Event.GLOSSARY_CHANGED, by=by, target=term.pk)
    if not meaning.strip():
        rows.delete()
        return None
    said = {"meaning": meaning, "changed_by": by}
    row, _ = TermMeaning.objects.update_or_create(
        term=term, agency=agency, defaults=said
    )
    return row


@transaction.atomic
def ask_meaning(*, word: str, where: str, by: Practitioner) -> TermQuestion:
    """Ask what a word means. Nothing leads back to who asked (U4).

    It is not logged at all: the log would name her beside the moment. What was asked
    today in the same words is asked once: nothing else tells a second click.
    """
    asked = {"word": word, "where": where, "asked_on": timezone.localdate()}
    same = TermQuestion.objects.filter(**asked, answered_at__isnull=True).first()
    return same or TermQuestion.objects.create(word=word, where=where)


@transaction.atomic
def answer_question(
    *, question: TermQuestion, term: GlossaryTerm | None, by: Practitioner
) -> TermQuestion:
    """Say where the answer to a question stands, or that it needs none."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    if question.answered_at:
        raise NotPossibleNow("This question is answered already.")
    question.term = term
    question.answered_at, question.answered_by = timezone.now(), by
    question.save(update_fields=["term", "answered_at", "answered_by"])
    audit.record(audit.Event.GLOSSARY_CHANGED, by=by, target=question.pk)
    return question
