"""A story, and what its owner lets be told of it."""

from django import forms

from cases.forms.plan import WHOLE_FAMILY, kind_choices
from cases.models import Person
from cases.outcomes import Outcome
from config.forms import HouseForm, LongText
from evaluation.commands.stories import Release, StoryText
from evaluation.models import Rater
from information_sharing.categories import Category


class StoryForm(HouseForm):
    """What somebody tells of a change, for the record."""

    told_by = forms.ChoiceField(
        label="Who tells it?", choices=Rater.choices, widget=forms.RadioSelect
    )
    about = forms.ChoiceField(label="Who is it about?", widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label="Under which outcome?", choices=[("", "Choose"), *Outcome.choices]
    )
    words = LongText(
        label="What they tell",
        help_text="In their own words. It stays in the record: nobody else is told "
        "unless its owner releases a text of their own.",
        rows=6,
    )
    category = forms.ChoiceField(
        label="Kind of information", help_text="It decides who may read it here."
    )

    def __init__(self, *args, people: list[Person], kinds: list[Category], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        named = [(pk, str(person)) for pk, person in self.people.items()]
        self.fields["about"].choices = [*named, (WHOLE_FAMILY, "The whole family")]
        self.fields["category"].choices = kind_choices(kinds)
        if Category.PLAN in kinds:
            self.fields["category"].initial = Category.PLAN

    @property
    def text(self) -> StoryText:
        """Return what was told."""
        data = self.cleaned_data
        names = ("outcome", "told_by", "words", "category")
        person = self.people.get(data["about"])
        return StoryText(**{name: data[name] for name in names}, person=person)


class ReleaseForm(HouseForm):
    """The words that may leave the record, and its owner's yes."""

    words = LongText(
        label="The words that may be told outside",
        help_text="Without names of people, places, schools or anything else by which "
        "somebody could know the family. Let the owner read it and change it.",
        rows=6,
    )
    owner = forms.ChoiceField(label="Whose story is it?", widget=forms.RadioSelect)
    agreed = forms.BooleanField(
        label="They have read these words, or had them read out, and agree to them",
        error_messages={"required": "Tick the box once its owner has agreed"},
    )
    told = forms.BooleanField(
        label="They know that it may stand in the centre's reports, that nothing "
        "changes for them if they say no, and that they can take it back at any time",
        error_messages={"required": "Tick the box once its owner knows where it goes"},
    )
    names_looked_at = forms.BooleanField(
        label="I have looked at the names that were found: nobody of the family is named",
        help_text="Only if you were told that the text may hold a name.",
        required=False,
    )

    def __init__(self, *args, people: list[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        named = [(pk, str(person)) for pk, person in self.people.items()]
        self.fields["owner"].choices = named

    @property
    def release(self) -> Release:
        """Return the words and whose they are."""
        data = self.cleaned_data
        return Release(
            words=data["words"],
            owner=self.people[data["owner"]],
            names_looked_at=data["names_looked_at"],
        )
