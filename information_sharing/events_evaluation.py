"""What can be written in the log about looking back at the work; see events.py."""

from enum import StrEnum


class EvaluationEvent(StrEnum):
    """What can be written in the log, of outcomes, indicators, surveys and centres."""

    OUTCOMES_VIEWED = "OUTCOMES_VIEWED"
    OUTCOMES_RATED = "OUTCOMES_RATED"
    STORY_WRITTEN = "STORY_WRITTEN"
    STORY_RELEASED = "STORY_RELEASED"
    STORY_TAKEN_BACK = "STORY_TAKEN_BACK"
    STORIES_VIEWED = "STORIES_VIEWED"
    CONTRIBUTION_NOTED = "CONTRIBUTION_NOTED"
    CONTRIBUTION_TAKEN_OUT = "CONTRIBUTION_TAKEN_OUT"
    WORKING_RECORDED = "WORKING_RECORDED"
    FRAMEWORKS_VIEWED = "FRAMEWORKS_VIEWED"
    FRAMEWORK_LOADED = "FRAMEWORK_LOADED"
    FRAMEWORK_ENDED = "FRAMEWORK_ENDED"
