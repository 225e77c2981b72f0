"""Recommending a service, its answer, and how a need was met."""

from django import forms

from agencies.models import Team
from cases.commands.services import ServiceText
from cases.elements import BY_CODE, ELEMENTS
from cases.forms.plan import WHOLE_FAMILY, kind_choices
from cases.models import Person, Recommendation
from cases.states import RECOMMENDATION
from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.categories import Category

AS_THE_NEED = "as-the-need"
Outcome = Recommendation.Outcome


class RecommendForm(HouseForm):
    """A service that would help, and for which need."""

    service = forms.CharField(
        label="Which service?",
        help_text="For example: a talking group for two-year-olds.",
        max_length=200,
    )
    team = forms.ChoiceField(
        label="Which team offers it?",
        help_text="Nothing is sent to it: to ask it, refer the family or share.",
        required=False,
    )
    about = forms.ChoiceField(label="Who is it for?", widget=forms.RadioSelect)
    element = forms.ChoiceField(label="For which need?")
    why = LongText(label="What it should help with", required=False, rows=3)
    category = forms.ChoiceField(
        label="Kind of information",
        help_text="It decides who may see this. Choose a narrower one where it needs "
        "more care.",
    )

    def __init__(
        self,
        *args,
        people: list[Person],
        kinds: list[Category],
        teams: list[Team],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.teams = {str(team.pk): team for team in teams}
        offers = [(pk, str(team)) for pk, team in self.teams.items()]
        self.fields["team"].choices = [("", "None of these"), *offers]
        self.kinds = kinds
        named = [(pk, str(person)) for pk, person in self.people.items()]
        self.fields["about"].choices = [*named, (WHOLE_FAMILY, "The whole family")]
        asked = [each for each in ELEMENTS if not each.in_words]
        offered = [(each.code, each.label) for each in asked if each.category in kinds]
        self.fields["element"].choices = [("", "Choose"), *offered]
        usual = (AS_THE_NEED, "The same as the need")
        self.fields["category"].choices = [usual, *kind_choices(kinds)]

    @property
    def text(self) -> ServiceText:
        """Return what was written."""
        data = self.cleaned_data
        element, category = BY_CODE[data["element"]], data["category"]
        return ServiceText(
            service=data["service"],
            element=element.code,
            category=element.category if category == AS_THE_NEED else category,
            why=data["why"],
            person=self.people.get(data["about"]),
            team=self.teams.get(data["team"]),
        )


class AnswerForm(HouseForm):
    """Obtained, declined, not there, not wanted, or still waiting."""

    outcome = forms.ChoiceField(
        label="Did the family get it?", widget=forms.RadioSelect
    )
    words = LongText(
        label="In words",
        help_text="What the service said, or what the family chose and why. A family "
        "may say no without giving a reason.",
        required=False,
        rows=3,
    )
    ask_again_on = DatePartsField(
        label="When will you ask again?",
        future=True,
        help_text="In twelve months, unless sooner is better.",
        error_messages={"required": "Enter when you will ask again"},
    )

    def __init__(self, *args, recommendation: Recommendation, **kwargs):
        super().__init__(*args, **kwargs)
        after = RECOMMENDATION.after(recommendation.outcome)
        self.fields["outcome"].choices = [(o, Outcome(o).label) for o in after]

    def clean(self):
        """A service that said no is asked why."""
        super().clean()
        data = self.cleaned_data
        refused = data.get("outcome") == Outcome.DECLINED
        if refused and "words" not in self.errors and not data.get("words"):
            self.add_error("words", "Write what the service said")
        return data


class MetForm(HouseForm):
    """How a need that nobody met is met now."""

    words = LongText(label="How is it met now?", rows=3)
