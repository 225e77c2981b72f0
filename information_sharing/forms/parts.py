"""Choices that several sharing forms offer."""

from django import forms

from information_sharing.categories import SENSITIVE, Category


def label_of(category: Category) -> str:
    """Return the category's name as a line of its own."""
    return category.label[:1].upper() + category.label[1:]


def ordinary(among=tuple(Category)) -> list[tuple[str, str]]:
    """Return the ordinary categories, as choices; names always go with them."""
    left_out = {*SENSITIVE, Category.IDENTITY}
    return [
        (c.value, label_of(c)) for c in Category if c in among and c not in left_out
    ]


def sensitive(among=tuple(Category)) -> list[tuple[str, str]]:
    """Return the sensitive categories, as choices, each chosen by name or not at all."""
    return [(c.value, label_of(c)) for c in Category if c in among and c in SENSITIVE]


def small_boxes() -> forms.CheckboxSelectMultiple:
    """Return check boxes that take little room: some lists are long."""
    return forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})


def tick_boxes(label, **kwargs) -> forms.MultipleChoiceField:
    """Return a group of check boxes, none of them ticked."""
    return forms.MultipleChoiceField(label=label, widget=small_boxes(), **kwargs)


def tick_rows(queryset, label, **kwargs) -> forms.ModelMultipleChoiceField:
    """Return a group of check boxes, one for each row."""
    return forms.ModelMultipleChoiceField(
        queryset, label=label, widget=small_boxes(), **kwargs
    )
