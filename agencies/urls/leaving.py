"""Addresses of coming and going; no name of a person or a family is in one."""

from django.urls import path

from agencies.views import inviting, leaving

ONE = "leaving/<uuid:leaving>"
INVITED = "accounts/invitations"

urlpatterns = [
    path("leaving/", leaving.list_leavings, name="leavings"),
    path("leaving/new/", leaving.start, name="start-leaving"),
    path(f"{ONE}/", leaving.show, name="leaving"),
    path(f"{ONE}/finish/", leaving.finish, name="finish-leaving"),
    path(f"{ONE}/call-off/", leaving.call_off, name="call-off-leaving"),
    path(f"{ONE}/hand-on/<slug:held>/", leaving.hand_on, name="hand-on"),
    path(f"{INVITED}/", inviting.list_invitations, name="account-invitations"),
    path(f"{INVITED}/new/", inviting.invite, name="invite-account"),
    path(
        f"{INVITED}/<uuid:account_invitation>/again/",
        inviting.send_again,
        name="invite-account-again",
    ),
    path(
        f"{INVITED}/<uuid:account_invitation>/withdraw/",
        inviting.withdraw,
        name="withdraw-account-invitation",
    ),
    path("join/<str:join_secret>/", inviting.join, name="join"),
    path("first-steps/", inviting.first_steps, name="first-steps"),
]
