"""What happened around visits and messages, in words that a parent understands (R17)."""

LOOKED: dict[str, str] = {
    "VISITS_VIEWED": "looked at who visits and when",
    "MESSAGES_VIEWED": "looked at messages between those who work with the family",
    "WORKING_PATTERN_VIEWED": "looked at their own working days",
}
WROTE: dict[str, str] = {
    "VISIT_BOOKED": "booked a visit",
    "VISIT_MOVED": "moved a visit, or handed it over",
    "VISIT_CALLED_OFF": "called a visit off",
    "MESSAGE_WRITTEN": "wrote a message to others who work with the family",
    "WORKING_PATTERN_CHANGED": "changed their own working days",
}
