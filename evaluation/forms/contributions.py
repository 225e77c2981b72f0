"""What an agency gave, and how the agencies work together."""

from django import forms

from agencies.models import Agency
from cases.models import Person
from cases.outcomes import Outcome
from config.forms import DatePartsField, HouseForm, LongText
from evaluation.commands.contributions import Given
from evaluation.models import Extent, Model

MODELS = {
    Model.DECISION_MAKING: "People of several agencies meet to discuss and decide.",
    Model.CONSULTATION: "Workers of one agency advise and train those of another.",
    Model.CENTRE_BASED: "Several agencies work from one place, not always jointly.",
    Model.CO_ORDINATED: "One person draws the agencies together, so that what they do "
    "fits.",
    Model.OPERATIONAL_TEAM: "Workers of several agencies work with families as one team "
    "each day.",
}
EXTENTS = {
    Extent.NONE: "Each service goes its own way.",
    Extent.CO_OPERATION: "They work towards goals that fit together, and each stays "
    "independent.",
    Extent.COLLABORATION: "They share a goal, plan together, and see to overlap and "
    "gaps.",
    Extent.CO_ORDINATION: "They work by agreed rules towards goals that all have agreed.",
    Extent.INTEGRATION: "They have become one organisation.",
}
"""Both in our own words (practice.md 6.3; the ladder of notes-002 1.1)."""


def _with_words(words: dict) -> list[tuple]:
    return [(one.value, f"{one.label}: {said}") for one, said in words.items()]


class GivenForm(HouseForm):
    """Which agency gave what to an outcome of one child."""

    person = forms.ChoiceField(label="Which child?", widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label="Which outcome?", choices=[("", "Choose"), *Outcome.choices]
    )
    agency = forms.ChoiceField(
        label="Which agency?", help_text="Those that have a part in the help."
    )
    words = LongText(
        label="What it gave",
        help_text="A sentence. What you note again for the same agency, child and "
        "outcome takes the place of what stood there.",
        required=False,
        rows=3,
    )

    def __init__(self, *args, children: list[Person], agencies: list[Agency], **kwargs):
        super().__init__(*args, **kwargs)
        self.children = {str(child.pk): child for child in children}
        self.agencies = {str(agency.pk): agency for agency in agencies}
        named = [(pk, str(child)) for pk, child in self.children.items()]
        self.fields["person"].choices = named
        offered = [(pk, str(agency)) for pk, agency in self.agencies.items()]
        self.fields["agency"].choices = [("", "Choose"), *offered]

    @property
    def given(self) -> Given:
        """Return what was given."""
        data = self.cleaned_data
        return Given(
            person=self.children[data["person"]],
            outcome=data["outcome"],
            agency=self.agencies[data["agency"]],
            words=data["words"],
        )


class WorkingForm(HouseForm):
    """The model and the extent, from a day on."""

    model = forms.ChoiceField(
        label="In which way do the agencies work with this family?",
        choices=_with_words(MODELS),
        widget=forms.RadioSelect,
    )
    extent = forms.TypedChoiceField(
        label="How far does it go?",
        help_text="A degree, no grade: more is not better, it depends on the family.",
        choices=_with_words(EXTENTS),
        coerce=int,
        widget=forms.RadioSelect,
    )
    since = DatePartsField(
        label="Since when?",
        past=True,
        error_messages={"required": "Enter since when it has been so"},
    )
