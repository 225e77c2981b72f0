from django.apps import AppConfig


class LeadProfessionalConfig(AppConfig):
    name = "lead_professional"
