"""Which entries of the chronology to show."""

from django import forms

from cases.forms.plan import kind_choices, offer
from cases.queries.timeline import OLDEST, Timeline, Wanted
from config.forms import DatePartsField, HouseForm
from information_sharing.categories import Category

NEWEST_FIRST = ("", "The newest first")
OLDEST_FIRST = (OLDEST, "The oldest first")


class ChronologyForm(HouseForm):
    """By sort, kind, person, writer and period; nothing chosen shows all."""

    sort = forms.ChoiceField(label="What", required=False)
    category = forms.ChoiceField(label="Kind of information", required=False)
    person = forms.ChoiceField(label="About whom", required=False)
    by: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, label="Who wrote it", required=False, empty_label="Everybody"
    )
    since = DatePartsField(label="From", required=False)
    until = DatePartsField(label="To", required=False)
    order = forms.ChoiceField(
        label="Order", required=False, choices=[NEWEST_FIRST, OLDEST_FIRST]
    )

    def __init__(self, *args, timeline: Timeline, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(pk): one for pk, one in timeline.people.items()}
        sorts = [(sort.value, sort.label) for sort in timeline.sorts()]
        kinds = [kind for kind in Category if kind in timeline.seen]
        named = [(pk, str(one)) for pk, one in self.people.items()]
        offer(self, "sort", [("", "Everything"), *sorts])
        offer(self, "category", [("", "All that I see"), *kind_choices(kinds)])
        offer(self, "person", [("", "Everybody"), *named])
        self.fields["by"].queryset = timeline.writers()

    def wanted(self) -> Wanted:
        """Return what was chosen; what cannot be read narrows nothing."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        said["person"] = self.people.get(said.get("person", ""))
        return Wanted(**said)

    def chosen(self) -> list[str]:
        """Return in words what narrows the entries, for a printed page."""
        told = {"sort": "", "category": "", "person": "About ", "by": "By "}
        words = [
            f"{before}{dict(self.fields[name].choices).get(value, value)}"
            for name, before in told.items()
            if (value := self.cleaned_data.get(name))
        ]
        for name, before in (("since", "from"), ("until", "to")):
            if day := self.cleaned_data.get(name):
                words.append(f"{before} {day:%-d %B %Y}")
        return words
