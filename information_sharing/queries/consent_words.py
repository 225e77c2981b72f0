"""A consent in the words of a page or a letter, as far as its reader may see."""

from config.dates import short_date
from information_sharing import agreements
from information_sharing.models import Consent
from information_sharing.queries.names import Names
from information_sharing.queries.previews import joined


def rows_of_consent(consent: Consent, names: Names) -> list[tuple[str, str]]:
    """Return a consent line by line; what does not apply is left out."""
    rows = [
        ("About", names.several(agreements.people_left(consent))),
        ("What", names.kinds(agreements.kinds_left(consent))),
        ("With", joined(teams_told(consent))),
        ("With others outside", joined(agreements.bodies_left(consent))),
        ("Not with", joined(left_out(consent))),
        ("What for", joined(purposes_of(consent))),
        ("From", short_date(consent.given_on)),
        ("Until", short_date(consent.expires_on)),
        ("How it was given", how_given(consent)),
        ("Explained by", str(consent.explained_by or consent.recorded_by)),
        ("Can be found", _found(consent)),
        ("Recorded by", f"{consent.recorded_by}, {short_date(consent.recorded_at)}"),
        ("What they said", consent.note),
    ]
    return [(name, text) for name, text in rows if text]


def teams_told(consent: Consent) -> list[str]:
    """Return the teams for which it was not withdrawn."""
    return [str(row.team) for row in consent.teams.all() if row.withdrawn_at is None]


def left_out(consent: Consent) -> list[str]:
    """Return whom the family said "not them" of."""
    return [str(row.agency or row.team) for row in consent.exclusions.all()]


def purposes_of(consent: Consent) -> list[str]:
    """Return the purposes in the form's own words."""
    labels = dict(Consent.Purpose.choices)
    return [_small(labels[purpose]) for purpose in consent.purposes]


def how_given(consent: Consent) -> str:
    """Return how it was given and with what help."""
    parts = [
        consent.get_method_display(),
        f"in {consent.language}" if consent.language else "",
        "with an interpreter" if consent.with_interpreter else "",
        "with an easy-read form" if consent.easy_read else "",
    ]
    return ", ".join(part for part in parts if part)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _found(consent: Consent) -> str:
    if consent.may_be_found:
        return "Somebody who looks for the child is told whom to contact"
    return ""
