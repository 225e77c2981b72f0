"""Contacts, corrections, and what somebody said."""

from django import forms
from django.utils import timezone

from cases.forms.plan import offer
from cases.models import Contact, Person, Voice
from cases.notes import Note, Subject, Words, usual_kind
from cases.queries.notes import Desk, Kind
from config import scans
from config.dates import age
from config.forms import ClockField, DatePartsField, HouseForm, LongText, ScanField
from information_sharing.categories import SENSITIVE, Category

WHOLE_FAMILY = "family"
ORDINARY_KINDS = "Kinds that are shared together"
SENSITIVE_KINDS = "Sensitive: read only where it was shared by name"


def kinds_with_readers(kinds: tuple[Kind, ...]) -> list:
    """Return the kinds as choices that say who reads them; sensitive ones apart."""
    said = [
        (kind.category, f"{_capital(kind.category.label)} (read by {kind.readers})")
        for kind in kinds
    ]
    groups = [
        (ORDINARY_KINDS, [choice for choice in said if choice[0] not in SENSITIVE]),
        (SENSITIVE_KINDS, [choice for choice in said if choice[0] in SENSITIVE]),
    ]
    return [(name, choices) for name, choices in groups if choices]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def people_choices(people: tuple[Person, ...]) -> list[tuple[str, str]]:
    """Return people of the family, with the age of a child or the relationship."""
    return [(str(one.pk), f"{one} ({_more(one)})") for one in people]


def _more(person: Person) -> str:
    if person.is_child:
        return age(person.born_on, person.expected_on)
    return (person.relationship or person.get_kind_display()).lower()


class NoteForm(HouseForm):
    """What happened, and apart from it what the writer makes of it."""

    kind = forms.ChoiceField(
        label="What it was", choices=Contact.Kind.choices, widget=forms.RadioSelect
    )
    happened_on = DatePartsField(
        label="Day",
        initial=timezone.localdate,
        past=True,
        error_messages={"required": "Enter the day"},
    )
    time_of_day = ClockField(
        label="Time, if it matters", required=False, help_text="For example, 2:30pm."
    )
    child_seen = forms.BooleanField(label="A child was seen", required=False)
    fact = LongText(
        label="What happened",
        rows=6,
        help_text="What you saw, heard or did. No guesses: those go below.",
    )
    judgement = LongText(
        label="What I make of it",
        rows=4,
        required=False,
        help_text="Your view, kept apart and marked as yours. Leave it empty if you "
        "have none.",
    )
    file = ScanField(
        label="Attach a file",
        required=False,
        help_text="If it helps: a PDF, PNG or JPEG of 5 MB at most.",
    )

    def clean(self):
        """Where nobody was there, no child was seen."""
        said = super().clean()
        if said.get("child_seen") and said.get("kind") == Contact.Kind.NOT_SEEN:
            wrong = "Nobody was there, so no child can have been seen"
            self.add_error("child_seen", wrong)
        return said

    def note(self) -> Note:
        """Return what was written."""
        said = self.cleaned_data
        names = ("kind", "happened_on", "fact", "judgement", "time_of_day")
        return Note(
            child_seen=said["child_seen"], **{name: said[name] for name in names}
        )

    def scan(self) -> scans.Scan | None:
        """Return the file, if there is one."""
        return scan_in(self)


def scan_in(form) -> scans.Scan | None:
    """Return the file of a form, under a plain name."""
    file = form.cleaned_data["file"]
    return scans.scan_of(file.name, file.read()) if file else None


