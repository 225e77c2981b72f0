"""Refusals, each with a sentence for the person who was refused."""

from django.core.exceptions import PermissionDenied


class AccessDenied(PermissionDenied):
    """Somebody who knows the case may not do this; says why in plain words."""


class NotPossibleNow(Exception):
    """What a case in its present state does not allow, whoever asks."""


class EditedMeanwhile(Exception):
    """Somebody else saved the same thing first; `theirs` is what stands now."""

    def __init__(self, theirs) -> None:
        super().__init__("Somebody else saved this while you were writing.")
        self.theirs = theirs


class TooOften(Exception):
    """Somebody has searched or asked more often than anybody needs to in her work."""
