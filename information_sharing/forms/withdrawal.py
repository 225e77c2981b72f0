"""Withdrawing consent: all of it, or for one team, kind of information or person."""

from django import forms

from config.forms import HouseForm, LongText
from information_sharing.categories import Category
from information_sharing.forms.parts import label_of

ALL, TEAM, BODY = "all", "team", "body"
CATEGORY, PERSON = "category", "person"


def one_of(label) -> forms.ChoiceField:
    """Return a choice that is asked for only where it matters."""
    return forms.ChoiceField(label=label, required=False, widget=forms.RadioSelect)


class WithdrawalForm(HouseForm):
    """How much of it, and in whose words."""

    what = forms.ChoiceField(
        label="What is withdrawn",
        widget=forms.RadioSelect,
        choices=[
            (TEAM, "One team may no longer be told"),
            (BODY, "One organisation outside may no longer be told"),
            (CATEGORY, "One kind of information may no longer be shared"),
            (PERSON, "Nothing about one person may be shared any longer"),
            (ALL, "Everything: the whole consent"),
        ],
    )
    team = one_of("Which team?")
    body = one_of("Which organisation?")
    category = one_of("Which kind of information?")
    person = one_of("Which person?")
    reason = LongText(
        label="Who said so, and what they said",
        rows=3,
        help_text="Their own words if you can. Nobody has to give a reason.",
    )
    reveals = {name: ("what", (name,)) for name in (TEAM, BODY, CATEGORY, PERSON)}

    def __init__(self, *args, teams, bodies, kinds, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {
            TEAM: {str(team.pk): team for team in teams},
            BODY: {str(body.pk): body for body in bodies},
            CATEGORY: {kind: kind for kind in kinds},
            PERSON: {str(person.pk): person for person in people},
        }
        for name in (TEAM, BODY, PERSON):
            named = [(key, str(row)) for key, row in self.rows[name].items()]
            self.fields[name].choices = named
        self.fields[CATEGORY].choices = [(c, label_of(Category(c))) for c in kinds]
        if not self.rows[BODY]:
            del self.fields[BODY]
            what = self.fields["what"]
            what.choices = [each for each in what.choices if each[0] != BODY]

    def clean(self):
        """Ask which team, kind or person, where one is meant."""
        cleaned = super().clean()
        what = cleaned.get("what")
        if what in self.rows and not cleaned.get(what) and what not in self.errors:
            self.add_error(what, f"Choose which {self.fields[what].label[6:-1]}")
        return cleaned

    def chosen(self) -> dict:
        """Return what is meant, by name: nothing for the whole."""
        what = self.cleaned_data["what"]
        return {} if what == ALL else {what: self.rows[what][self.cleaned_data[what]]}
