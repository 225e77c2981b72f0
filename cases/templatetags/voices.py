"""The family's own words beside a page: `{% voices_of case occasion="PLAN" %}`."""

from django import template

from cases.queries.voices import voices

register = template.Library()


@register.inclusion_tag("cases/chronology/partials/voices.html", takes_context=True)
def voices_of(context, case, occasion=""):
    """Show what the family said, as far as it is shared with the page's reader."""
    request = context["request"]
    return {
        "request": request,
        "case": case,
        "occasion": occasion,
        "can_write": case.is_open and not context["header"].reads_only,
        "voices": voices(viewer=request.user, case=case, occasion=occasion),
    }
