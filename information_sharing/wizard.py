"""A walk through the eight questions, kept on the server in one draft of its author."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from agencies.models import Practitioner
from cases import drafts
from cases.form_pages import draft_of, form_for
from cases.models import Case
from config.dates import short_date
from information_sharing import access, queries
from information_sharing.eight_questions import LAST, YES, Verdict, Walk, next_step
from information_sharing.forms import QUESTION_FORMS
from information_sharing.questions import QUESTIONS

ANSWERS = {"yes": "Yes", "no": "No", "not_sure": "Not sure"}


@dataclass(frozen=True)
class Said:
    """One line of what was said so far."""

    number: int
    text: str
    answer: str
    more: tuple[str, ...]


class Walking:
    """What one person has said so far about one case, read from her draft."""

    def __init__(self, *, viewer: Practitioner, case: Case) -> None:
        self.viewer, self.case = viewer, case
        self.path = reverse("information_sharing:continue-deciding", args=[case.pk])
        self.draft = drafts.find(by=viewer, path=self.path)

    @cached_property
    def data(self) -> QueryDict:
        """Return all answers as they were sent."""
        kept = QueryDict(mutable=True)
        for key, texts in (self.draft.data if self.draft else {}).items():
            kept.setlist(key, texts)
        return kept

    @cached_property
    def walked(self) -> dict:
        """Return the valid forms along the path, by question."""
        forms: dict = {}
        step = next_step({})
        while isinstance(step, int) and self.has(step):
            form = self.form(step, self.data, before=forms)
            if not form.is_valid():
                break
            forms[step] = form
            step = next_step(answers_in(forms))
        return forms

    def has(self, number: int) -> bool:
        """Return whether this question was answered."""
        return f"q{number}-answer" in self.data

    @property
    def verdict(self):
        """Return where the answers so far lead: a question, or a verdict."""
        return next_step(answers_in(self.walked))

    @property
    def furthest(self) -> int:
        """Return the last question that may be opened."""
        if self.verdict == Verdict.ASK_ADVICE:
            return max(self.walked)
        return self.verdict if isinstance(self.verdict, int) else LAST

    def may_open(self, number: int) -> bool:
        """Return whether this question lies on the path and has been reached."""
        return number in self.walked or number == self.furthest

    def form(self, number: int, data=None, *, before):
        """Return the form of a question, offering what the earlier answers leave."""
        return QUESTION_FORMS[number](data, choices=self.choices(number, before))

    def choices(self, number: int, before: dict) -> dict:
        """Return what a question may offer after the answers before it."""
        offer = {1: self._teams, 4: self._consents, 7: self._choices}.get(number)
        return offer(before) if offer else {}

    def shown(self, number: int, request):
        """Return the form: what was sent or left unsent, else what was said before."""
        before = self.before(number)
        if request.method == "POST" or draft_of(request):
            choices = self.choices(number, before)
            return form_for(request, QUESTION_FORMS[number], choices=choices)
        kept = self.data if self.has(number) else None
        return self.form(number, kept, before=before)

    def before(self, number: int) -> dict:
        """Return the forms of the questions before this one."""
        return {n: form for n, form in self.walked.items() if n < number}

    def _teams(self, earlier) -> dict:
        return {"team": queries.teams_beside(self.case)}

    def _consents(self, earlier) -> dict:
        covering = [c.pk for c, _, gap in self.consents(earlier) if not gap]
        known = queries.consents_for(viewer=self.viewer, case=self.case)
        return {"consent": known.filter(pk__in=covering), "names": self.names}

    @cached_property
    def names(self) -> queries.Names:
        """Return the family's names, as far as this person knows them."""
        return queries.Names(viewer=self.viewer, case=self.case)

    def consents(self, earlier=None):
        """Return each consent, who gave it, and why it does not cover this, or ""."""
        said = (earlier or self.walked)[1].cleaned_data
        known = queries.consents_for(viewer=self.viewer, case=self.case)
        return [
            (
                consent,
                self.names.one(consent.given_by),
                queries.why_not_covered(consent, said["team"], said["kind"]),
            )
            for consent in known
        ]

    def _choices(self, earlier) -> dict:
        people = queries.people_of(viewer=self.viewer, case=self.case)
        seen = access.visible_categories(self.viewer, self.case)
        consent = consent_in(earlier)
        if consent is None:
            return {"people": people, "categories": seen, "latest": None}
        return {
            "people": people.filter(pk__in=consent.people.all()),
            "categories": seen & set(consent.categories),
            "latest": consent.expires_on,
        }

    def keep(self, number: int, posted) -> None:
        """Keep what was said at one question, in place of what was said before."""
        data, own = self.data.copy(), f"q{number}-"
        for key in [key for key in data if key.startswith(own)]:
            del data[key]
        for key in [key for key in posted if key.startswith(own)]:
            data.setlist(key, posted.getlist(key))
        drafts.keep(by=self.viewer, path=self.path, post=data, case=self.case)

    def forget(self) -> None:
        """Forget the walk: it has become a decision."""
        drafts.discard(by=self.viewer, path=self.path)

    def said(self) -> list[Said]:
        """Return what was said so far, for the side of the page."""
        return [
            Said(
                number,
                QUESTIONS[number].text,
                ANSWERS[form.cleaned_data["answer"]],
                tuple(details(form, self.names)),
            )
            for number, form in self.walked.items()
        ]

    def walk(self, *, replaces=()) -> Walk:
        """Return what the answers come to, for the command."""
        first = self.walked[1].cleaned_data
        return Walk(
            team=first["team"],
            purpose=first["purpose"] or first["reason"],
            purpose_kind=first["kind"],
            answers=reasons_in(self.walked),
            consent=consent_in(self.walked),
            replaces=tuple(replaces),
            **self._way(),
        )

    def _way(self) -> dict:
        form = self.walked.get(7)
        if form is None or form.cleaned_data["answer"] != YES:
            return {}
        data = form.cleaned_data
        return {
            "people": tuple(data["people"]),
            "categories": form.chosen(),
            "method": data["method"],
            "ends_on": data["ends_on"],
            "person_told": data["told"] == YES,
            "not_told_reason": data["not_told_reason"],
            "urgent": data.get("urgent", False),
        }


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


def consent_in(forms: dict):
    """Return the consent that was chosen at question 4, if the path uses one."""
    form = forms.get(4)
    if form is None or form.cleaned_data["answer"] != YES:
        return None
    return form.cleaned_data["consent"]


def details(form, names):
    """Yield what else was said at a question: the team, the consent."""
    team = form.cleaned_data.get("team")
    consent = form.cleaned_data.get("consent")
    if team:
        yield str(team)
    if consent:
        yield f"{names.one(consent.given_by)}, {short_date(consent.given_on)}"
