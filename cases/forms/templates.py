"""A local question of the next version of an assessment."""

from django import forms

from cases.commands.templates import Asked
from cases.models import AssessmentTemplate
from config.forms import HouseForm
from information_sharing.categories import SENSITIVE, Category

ELSEWHERE = "NEW"
NEVER_ASKED = {Category.IDENTITY, Category.CONTACT}
"""Names go to everybody with whom anything is shared; addresses may be protected."""

PARTS, ONE_TEXT = "PARTS", "ONE_TEXT"
ANSWERED = (
    (PARTS, "In parts: what is going well, what is needed, how you know"),
    (ONE_TEXT, "As one text"),
)


def _kinds() -> list:
    """Return the kinds of information, the sensitive ones in a group of their own."""
    asked = [kind for kind in Category if kind not in NEVER_ASKED]
    ordinary = [(k.value, k.label.capitalize()) for k in asked if k not in SENSITIVE]
    sensitive = [(k.value, k.label.capitalize()) for k in asked if k in SENSITIVE]
    return [("", "Choose"), *ordinary, ("Sensitive", sensitive)]


class QuestionForm(HouseForm):
    """What to ask, under which heading, and of which kind the answer is."""

    label = forms.CharField(
        label="What the part is called",
        max_length=120,
        help_text="A few words, as they stand beside the answer. For example: Getting "
        "about without a car.",
    )
    hint = forms.CharField(
        label="What to think of",
        max_length=300,
        required=False,
        help_text="One sentence for whoever writes the answer.",
    )
    domain = forms.ChoiceField(label="Under which heading")
    new_domain = forms.CharField(label="The new heading", max_length=80, required=False)
    answered = forms.ChoiceField(
        label="How is it answered?",
        choices=ANSWERED,
        initial=PARTS,
        widget=forms.RadioSelect,
    )
    category = forms.ChoiceField(
        label="Kind of information",
        choices=_kinds(),
        help_text="It decides who reads the answers. A sensitive kind is shared only "
        "where the family agreed to it by name: most who work with the family will not "
        "see the answers, and many who assess cannot write them.",
    )
    of_the_family = forms.BooleanField(
        label="It is about the whole family: written once for all children",
        required=False,
    )
    reveals = {"new_domain": ("domain", (ELSEWHERE,))}

    def __init__(self, *args, template: AssessmentTemplate, **kwargs):
        super().__init__(*args, **kwargs)
        domains = dict.fromkeys(each.domain for each in template.elements)
        self.fields["domain"].choices = [
            ("", "Choose"),
            *((domain, domain) for domain in domains),
            (ELSEWHERE, "A new heading, at the end"),
        ]
        if not template.for_several_children:
            del self.fields["of_the_family"]

    def clean(self):
        """A new heading needs its words."""
        said = super().clean()
        new = said.get("domain") == ELSEWHERE and "new_domain" not in self.errors
        if new and not said.get("new_domain"):
            self.add_error("new_domain", "Enter the new heading, or choose one above")
        return said

    @property
    def asked(self) -> Asked:
        """Return what is to be asked."""
        said = self.cleaned_data
        return Asked(
            label=said["label"],
            domain=said["new_domain" if said["domain"] == ELSEWHERE else "domain"],
            category=said["category"],
            hint=said["hint"],
            in_words=said["answered"] == ONE_TEXT,
            of_the_family=said.get("of_the_family", False),
        )


def as_typed(question) -> dict:
    """Return a question as the form shows it."""
    names = ("label", "hint", "domain", "category", "of_the_family")
    answered = ONE_TEXT if question.in_words else PARTS
    return {name: getattr(question, name) for name in names} | {"answered": answered}
