"""The centre's self-evaluation: its start, its sections, and what stands around them."""

from django import forms

from agencies.models import Agency, Centre, Practitioner
from config.forms import DatePartsField, HouseForm, LongText
from evaluation.models import Improvement, OutcomeStory, SectionEvidence
from evaluation.outlines import Outline, OutlineSection, outlines
from evaluation.periods import offered

NO_FAMILY = (
    "Everyone who reads the self-evaluation sees this. Do not write anything by which a "
    "family could be recognised."
)


class StartForm(HouseForm):
    """A centre, a period and a template.

    Periods are those of reports: others, set against them, would show single families.
    """

    template = forms.ChoiceField(label="Template", widget=forms.RadioSelect)
    centre = forms.ModelChoiceField(
        Centre.objects.none(), label="Centre", empty_label=None
    )
    period = forms.ChoiceField(label="Period")

    def __init__(self, *args, centres, **kwargs):
        super().__init__(*args, **kwargs)
        found = outlines()
        self.fields["template"].choices = [(each.code, each.title) for each in found]
        self.fields["template"].initial = found[0].code
        self.fields["centre"].queryset = centres
        self.spans = {span.code: span for span in reversed(offered())}
        words = [(code, span.words) for code, span in self.spans.items()]
        self.fields["period"].choices = words

    @property
    def said(self):
        """Return the template, the centre and the days of the period."""
        span = self.spans[self.cleaned_data["period"]]
        days = {"starts_on": span.starts_on, "ends_on": span.ends_on}
        return days | {k: self.cleaned_data[k] for k in ("template", "centre")}


class SectionForm(HouseForm):
    """What is written in one section, and the grade that the centre gives itself."""

    narrative = LongText(
        label="What you want to say", required=False, rows=12, help_text=NO_FAMILY
    )
    strengths = LongText(label="Strengths", required=False)
    to_develop = LongText(label="Areas for development", required=False)
    voices = LongText(
        label="Voices of families",
        required=False,
        help_text="What families say, in their own words, without names",
    )
    grade = forms.TypedChoiceField(
        label="Grade",
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    grade_reason = LongText(
        label="Why this grade, and not the one above or below it",
        required=False,
        rows=4,
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, template: Outline, asked: OutlineSection, **kwargs):
        super().__init__(*args, **kwargs)
        if asked.graded:
            steps = [(each.number, str(each)) for each in template.grades]
            self.fields["grade"].choices = steps
        else:
            del self.fields["grade"], self.fields["grade_reason"]

    @property
    def said(self):
        """Return the words and the grade, without the revision."""
        return {k: v for k, v in self.cleaned_data.items() if k != "revision"}


class AuthorForm(HouseForm):
    """Who writes a section."""

    author = forms.ModelChoiceField(
        Practitioner.objects.none(),
        label="Who writes this section",
        required=False,
        empty_label="Nobody in particular",
        help_text="A manager of the centre",
    )

    def __init__(self, *args, authors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["author"].queryset = authors


class CommentForm(HouseForm):
    """What a colleague says of a section."""

    words = LongText(
        label="Your comment",
        max_length=2000,
        help_text="For the authors. It is not part of what is submitted.",
    )


class FigureChoice(forms.ChoiceField):
    """One of the figures that were counted when the self-evaluation was started."""


class StoryChoice(forms.ModelChoiceField):
    """A released story, by its first words."""

    def label_from_instance(self, obj):
        """Return the outcome and the beginning of what was released."""
        words = obj.released_words
        short = f"{words[:90]}…" if len(words) > 90 else words
        return f"{obj.get_outcome_display()}: {short}"


class EvidenceForm(HouseForm):
    """What a section rests on."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=SectionEvidence.Kind.choices,
        widget=forms.RadioSelect,
    )
    figure = FigureChoice(label="Figure", required=False)
    story = StoryChoice(
        OutcomeStory.objects.none(),
        label="Released story",
        required=False,
        empty_label="Select a story",
        help_text="Only stories that their owner released, in the words released",
    )
    words = forms.CharField(
        label="What the document is, and where it is kept",
        required=False,
        max_length=300,
        help_text="For example, Minutes of the advisory board, May 2026, centre office",
    )
    reveals = {
        "figure": ("kind", ("FIGURE",)),
        "story": ("kind", ("STORY",)),
        "words": ("kind", ("ELSEWHERE",)),
    }
    NEEDED = {
        "FIGURE": ("figure", "Select a figure"),
        "STORY": ("story", "Select a released story"),
        "ELSEWHERE": ("words", "Enter what the document is, and where it is kept"),
    }

    def __init__(self, *args, figures, stories, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(each["code"], each["label"]) for each in figures]
        self.fields["figure"].choices = [("", "Select a figure"), *named]
        self.fields["story"].queryset = stories

    def clean(self):
        kind = self.cleaned_data.get("kind")
        name, message = self.NEEDED.get(kind, ("", ""))
        if name and not self.has_error(name) and not self.cleaned_data.get(name):
            self.add_error(name, message)


class PriorityForm(HouseForm):
    """A priority of the centre and what is done about it."""

    about = forms.ChoiceField(label="Which section does it come from?")
    words = forms.CharField(label="What is to be done", max_length=300)
    success = forms.CharField(
        label="How you will know that it worked", max_length=300, required=False
    )
    resources = forms.CharField(label="What it takes", max_length=300, required=False)
    owner_practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(),
        label="Who does it",
        required=False,
        empty_label="An agency, not one person",
    )
    owner_agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency does it",
        required=False,
        empty_label="One person, not an agency",
    )
    due_on = DatePartsField(label="By when", help_text="For example, 31 3 2027")
    status = forms.ChoiceField(
        label="How it stands",
        choices=Improvement.Status.choices,
        initial=Improvement.Status.TO_DO,
        widget=forms.RadioSelect,
    )
    progress = LongText(label="What became of it so far", required=False, rows=4)
    revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)

    def __init__(self, *args, template: Outline, people, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        sections = [(each.code, each.title) for each in template.sections]
        self.fields["about"].choices = sections
        self.fields["owner_practitioner"].queryset = people
        self.fields["owner_agency"].queryset = agencies

    def clean(self):
        owners = [
            self.cleaned_data.get(name)
            for name in ("owner_practitioner", "owner_agency")
        ]
        wrong = self.has_error("owner_practitioner") or self.has_error("owner_agency")
        if not wrong and sum(map(bool, owners)) != 1:
            self.add_error(
                "owner_practitioner", "Select either one person or one agency"
            )

    @property
    def said(self):
        """Return everything but the revision."""
        return {k: v for k, v in self.cleaned_data.items() if k != "revision"}


class CorrectionForm(HouseForm):
    """Why a corrected version is needed."""

    reason = forms.CharField(
        label="What was wrong",
        max_length=300,
        help_text="This stands on the corrected version",
    )
