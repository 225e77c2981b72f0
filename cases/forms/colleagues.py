"""A question to a colleague, and its answer."""

from django import forms

from cases.commands.colleagues import Question
from cases.forms.notes import ORDINARY_KINDS, SENSITIVE_KINDS
from cases.models import Person
from cases.queries.colleagues import Colleague
from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.categories import SENSITIVE, Category

NOBODY_IN_PARTICULAR = "The family as a whole"


def kinds_of(written) -> list:
    """Return the kinds that she writes as choices, the sensitive ones apart."""
    kinds = [kind for kind in Category if kind in written]
    groups = [
        (ORDINARY_KINDS, [(k.value, k.label) for k in kinds if k not in SENSITIVE]),
        (SENSITIVE_KINDS, [(k.value, k.label) for k in kinds if k in SENSITIVE]),
    ]
    return [("", "Choose a kind"), *[group for group in groups if group[1]]]


class AskForm(HouseForm):
    """Whom, about whom, of which kind, and what."""

    colleague = forms.ChoiceField(
        label="Whom do you ask?",
        help_text="Only people who see something of this family already.",
    )
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label="About whom?",
        required=False,
        empty_label=NOBODY_IN_PARTICULAR,
    )
    category = forms.ChoiceField(
        label="What kind of information is it?",
        help_text="Whoever may read this kind reads the question and the answer. "
        "Nobody else learns that it was asked.",
    )
    words = LongText(label="Your question", rows=4)
    wanted_by = DatePartsField(
        label="An answer is wanted by", future=True, required=False
    )

    def __init__(self, *args, colleagues: list[Colleague], people, written, **kwargs):
        super().__init__(*args, **kwargs)
        self.colleagues = {one.key: one for one in colleagues}
        choices = [(key, str(one)) for key, one in self.colleagues.items()]
        self.fields["colleague"].choices = [("", "Choose somebody"), *choices]
        self.fields["person"].queryset = people
        self.fields["category"].choices = kinds_of(written)

    @property
    def question(self) -> Question:
        """Return what is asked."""
        said = self.cleaned_data
        to = self.colleagues[said["colleague"]]
        return Question(
            words=said["words"],
            category=said["category"],
            team=to.team,
            person=said["person"],
            asked_of=to.practitioner,
            wanted_by=said["wanted_by"],
        )


class AnswerForm(HouseForm):
    """The answer, written where the question stands."""

    answer = LongText(label="Your answer", rows=5)
