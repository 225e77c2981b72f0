"""The steps of a referral as pages: its form, what it leads to, and who takes it."""

from collections.abc import Callable
from dataclasses import dataclass

from agencies.models import Practitioner
from cases.commands import referral_steps as commands
from cases.forms import referral_steps as forms
from cases.models import Referral
from cases.states import REFERRAL
from information_sharing import access

Status = Referral.Status


@dataclass(frozen=True)
class Doing:
    """One step: the words of its page and button, its form, its command."""

    key: str
    title: str
    form: type[forms.StepForm]
    command: Callable
    to: str
    done: str
    by_worker: bool = False

    @property
    def url_name(self) -> str:
        """Return the name of its address."""
        return f"cases:{self.key}-referral"


STEPS = {
    step.key: step
    for step in (
        Doing("allocate", "Name the worker", forms.AllocateForm, commands.allocate,
              Status.ALLOCATED, "The worker is named, and is told."),
        Doing("contact", "Record the first contact", forms.ContactForm,
              commands.note_first_contact, Status.CONTACTED, "It is written down.", by_worker=True),
        Doing("accept", "Accept: the family has a record", forms.AcceptForm,
              commands.accept, Status.ACCEPTED,
              "Accepted. Now tell whoever referred the family.", by_worker=True),
        Doing("decline", "Decline, with a reason", forms.DeclineForm, commands.decline,
              Status.DECLINED, "Declined. Now tell whoever referred the family."),
        Doing("pass-on", "Pass it on to another team", forms.PassOnForm,
              commands.pass_on, Status.PASSED_ON,
              "Passed on. Now tell whoever referred the family."),
        Doing("duplicate", "It was received already", forms.DuplicateForm,
              commands.mark_duplicate, Status.DUPLICATE,
              "It points to the first one now. Tell whoever referred the family."),
        Doing("tell", "Tell whoever referred", forms.TellForm, commands.tell_referrer,
              Status.ENDED, "The referral is ended."),
    )
}  # fmt: skip


def open_steps(referral: Referral, *, viewer: Practitioner) -> list[Doing]:
    """Return the steps that she may take now, in their order."""
    worker = access.can_work_on(viewer, referral)
    return [
        step
        for step in STEPS.values()
        if REFERRAL.allows(referral.status, step.to)
        and (worker or not _needs_worker(step, referral))
    ]


def _needs_worker(step: Doing, referral: Referral) -> bool:
    """Once somebody holds it, nobody else says no for her."""
    return step.by_worker or (step.key == "decline" and referral.worker_id is not None)
