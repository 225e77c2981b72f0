"""The figures by which a centre and its partners are known (practice.md 2.2)."""

from evaluation.indicators.definition import Counts, Indicator, Unit
from evaluation.indicators.registry import GROUPS, INDICATORS, SUPPLIED

__all__ = ["GROUPS", "INDICATORS", "SUPPLIED", "Counts", "Indicator", "Unit"]
