"""What was said at the eight questions, for the side of the page and for the record."""

from collections.abc import Iterator
from dataclasses import dataclass

from config.dates import short_date
from information_sharing.eight_questions import YES
from information_sharing.models import Consent
from information_sharing.questions import QUESTIONS
from information_sharing.recipients import Recipient

ANSWERS = {"yes": "Yes", "no": "No", "not_sure": "Not sure"}


@dataclass(frozen=True)
class Said:
    """One line of what was said so far."""

    number: int
    text: str
    answer: str
    more: tuple[str, ...]


def said_in(forms: dict, names) -> list[Said]:
    """Return each question that was answered, with its answer."""
    return [
        Said(
            number,
            QUESTIONS[number].text,
            ANSWERS[form.cleaned_data["answer"]],
            tuple(_details(form, names)),
        )
        for number, form in forms.items()
    ]


def _details(form, names) -> Iterator[str]:
    """Yield what else was said at a question: with whom, the consent."""
    consent = form.cleaned_data.get("consent")
    if form.number == 1:
        yield str(form.recipient())
    if consent:
        yield f"{names.one(consent.given_by)}, {short_date(consent.given_on)}"


def answers_in(forms: dict) -> dict[int, str]:
    """Return the bare answers of valid forms."""
    return {number: form.cleaned_data["answer"] for number, form in forms.items()}


def reasons_in(forms: dict) -> dict[str, dict[str, str]]:
    """Return the answers with their reasons, as a decision keeps them."""
    return {
        str(number): {
            "answer": form.cleaned_data["answer"],
            "reason": form.cleaned_data["reason"],
        }
        for number, form in forms.items()
    }


def recipient_in(forms: dict) -> Recipient:
    """Return with whom, as said at question 1."""
    return forms[1].recipient()


def consent_in(forms: dict) -> Consent | None:
    """Return the consent that was chosen at question 4, if the path uses one."""
    form = forms.get(4)
    if form is None or form.cleaned_data["answer"] != YES:
        return None
    return form.cleaned_data["consent"]


def way_in(forms: dict) -> dict:
    """Return what a walk says at question 7, when it leads to sharing."""
    form = forms.get(7)
    if form is None or form.cleaned_data["answer"] != YES:
        return {}
    data = form.cleaned_data
    return {
        "people": tuple(data["people"]),
        "categories": form.chosen(),
        "method": form.chosen_method(),
        "ends_on": data["ends_on"],
        "review_on": data["review_on"],
        "no_protocol_reason": data.get("no_protocol_reason", ""),
        "held_back": form.not_shared(),
        "held_back_reason": data["held_back_reason"] if form.not_shared() else "",
        "person_told": data["told"] == YES,
        "not_told_reason": data["not_told_reason"],
        "urgent": data.get("urgent", False),
    }
