"""What is typed into the action plan of a survey."""

from evaluation.forms.self_evaluations import PriorityForm
from evaluation.models import Improvement


class ActionForm(PriorityForm):
    """One thing to do about one item; with an owner and a day."""

    def __init__(self, *args, people, agencies, **kwargs):
        super().__init__(*args, template=NoSections, people=people, agencies=agencies,
                         **kwargs)  # fmt: skip
        del self.fields["about"]
        self.fields[
            "success"
        ].help_text = "For example, a higher score on this in the next round"


class NoSections:
    """A survey has no sections; the item stands in the address."""

    sections = ()


NAMES = (
    "words", "success", "resources", "owner_practitioner", "owner_agency", "due_on",
    "status", "progress", "revision",
)  # fmt: skip


def initial_of(action: Improvement) -> dict:
    """Return the action as it stands, for the form."""
    return {name: getattr(action, name) for name in NAMES}
