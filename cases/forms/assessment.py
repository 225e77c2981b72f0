"""One element of the assessment: strengths first, then needs."""

from django import forms

from cases.elements import CONCLUSIONS, Element
from cases.models import AssessmentTemplate, LevelOfNeed, Person
from cases.models.assessment import NeedLevel
from cases.together import FEWEST
from config.forms import HouseForm, LongText

DIFFERS = {
    "label": "Where views differ",
    "help_text": "If the family, or a colleague, sees it otherwise: whose view, and what.",
    "required": False,
    "rows": 3,
}
HOW_YOU_KNOW = {
    "label": "How you know",
    "required": False,
    "rows": 3,
    "help_text": "What you saw, what was said and by whom. Keep opinion apart.",
}


class ContributionForm(HouseForm):
    """What is strong, what is needed, how we know, and where views differ."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    strengths = LongText(label="What is going well", required=False, rows=5)
    needs = LongText(label="What is needed", required=False, rows=5)
    evidence = LongText(**HOW_YOU_KNOW)
    differs = LongText(**DIFFERS)
    need_level = forms.ChoiceField(
        label="How much is needed here",
        choices=[("", "Not said"), *NeedLevel.choices],
        required=False,
    )


class WordsForm(HouseForm):
    """A single text: somebody's own words, or how it came about."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    words = LongText(label="Words", required=False, rows=10)


class ConclusionsForm(WordsForm):
    """The conclusions, and whoever does not agree with them."""

    differs = LongText(**DIFFERS)


def form_of(element: Element) -> type[HouseForm]:
    """Return the form in which an element is answered."""
    if element.code == CONCLUSIONS:
        return ConclusionsForm
    return WordsForm if element.in_words else ContributionForm


class AdditionForm(HouseForm):
    """What a colleague adds to one element and signs."""

    strengths = LongText(label="What is going well", required=False, rows=4)
    needs = LongText(label="What is needed", required=False, rows=4)
    evidence = LongText(**HOW_YOU_KNOW)
    differs = LongText(**DIFFERS)


class WordsAdditionForm(HouseForm):
    """What a colleague adds where there is a single text."""

    evidence = LongText(label="What you add", required=False, rows=6)
    differs = LongText(**DIFFERS)


class ViewOfNeedForm(HouseForm):
    """Which level one team sees, and why."""

    level = forms.ModelChoiceField(
        LevelOfNeed.objects.none(),
        label="Level of need, as your team sees it",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    words = LongText(
        label="Why you see it so",
        help_text="What you have seen. Others may see it otherwise: both views stand.",
        rows=4,
    )

    def __init__(self, *args, levels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = levels


class CompareForm(HouseForm):
    """Which other version to hold against this one."""

    other = forms.ChoiceField(label="Compare with", required=False)

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [
            (str(each.pk), f"Version {each.version}") for each in versions
        ]


class AddChildForm(HouseForm):
    """Which child joins a family assessment."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label="Which child",
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, children, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = children


class StartAssessmentForm(HouseForm):
    """Which kind, and for which child or children."""

    kind = forms.ChoiceField(
        label="Which kind", widget=forms.RadioSelect, required=False
    )
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Child", empty_label=None, required=False
    )
    children = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label="Which children",
        help_text="Two or more. Each has an assessment of their own, shared by what was "
        "agreed about that child.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, children, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        self.of_families = {each.kind for each in kinds if each.for_several_children}
        several = len(children) > 1
        offered = [each for each in kinds if several or not each.for_several_children]
        self.fields["kind"].choices = [
            (each.kind, f"{each.get_kind_display()}. {each.introduction}")
            for each in offered
        ]
        self.fields["kind"].initial = offered[0].kind
        self.fields["person"].queryset = children
        self.fields["person"].initial = children[0] if children else None
        self.fields["children"].queryset = children
        single = tuple(each.kind for each in offered if not each.for_several_children)
        self.reveals = {
            "person": ("kind", single),
            "children": ("kind", tuple(self.of_families)),
        }
        if not several:
            del self.fields["children"]
            self.fields["kind"].help_text = self._not_offered(len(children))

    def _not_offered(self, children: int) -> str:
        """Say why a kind for several children is not on the list."""
        names = [
            each.get_kind_display() for each in self.kinds if each.for_several_children
        ]
        shown = "only one" if children else "none"
        return " ".join(
            f"A {name.lower()} is for two children or more, and this record shows you "
            f"{shown}."
            for name in names
        )

    def begin_with(self, last: AssessmentTemplate | None) -> None:
        """Suggest the kind of the last assessment, where it is offered."""
        field = self.fields["kind"]
        if last and last.kind in dict(field.choices):
            field.initial = last.kind

    @property
    def is_of_a_family(self) -> bool:
        """Return whether it is of a kind that several children have together."""
        return self.cleaned_data["kind"] in self.of_families

    def clean(self):
        """One child, or two and more where it is an assessment of the family."""
        said = super().clean()
        if said.get("kind") in self.of_families:
            few = len(said.get("children") or ()) < FEWEST
            self._fault("children", "Select two children or more", if_so=few)
        elif "kind" not in self.errors:
            self._fault("person", "Select the child", if_so=not said.get("person"))
        return said

    def _fault(self, name: str, words: str, *, if_so: bool) -> None:
        if if_so and name not in self.errors:
            self.add_error(name, words)
