"""Two people with one team's list: the second waits, then sees what the first did."""

from agencies.models import Team


def hold_list(team: Team) -> None:
    """Let whoever adds to this team's list of births wait: nobody is added twice."""
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)
