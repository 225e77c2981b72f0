"""E-mails about accounts: they name a team and a day, and no family."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse

from agencies.models import AccountInvitation
from config.dates import long_date

INVITED = """{name},

you are invited to make your account of Team Around, for {team}. Choose your own
password here; the address works once, until {until}:

{address}

Nobody will ask you for your password. If you did not expect this, do nothing.

This message says nothing about any family, on purpose.
"""


def mail_invitation(invitation: AccountInvitation, secret: str) -> None:
    """Send the address at which an account is made; it is kept nowhere else."""
    path = reverse("agencies:join", args=[secret])
    send_mail(
        subject="Team Around: make your account",
        message=INVITED.format(
            name=f"{invitation.first_name} {invitation.last_name}",
            team=invitation.team,
            until=long_date(invitation.expires_on),
            address=f"{settings.PUBLIC_ADDRESS}{path}",
        ),
        from_email=None,
        recipient_list=[invitation.email],
    )
