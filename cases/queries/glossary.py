"""The glossary where it is needed on a page: terms in a text, and short forms."""

import re
from collections.abc import Iterable
from html import unescape

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.db.models.functions import Lower

from agencies.models import GlossaryTerm, Practitioner, Team
from agencies.queries.words import with_meanings

MARKUP = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)


def all_terms(*, viewer: Practitioner | AnonymousUser) -> list[GlossaryTerm]:
    """Return every term; with what agencies say of it, for whoever is signed in.

    An agency of sensitive services alone is not named: its name must not stand on a
    family's page, whatever for (R13).
    """
    terms = GlossaryTerm.objects.order_by(Lower("name"))
    if not viewer.is_authenticated:
        return list(terms)
    named = Team.objects.filter(is_sensitive=False).values("agency")
    return list(with_meanings(terms, only=Q(meanings__agency__in=named)))


def terms_in(terms: Iterable[GlossaryTerm], texts: Iterable[str]) -> list[GlossaryTerm]:
    """Return the terms that stand in these texts, in the order of the alphabet."""
    text = "\n".join(filter(None, texts))
    return [term for term in terms if _stands(term.name, text)]


def words_on(terms: Iterable[GlossaryTerm], page: str) -> list[GlossaryTerm]:
    """Return the terms that a page says, in short or in full, each meaning once."""
    text = " ".join(unescape(MARKUP.sub(" ", page)).split())
    folded = text.casefold()
    found: dict[str, GlossaryTerm] = {}
    for term in terms:
        said = [each for each in (term.name, term.stands_for) if each]
        near = [each for each in said if each.casefold() in folded]
        if any(_stands(each, text) for each in near):
            found.setdefault((term.stands_for or term.name).casefold(), term)
    return list(found.values())


def written_out(terms: Iterable[GlossaryTerm]) -> dict[str, str]:
    """Return what each short form stands for."""
    return {term.name: term.stands_for or term.meaning for term in terms}


def _stands(name: str, text: str) -> bool:
    """A short form is found in capitals only; other words however they are written."""
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return bool(re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text, flags))
