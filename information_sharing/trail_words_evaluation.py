"""What happened around looking back, in words that a parent understands (R17)."""

LOOKED: dict[str, str] = {
    "OUTCOMES_VIEWED": "looked at how it goes",
    "STORIES_VIEWED": "looked at stories that families have released",
    "FRAMEWORKS_VIEWED": "looked at the lists of outcomes",
    "SUBMISSIONS_LISTED": "looked at the list of submitted self-evaluations",
    "SUBMISSION_VIEWED": "read a submitted self-evaluation",
    "SUBMISSION_DOWNLOADED": "downloaded a submitted self-evaluation",
    "CONVERSATION_VIEWED": "looked at the annual conversation about a centre",
}
WROTE: dict[str, str] = {
    "OUTCOMES_RATED": "wrote down how it goes, from 0 to 10",
    "STORY_WRITTEN": "wrote down the story of a change",
    "STORY_RELEASED": "recorded that a story may be told without names",
    "STORY_TAKEN_BACK": "recorded that a story may not be told any more",
    "CONTRIBUTION_NOTED": "noted what a service gave to a change",
    "CONTRIBUTION_TAKEN_OUT": "took out what had been noted of a service",
    "WORKING_RECORDED": "recorded how the services work together",
    "FRAMEWORK_LOADED": "brought in a list of outcomes",
    "FRAMEWORK_ENDED": "ended a list of outcomes",
    "SELF_EVALUATION_SUBMITTED": "submitted the centre's self-evaluation",
    "SELF_EVALUATION_CORRECTED": "started a corrected self-evaluation",
    "CONVERSATION_WRITTEN": "wrote in the annual conversation about a centre",
    "CONVERSATION_SIGNED": "signed the annual conversation about a centre",
}
