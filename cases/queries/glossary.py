"""The glossary where it is needed on a page: terms in a text, and short forms."""

import re
from collections.abc import Iterable

from agencies.models import GlossaryTerm, Practitioner


def all_terms(*, viewer: Practitioner) -> list[GlossaryTerm]:
    """Return every term: the same for everybody who is signed in."""
    return list(GlossaryTerm.objects.all())


def terms_in(terms: Iterable[GlossaryTerm], texts: Iterable[str]) -> list[GlossaryTerm]:
    """Return the terms that stand in these texts, in the order of the alphabet."""
    text = "\n".join(filter(None, texts))
    return [term for term in terms if _stands(term.name, text)]


def written_out(terms: Iterable[GlossaryTerm]) -> dict[str, str]:
    """Return what each short form stands for."""
    return {term.name: term.stands_for or term.meaning for term in terms}


def _stands(name: str, text: str) -> bool:
    """A short form is found in capitals only; other words however they are written."""
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return bool(re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text, flags))
