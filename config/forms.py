"""The form that every page uses: plain words, one look, nothing typed is lost."""

import uuid
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.forms.utils import pretty_name
from django.utils.datastructures import MultiValueDict

from config.fields import (
    ClockField,
    DatePartsField,
    LongText,
    ScanField,
    YesNoNotSureField,
)

__all__ = [
    "ClockField",
    "DatePartsField",
    "HouseForm",
    "LongText",
    "ScanField",
    "YesNoNotSureField",
    "error_summary",
    "first_control_id",
]

TEXT = {
    "required": "Enter {name}",
    "max_length": "{Name} must be {limit} characters or fewer. "
    "You have typed %(show_value)s.",
    "min_length": "{Name} must be %(limit_value)s characters or more",
    "null_characters_not_allowed": "{Name} has a character in it that cannot be kept. "
    "Delete it, or type the text again.",
}
NUMBER = {
    "required": "Enter {name}",
    "invalid": "{Name} must be a number",
    "min_value": "{Name} must be %(limit_value)s or more",
    "max_value": "{Name} must be %(limit_value)s or less",
    "max_digits": "{Name} has too many digits",
    "max_whole_digits": "{Name} has too many digits",
    "max_decimal_places": "{Name} has too many decimal places",
}
CHOICE = {
    "required": "Select {name}",
    "invalid_choice": "Select {name} from the list",
    "invalid_list": "Select {name} from the list",
    "invalid_pk_value": "Select {name} from the list",
}
DATE = {"required": "Enter {name}", "invalid": "{Name} must be a real date"}
MESSAGES = (
    (forms.EmailField, {"invalid": "{Name} must be like name@example.com"}),
    (forms.IntegerField, NUMBER),
    (forms.BooleanField, {"required": "Tick the box: {Name}"}),
    (forms.ChoiceField, CHOICE),
    (forms.ModelChoiceField, CHOICE),
    (forms.UUIDField, {"invalid": "{Name} is not one that we know"}),
    (forms.DateField, DATE),
    (forms.FileField, {"required": "Choose a file: {Name}"}),
    (DatePartsField, {"required": "Enter {name}"}),
    (ClockField, {"required": "Enter {name}"}),
    (forms.CharField, TEXT),
)

SHOW_WHEN = "show_when"


def inside_a_sentence(label):
    """'Mother's name' becomes 'mother's name'; 'NHS number' stays."""
    if label[1:2].isupper() or label[:2] == "I ":
        return label
    return label[:1].lower() + label[1:]


def stock_messages(field):
    """What Django, or our own field, would say unless told otherwise."""
    stock: dict[str, Any] = {}
    for cls in reversed(type(field).__mro__):
        stock |= getattr(cls, "default_error_messages", {})
    return stock


def sentences(field):
    """The house's sentences for a field of this type, the narrowest type first."""
    found: dict[str, str] = {}
    for kind, messages in MESSAGES:
        if isinstance(field, kind):
            found = messages | found
    return found


def question_sentences(field, label):
    """A question is answered, not 'entered'."""
    choose = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    verb = "Select an answer to" if choose else "Answer"
    return {"required": f"{verb} “{label}”"}


def speak_plainly(field, label):
    """Put our sentences in place of stock ones; a form's own sentences stay."""
    label = label.replace("%", " per cent")
    stock, ours = stock_messages(field), sentences(field)
    if label.endswith("?"):
        ours |= question_sentences(field, label)
    words = {"{name}": inside_a_sentence(label), "{Name}": label, "%(name)s": label}
    words["{limit}"] = f"{getattr(field, 'max_length', None) or 0:,}"
    for code in {*stock, *ours}:
        current = field.error_messages.get(code)
        if current is None or current == stock.get(code):
            text = ours.get(code, current)
            field.error_messages[code] = fill(str(text), words)


def fill(text, words):
    """Put the label and the limit into a sentence."""
    for mark, value in words.items():
        text = text.replace(mark, value)
    return text


def valid_uuid(text):
    """The value as a UUID, or None."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


class HouseForm(forms.Form):
    """A form in our words and our look.

    `reveals = {"reason": ("answer", ("no", "not_sure"))}` shows the field `reason`
    only while `answer` is one of those values (a convenience: validate it in clean()).
    `draft=` (an object with `data`: lists by field name) fills in what was typed before.
    """

    use_required_attribute = False
    reveals: ClassVar[dict[str, tuple[str, tuple[str, ...]]]] = {}

    def __init__(self, *args, draft=None, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if draft and not self.is_bound:
            self.go_on_from(draft)

    def go_on_from(self, draft):
        """Show a draft, and what was typed in other windows of this form."""
        self.put_back(MultiValueDict(draft.data))
        self.draft_seen = draft.version
        self.elsewhere = [
            (kept["saved_at"], self._other_texts(draft.data, kept["data"]))
            for kept in draft.elsewhere.values()
        ]

    def _other_texts(self, here, there):
        """Return (label, text) of each field that another window holds otherwise."""
        return [
            (self[name].label, "\n".join(there[name]))
            for name in self.fields
            if any(there.get(name, [])) and there[name] != here.get(name)
        ]

    def put_back(self, typed):
        """Show what was typed before, faults and all, without complaining yet."""
        for name, field in self.fields.items():
            html_name, widget = self.add_prefix(name), field.widget
            if not widget.value_omitted_from_data(typed, {}, html_name):
                value = widget.value_from_datadict(typed, {}, html_name)
                self.initial[name] = value

    def __getitem__(self, name):
        if name in self.fields:
            self.prepare(name)
        return super().__getitem__(name)

    def prepare(self, name):
        """Nothing is cut short while typing; some fields wait for an answer."""
        field = self.fields[name]
        field.widget.attrs.pop("maxlength", None)
        field.widget.attrs.pop("minlength", None)
        if name in self.reveals:
            other, values = self.reveals[name]
            waits_for = (self.add_prefix(other), " ".join(values))
            setattr(field, SHOW_WHEN, waits_for)

    def full_clean(self):
        for name, field in self.fields.items():
            speak_plainly(field, str(field.label or pretty_name(name)))
        super().full_clean()

    @cached_property
    def draft_seen(self):
        """The draft that this page goes on from (field `_draft_seen`)."""
        return self.data.get("_draft_seen", "")

    @cached_property
    def once(self):
        """The token by which the server knows a repeated submission (field `_once`)."""
        return valid_uuid(self.data.get("_once")) or uuid.uuid4()

    @property
    def error_summary(self):
        """What is wrong and where, for the summary at the top of the page."""
        return error_summary(self)


def first_control_id(bound_field):
    """The id that a link to this field should lead to."""
    if bound_field.use_fieldset and bound_field.auto_id:
        return f"{bound_field.auto_id}_0"
    return bound_field.id_for_label


def error_summary(form):
    """Return (id of the first control, message) for each fault of a form or formset."""
    if hasattr(form, "management_form"):
        lines = [("", error) for error in form.non_form_errors()]
        return lines + [line for part in form for line in error_summary(part)]
    if not hasattr(form, "non_field_errors"):
        return []
    lines = [("", error) for error in form.non_field_errors()]
    for bound_field in form:
        target = "" if bound_field.is_hidden else first_control_id(bound_field)
        lines += [(target, error) for error in bound_field.errors]
    return lines
