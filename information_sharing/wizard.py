"""A walk through the eight questions, kept on the server in one draft of its author."""

from functools import cached_property
from uuid import UUID

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agencies.models import Practitioner
from cases import drafts
from cases.form_pages import draft_of, form_for
from cases.models import Case
from config.forms import valid_uuid
from config.plain_names import name_key
from information_sharing import access, agreements, queries
from information_sharing.eight_questions import (
    LAST,
    Verdict,
    Walk,
    next_step,
    skipped,
)
from information_sharing.forms import QUESTION_FORMS
from information_sharing.forms.purpose import OUTSIDE
from information_sharing.models import AccessRequest
from information_sharing.queries.objections import open_by_line
from information_sharing.recipients import place_of, places_beside, without_protocol
from information_sharing.wizard_words import (
    Said,
    answers_in,
    consent_in,
    reasons_in,
    recipient_in,
    said_in,
    way_in,
)

REQUEST = "request"
"""Under which name the draft keeps the request for access that led to it."""


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
        form = self.form(number, kept, before=before)
        if number == 1 and kept is None:
            form.put_back(self.data)
        return form

    def before(self, number: int) -> dict:
        """Return the forms of the questions before this one."""
        return {n: form for n, form in self.walked.items() if n < number}

    def _teams(self, earlier) -> dict:
        return {
            "team": queries.teams_beside(self.case),
            "person": places_beside(self.case),
        }

    def _consents(self, earlier) -> dict:
        covering = [c.pk for c, _, gap in self.consents(earlier) if not gap]
        known = queries.consents_for(viewer=self.viewer, case=self.case)
        return {
            "consent": known.filter(pk__in=covering),
            "names": self.names,
        }

    @cached_property
    def names(self) -> queries.Names:
        """Return the family's names, as far as this person knows them."""
        return queries.Names(viewer=self.viewer, case=self.case)

    def consents(self, earlier=None):
        """Return each consent, who gave it, and why it does not cover this, or "".

        Of a body outside, only those that name it (R6).
        """
        first = (earlier or self.walked)[1]
        to, kind = first.recipient(), first.cleaned_data["kind"]
        known = queries.consents_for(viewer=self.viewer, case=self.case)
        return [
            (
                consent,
                self.names.one(consent.given_by),
                queries.gap_in(consent, to, kind),
            )
            for consent in known
            if not to.is_outside or queries.names_it(consent, to)
        ]

    @property
    def body(self) -> str:
        """Return the organisation outside that this walk is about, or ""."""
        first = self.walked.get(1)
        return first.recipient().outside_organisation if first else ""

    def _choices(self, earlier) -> dict:
        people = queries.people_of(viewer=self.viewer, case=self.case)
        seen = access.visible_categories(self.viewer, self.case)
        to, consent = recipient_in(earlier), consent_in(earlier)
        offer: dict = {"people": people, "categories": seen, "seen": seen}
        offer |= {"latest": None, "to": to}
        if consent is not None:
            left = [person.pk for person in agreements.people_left(consent)]
            offer["people"] = people.filter(pk__in=left)
            offer["categories"] = seen & set(agreements.kinds_left(consent))
            offer["latest"] = consent.expires_on
        kind = earlier[1].cleaned_data["kind"]
        among = offer["categories"]
        offer["unsigned"] = without_protocol(self.case, to, kind, among)
        return offer

    def objections(self) -> list:
        """Return what other holders of parental responsibility said against a consent."""
        lines = open_by_line(viewer=self.viewer, case=self.case, names=self.names)
        return [objection for line in lines.values() for objection in line]

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

    def begin_for(self, pk: UUID) -> bool:
        """Begin with who asked; return False, and touch nothing, in the middle of another."""
        if self.has(1):
            return self.request_id == pk
        waiting = queries.requests_waiting(viewer=self.viewer, case=self.case)
        request = get_object_or_404(waiting, pk=pk)
        asked = QueryDict(mutable=True)
        asked.update({"q1-to": "person", "q1-team": str(request.team_id)})
        asked["q1-person"] = str(getattr(place_of(request), "pk", ""))
        asked[REQUEST] = str(pk)
        drafts.keep(by=self.viewer, path=self.path, post=asked, case=self.case)
        return True

    def begin_outside(self, name: str, organisation: str) -> bool:
        """Begin with a reader outside; return False, and touch nothing, in another."""
        if self.has(1):
            same = name_key(self.data.get("q1-outside_organisation", ""))
            return same == name_key(organisation)
        asked = QueryDict(mutable=True)
        asked.update({"q1-to": OUTSIDE, "q1-outside_name": name})
        asked["q1-outside_organisation"] = organisation
        drafts.keep(by=self.viewer, path=self.path, post=asked, case=self.case)
        return True

    @property
    def request_id(self) -> UUID | None:
        """Return the request for access that led here, if one did."""
        return valid_uuid(self.data.get(REQUEST))

    def request_about(self, to) -> AccessRequest | None:
        """Return that request, if it waits and is about the team that she chose."""
        if self.request_id is None:
            return None
        waiting = queries.requests_waiting(viewer=self.viewer, case=self.case)
        return waiting.filter(pk=self.request_id, team=to.team).first()

    @property
    def skipped(self) -> str:
        """Return which questions were not needed, and why, or ""."""
        return skipped(answers_in(self.walked))

    def said(self) -> list[Said]:
        """Return what was said so far, for the side of the page."""
        return said_in(self.walked, self.names)

    def walk(self, *, replaces=(), known=None) -> Walk:
        """Return what the answers come to, for the command."""
        first = self.walked[1].cleaned_data
        to = recipient_in(self.walked)
        return Walk(
            **to.fields,
            purpose=first["purpose"] or first["reason"],
            purpose_kind=first["kind"],
            answers=reasons_in(self.walked),
            consent=consent_in(self.walked),
            replaces=tuple(replaces),
            known=known,
            advice=tuple(self.advice(to)),
            request=self.request_about(to),
            **way_in(self.walked),
        )

    def advice(self, to) -> list:
        """Return what the officer answered this person on the way here."""
        answered = queries.advice_behind(viewer=self.viewer, case=self.case, to=to)
        return [each for each in answered if each.question in self.walked]
