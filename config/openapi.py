"""What the description of our APIs is called, and each list of choices in it."""

SETTINGS = {
    "TITLE": "Team Around",
    "VERSION": "1",
    "ENUM_NAME_OVERRIDES": {
        "CaseStatusEnum": "cases.models.Case.Status",
        "ActionStatusEnum": "cases.models.Action.Status",
        "ServiceStatusEnum": "agencies.serializers.SERVICE_STATUS",
        "PlaceKindEnum": "agencies.serializers.KINDS_OF_PLACE",
    },
}
