"""What the API says of facts that `access` has already let through."""

from rest_framework import serializers

from cases.models import Action, Case, Contribution, Goal, Person


class PersonSerializer(serializers.ModelSerializer):
    """A person of the family."""

    class Meta:
        model = Person
        fields = (
            "id",
            "kind",
            "given_name",
            "family_name",
            "born_on",
            "expected_on",
            "relationship",
        )


class CaseSerializer(serializers.ModelSerializer):
    """One line of the list: the reference and the children."""

    children = PersonSerializer(many=True, read_only=True)

    class Meta:
        model = Case
        fields = ("id", "reference", "status", "opened_at", "children")


class ContributionSerializer(serializers.ModelSerializer):
    """What is written under one element, and what that is called in its version."""

    name = serializers.CharField(source="label")

    class Meta:
        model = Contribution
        fields = (
            "element",
            "name",
            "category",
            "strengths",
            "needs",
            "evidence",
            "words",
        )


class GoalSerializer(serializers.ModelSerializer):
    """A goal in the family's words."""

    class Meta:
        model = Goal
        fields = ("id", "category", "words", "looks_like", "aims")


class ActionSerializer(serializers.ModelSerializer):
    """One thing to do."""

    class Meta:
        model = Action
        fields = ("id", "category", "words", "due_on", "status")


class CaseRecordSerializer(serializers.Serializer):
    """A case as one reader may see it."""

    id = serializers.UUIDField()
    reference = serializers.CharField()
    status = serializers.CharField()
    categories = serializers.ListField(child=serializers.CharField())
    people = PersonSerializer(many=True)
    assessment = ContributionSerializer(many=True)
    goals = GoalSerializer(many=True)
    actions = ActionSerializer(many=True)
