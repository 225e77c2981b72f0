from django.apps import AppConfig


class InformationSharingConfig(AppConfig):
    name = "information_sharing"
