"""What a form page does when its command refuses: nothing typed is lost."""

from django.contrib import messages
from django.shortcuts import render

from cases.form_pages import did, draft_of
from information_sharing.exceptions import NotPossibleNow


def done(request, form, command) -> bool:
    """Run the command of a valid form; put what it refuses on the form."""
    sent = request.method == "POST" and form.is_valid()
    return sent and did(request, form, command)


def pressed(request, command, told: str) -> None:
    """Run the command of a button, and say what came of it."""
    try:
        command()
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, told)


def form_page(request, form, title: str, **context):
    """Return the page of one form, with the way back."""
    context |= {"form": form, "draft": draft_of(request), "title": title}
    return render(request, "evaluation/form.html", context)
