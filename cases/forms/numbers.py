"""The box for a registration number."""

from django import forms


class NumberField(forms.CharField):
    """A registration number, in capitals: it is measured as it is kept."""

    def __init__(self, **more):
        super().__init__(max_length=12, **more)

    def to_python(self, value) -> str:
        """Return it in capitals; some letters are two then."""
        return (super().to_python(value) or "").upper()