class ContactForm(NoteForm):
    """A contact, about whom, and of which kind."""

    about = forms.ChoiceField(label="Who is it about?", widget=forms.RadioSelect)
    category = forms.ChoiceField(
        label="Kind of information",
        help_text="It decides who may read this. About one person it may be fewer people.",
        error_messages={"required": "Select the kind of information"},
    )
    team = forms.ChoiceField(label="For which of your teams?")

    field_order = (
        "kind",
        "happened_on",
        "time_of_day",
        "about",
        "child_seen",
        "category",
    )

    def __init__(self, *args, desk: Desk, **kwargs):
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.teams = {str(team.pk): team for team in desk.teams}
        whole = [(WHOLE_FAMILY, "The whole family")]
        offer(self, "about", [*people_choices(desk.people), *whole])
        offer(self, "category", [("", "Choose"), *kinds_with_readers(desk.kinds)])
        self.fields["category"].initial = Category.CHRONOLOGY
        offer(self, "team", [(pk, str(team)) for pk, team in self.teams.items()])
        if len(self.teams) == 1:
            del self.fields["team"]

    def clean(self):
        """She may write about this person, of this kind."""
        super().clean()
        said = self.cleaned_data
        if "about" in said and "category" in said:
            check_subject(self, self.subject())
        return said

    def subject(self) -> Subject:
        """Return whom it is about, and of which kind."""
        about, category = self.cleaned_data["about"], self.cleaned_data["category"]
        return Subject(_person(self.desk, about), category)

    def chosen_team(self):
        """Return for which of her teams she writes."""
        first = next(iter(self.teams))
        return self.teams[self.cleaned_data.get("team", first)]


def check_subject(form, subject: Subject) -> None:
    """Say so where this kind of information is not hers to write about this person."""
    person = subject.person.pk if subject.person else None
    if (person, subject.category) not in form.desk.written:
        kind = Category(subject.category).label
        about = subject.person or "the whole family"
        wrong = f"{_capital(kind)} about {about} is not shared with you: choose another"
        form.add_error("category", wrong)


def _person(desk: Desk, pk: str) -> Person | None:
    return next((one for one in desk.people if str(one.pk) == pk), None)


class CorrectionForm(NoteForm):
    """What it should have said, and why it is corrected."""

    reason = LongText(
        label="Why it is corrected",
        rows=3,
        help_text="Both can be read afterwards: what was written first, and this.",
    )


class VoiceForm(HouseForm):
    """Whose words, on which occasion, word for word."""

    person = forms.ChoiceField(label="Whose words are they?", widget=forms.RadioSelect)
    occasion = forms.ChoiceField(
        label="On which occasion?",
        choices=Voice.Occasion.choices,
        widget=forms.RadioSelect,
    )
    said_on = DatePartsField(
        label="Day",
        initial=timezone.localdate,
        past=True,
        error_messages={"required": "Enter the day"},
    )
    words = LongText(
        label="What they said, word for word",
        rows=4,
        required=False,
        help_text="Do not tidy it up. Say what a child showed or drew, if there were "
        "no words.",
    )
    file = ScanField(label="Add a drawing", required=False, pictures_only=True)
    category = forms.ChoiceField(
        label="Kind of information",
        required=False,
        help_text="It decides who may read this.",
    )

    def __init__(self, *args, desk: Desk, **kwargs):
        super().__init__(*args, **kwargs)
        self.desk = desk
        offer(self, "person", people_choices(desk.people))
        usual = (
            "",
            "As usual: emotional wellbeing for a child, family history for an adult",
        )
        kinds = [("Usually", [usual]), *kinds_with_readers(desk.kinds)]
        offer(self, "category", kinds)

    def clean(self):
        """There are words or a drawing, and she may write about this person."""
        super().clean()
        said = self.cleaned_data
        if "words" in said and "file" in said and not (said["words"] or said["file"]):
            self.add_error("words", "Write what they said, or add a drawing")
        if "person" in said and "category" in said:
            check_subject(self, self.subject())
        return said

    def subject(self) -> Subject:
        """Return whose words, and of which kind."""
        person = _person(self.desk, self.cleaned_data["person"])
        chosen = self.cleaned_data["category"]
        return Subject(person, chosen or (usual_kind(person) if person else ""))

    def said(self) -> Words:
        """Return what was said."""
        said = self.cleaned_data
        return Words(said["occasion"], said["words"], said["said_on"])

    def scan(self) -> scans.Scan | None:
        """Return the drawing, if there is one."""
        return scan_in(self)
