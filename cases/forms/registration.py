"""One short form for one family."""

from django import forms
from django.core.validators import RegexValidator

from agencies.models import Team
from cases.contact_words import TELEPHONE
from cases.forms.identifiers import POSTCODE, NhsNumberField, one_space
from cases.models import Person
from config.forms import DatePartsField, HouseForm, LongText

BORN = [("yes", "Yes"), ("no", "No, the child is expected")]
RELATIONSHIPS = [
    ("Mother", "Mother"),
    ("Father", "Father"),
    ("Step-parent", "Step-parent"),
    ("Grandparent", "Grandparent"),
    ("Foster carer", "Foster carer"),
    ("Other carer", "Another carer"),
]
RESPONSIBILITY = [("yes", "Yes"), ("no", "No"), ("not_sure", "Not sure")]
UNHELD = {"no": Person.Unheld.NO, "not_sure": Person.Unheld.NOT_SURE}


def _name(label: str, **kwargs) -> forms.CharField:
    return forms.CharField(label=label, max_length=100, **kwargs)


class RegisterForm(HouseForm):
    """The child, the parent or carer she lives with, and one more adult."""

    team = forms.ModelChoiceField(Team.objects.none(), label="Your team")
    is_born = forms.ChoiceField(
        label="Is the child born?",
        choices=BORN,
        widget=forms.RadioSelect,
        initial="yes",
    )
    child_given_name = _name("Given name", required=False)
    child_family_name = _name("Family name")
    child_born_on = DatePartsField(label="Date of birth", past=True, required=False)
    child_expected_on = DatePartsField(
        label="Expected date of birth", future=True, required=False
    )
    child_nhs_number = NhsNumberField(help_text="If you have it at hand.")
    first_given_name = _name("Given name of the parent or carer")
    first_family_name = _name("Family name of the parent or carer")
    first_relationship = forms.ChoiceField(
        label="Who is this to the child?",
        choices=[("", "Choose one"), *RELATIONSHIPS],
        error_messages={"required": "Choose who this is to the child"},
    )
    first_responsibility = forms.ChoiceField(
        label="Has this person parental responsibility?",
        choices=RESPONSIBILITY,
        widget=forms.RadioSelect,
        help_text="A mother has it from birth. A father often has it: ask.",
    )
    first_born_on = DatePartsField(
        label="Date of birth of the parent or carer", past=True, required=False
    )
    lines = forms.CharField(
        label="Address",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Shared only where “addresses and phone numbers” is chosen.",
    )
    postcode = forms.CharField(
        label="Postcode",
        max_length=10,
        required=False,
        validators=[RegexValidator(POSTCODE, "Enter a postcode like WX1 1AB")],
    )
    telephone = forms.CharField(
        label="Telephone",
        max_length=30,
        required=False,
        validators=[RegexValidator(TELEPHONE, "Enter a telephone number in digits")],
    )
    second_given_name = _name("Given name of the second adult", required=False)
    second_family_name = _name("Family name of the second adult", required=False)
    second_relationship = forms.ChoiceField(
        label="Who is the second adult to the child?",
        choices=[("", "Choose one"), *RELATIONSHIPS],
        required=False,
    )
    second_responsibility = forms.ChoiceField(
        label="Has the second adult parental responsibility?",
        choices=RESPONSIBILITY,
        widget=forms.RadioSelect,
        required=False,
    )
    second_lives_elsewhere = forms.BooleanField(
        label="The second adult lives somewhere else", required=False
    )
    first_words = LongText(
        label="What the parent or carer says, in their own words",
        required=False,
        help_text="For example what would help. Shown as theirs, word for word.",
    )
    child_words = LongText(
        label="What the child says, or shows you",
        required=False,
        help_text="Words, sounds, what the child likes.",
    )
    is_another_child = forms.BooleanField(
        label="I have checked. This is another child", required=False
    )
    reveals = {
        "child_born_on": ("is_born", ("yes",)),
        "child_expected_on": ("is_born", ("no",)),
        "child_nhs_number": ("is_born", ("yes",)),
        "child_words": ("is_born", ("yes",)),
    }

    def __init__(self, *args, teams, known=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = known
        self.fields["team"].queryset = teams
        self.fields["team"].initial = teams.first()

    @property
    def opens_second(self) -> bool:
        """Return whether something is said, or wrong, about a second adult."""
        return self._says([name for name in self.fields if name.startswith("second_")])

    @property
    def opens_more(self) -> bool:
        """Return whether something is said, or wrong, among what can wait."""
        return self._says(["child_nhs_number", "first_born_on"])

    @property
    def opens_words(self) -> bool:
        """Return whether somebody's own words are typed, or wrong."""
        return self._says(["first_words", "child_words"])

    def _says(self, names: list[str]) -> bool:
        said = (self[name].value() for name in names)
        filled = any(any(v) if isinstance(v, list) else v for v in said)
        return filled or any(name in self.errors for name in names)

    def clean(self):
        """Ask for the date that fits, for a whole second adult, and about doubles."""
        cleaned = super().clean()
        self._check_dates(cleaned)
        self._check_second_adult(cleaned)
        self._check_double(cleaned)
        return cleaned

    def _check_dates(self, cleaned: dict) -> None:
        born = cleaned.get("is_born") == "yes"
        name = "child_born_on" if born else "child_expected_on"
        if name not in self.errors and not cleaned.get(name):
            word = "date of birth" if born else "expected date of birth"
            self.add_error(name, f"Enter the child's {word}")
        child, parent = cleaned.get("child_born_on"), cleaned.get("first_born_on")
        if born and child and parent and parent >= child:
            self.add_error("first_born_on", "A parent is born before the child")
        if born and not cleaned.get("child_given_name"):
            self.add_error("child_given_name", "Enter the child's given name")

    def _check_second_adult(self, cleaned: dict) -> None:
        given = [name for name in self.fields if name.startswith("second_")]
        if not any(cleaned.get(name) for name in given):
            return
        if not cleaned.get("second_family_name"):
            self.add_error("second_family_name", "Enter the second adult's family name")
        if not cleaned.get("second_relationship"):
            self.add_error("second_relationship", "Choose who this is to the child")

    def _check_double(self, cleaned: dict) -> None:
        if self.errors or self.known is None or cleaned["is_another_child"]:
            return
        if self.known(
            family_name=cleaned["child_family_name"],
            given_name=cleaned["child_given_name"],
            born_on=cleaned["child_born_on"],
        ):
            self.add_error(
                "is_another_child",
                "A child of this name and date of birth is on your list. Look there "
                "first, or say that this is another child.",
            )

    def people(self) -> list[dict]:
        """Return the fields of each Person, the child first."""
        adults = [self._adult("first")]
        if self.cleaned_data["second_family_name"]:
            adults.append(self._adult("second"))
        return [self._child(), *adults]

    def _child(self) -> dict:
        data = self.cleaned_data
        born = data["is_born"] == "yes"
        return {
            "kind": Person.Kind.CHILD if born else Person.Kind.UNBORN,
            "given_name": data["child_given_name"],
            "family_name": data["child_family_name"],
            "born_on": data["child_born_on"] if born else None,
            "expected_on": None if born else data["child_expected_on"],
            "nhs_number": data["child_nhs_number"] if born else "",
            "own_words": data["child_words"] if born else "",
        }

    def _adult(self, which: str) -> dict:
        data = self.cleaned_data
        return {
            "kind": Person.Kind.PARENT_CARER,
            "given_name": data[f"{which}_given_name"],
            "family_name": data[f"{which}_family_name"],
            "relationship": data[f"{which}_relationship"],
            "born_on": data.get(f"{which}_born_on"),
            "has_parental_responsibility": data[f"{which}_responsibility"] == "yes",
            "responsibility_said": UNHELD.get(data[f"{which}_responsibility"], ""),
            "lives_elsewhere": data.get(f"{which}_lives_elsewhere", False),
            "own_words": data.get(f"{which}_words", ""),
        }

    def home(self) -> dict:
        """Return the fields of the family's Address."""
        data = self.cleaned_data
        return {
            "lines": data["lines"],
            "postcode": one_space(data["postcode"]),
            "telephone": data["telephone"],
        }
