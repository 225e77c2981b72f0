"""A form page's two halves: what was sent, or what was left there as a draft."""

from cases import drafts
from cases.models import Draft


def form_for(request, form_class, *, initial=None, **kwargs):
    """Return the form bound to what was sent, else filled from the author's draft."""
    if request.method == "POST":
        return form_class(request.POST, initial=initial, **kwargs)
    draft = draft_of(request)
    if draft is None:
        return form_class(initial=initial, **kwargs)
    form = form_class(initial=initial, **kwargs)
    form.initial = {**form.initial, **_values(form, draft.data)}
    return form


def draft_of(request) -> Draft | None:
    """Return what this person left in this form, once per request."""
    if not hasattr(request, "kept_draft"):
        request.kept_draft = drafts.find(by=request.user, path=request.path)
    return request.kept_draft


def _values(form, data: dict[str, list[str]]) -> dict:
    """Read the draft with each field's own widget, so that lists and dates return."""
    post = _Posted(data)
    return {
        name: field.widget.value_from_datadict(post, {}, form.add_prefix(name))
        for name, field in form.fields.items()
        if any(key.startswith(form.add_prefix(name)) for key in data)
    }


class _Posted(dict):
    """A draft's data, read the way a widget reads a request's."""

    def get(self, key, default=None):
        """Return the last value, as QueryDict does."""
        values = super().get(key)
        return values[-1] if values else default

    def getlist(self, key):
        """Return every value."""
        return super().get(key, [])

    def __getitem__(self, key):
        values = super().__getitem__(key)
        return values[-1] if values else ""
