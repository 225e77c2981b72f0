"""A form that knows what its writer had before her: two people are told (R18)."""

import hashlib
from typing import Any

from django import forms

from config.forms import HouseForm


def fingerprint(known: dict[str, Any]) -> str:
    """Return what tells these values from any others."""
    said = "\n".join(f"{name}={value}" for name, value in sorted(known.items()))
    return hashlib.sha256(said.encode()).hexdigest()


class SeenForm(HouseForm):
    """Says so where somebody else saved meanwhile; nothing typed is lost.

    `known` is what is recorded now, by field. The second time it is saved.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, known: dict[str, Any], initial=None, **kwargs):
        self.known = known
        initial = known | {"seen": fingerprint(known)} | (initial or {})
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self):
        """Compare what is recorded now with what it was when this was opened."""
        said = super().clean()
        seen, now = said.pop("seen", ""), fingerprint(self.known)
        if seen != now:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = now
            self.add_error(None, f"{SOMEBODY_ELSE} {self._now_recorded(said)}")
        return said

    def _now_recorded(self, said: dict) -> str:
        other = [
            f"{field.label}: {self.known.get(name) or 'nothing'}"
            for name, field in self.fields.items()
            if name in said and (said[name] or None) != (self.known.get(name) or None)
        ]
        return f"Recorded now: {'; '.join(other)}." if other else ""


SOMEBODY_ELSE = (
    "Somebody else has changed this since you opened it. Look at what you typed, and "
    "save again."
)
