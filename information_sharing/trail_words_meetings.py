"""What happened around meetings and calendars, in words that a parent understands (R17)."""

LOOKED: dict[str, str] = {
    "MEETINGS_VIEWED": "looked at the meetings of the team around the child",
    "INVITATION_VIEWED": "looked at their invitation to a meeting",
    "MEETING_DATE_DOWNLOADED": "downloaded the date of a meeting for their calendar",
    "MINUTES_PRINTED": "printed the minutes of a meeting",
    "CALENDAR_VIEWED": "looked at the address of their own calendar",
}
WROTE: dict[str, str] = {
    "MEETING_PLANNED": "planned a meeting",
    "MEETING_INVITED": "invited somebody to a meeting",
    "MEETING_TAKEN_OFF": "took somebody off the list of a meeting",
    "MEETING_ANSWERED": "wrote whether somebody comes to a meeting",
    "MEETING_REPORTED": "sent a report to a meeting",
    "MEETING_CALLED_OFF": "called a meeting off",
    "MEETING_MOVED": "moved a meeting to another day",
    "AGENDA_WRITTEN": "wrote on the agenda of a meeting",
    "AGENDA_CLEARED": "settled who may hear what at a meeting",
    "MEETING_OPENED": "opened a meeting",
    "ATTENDANCE_WRITTEN": "wrote down who came to a meeting",
    "MEETING_WRITTEN": "wrote down what was said or agreed at a meeting",
    "BRING_BACK_WRITTEN": "wrote down what somebody takes back from a meeting",
    "BRING_BACK_DONE": "wrote what became of something taken back from a meeting",
    "MEETING_CLOSED": "closed a meeting",
    "CALENDAR_KEY_MADE": "made an address for their own calendar",
    "CALENDAR_KEY_ENDED": "ended the address of their own calendar",
}
