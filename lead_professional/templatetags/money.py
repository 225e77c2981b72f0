"""Amounts in templates."""

from django import template

from lead_professional.money import in_pounds

register = template.Library()
register.filter("pounds", in_pounds)
