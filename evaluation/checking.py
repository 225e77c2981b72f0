"""What is missing before a self-evaluation can be submitted, and what could be better."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from evaluation.models import SelfEvaluation
from evaluation.queries.evidence import placed
from evaluation.queries.self_evaluations import SectionLine, section_lines


@dataclass(frozen=True)
class Remark:
    """One sentence about one section, or about the whole when `code` is empty."""

    code: str
    title: str
    words: str


@dataclass(frozen=True)
class Checked:
    """What must be there first, and what the authors may still want to look at."""

    must: tuple[Remark, ...]
    could: tuple[Remark, ...]


def check(evaluation: SelfEvaluation) -> Checked:
    """Return what is missing, section by section."""
    lines = section_lines(evaluation)
    must = [remark for line in lines for remark in _must(line)]
    could = [remark for line in lines for remark in _could(line)]
    gone = {each.code for each in placed(evaluation) if each.is_gone}
    must += [
        Remark(
            line.code,
            line.title,
            "A story in it may not be told any more. Take it out.",
        )
        for line in lines
        if line.code in gone
    ]
    return Checked(tuple(must), (*could, *_whole(evaluation, lines)))


def _must(line: SectionLine) -> Iterator[Remark]:
    row = line.section
    if row is None or not row.narrative.strip():
        yield Remark(line.code, line.title, "Nothing is written yet.")
    if line.asked.graded and line.grade is None:
        yield Remark(line.code, line.title, "It has no grade.")
    elif row and line.grade and not row.grade_reason.strip():
        yield Remark(line.code, line.title, "The grade has no reason.")


def _could(line: SectionLine) -> Iterator[Remark]:
    if line.open_comments:
        number = line.open_comments
        said = "1 comment is" if number == 1 else f"{number} comments are"
        yield Remark(line.code, line.title, f"{said} not settled.")
    if not line.evidence:
        yield Remark(line.code, line.title, "It rests on no evidence.")


def _whole(evaluation: SelfEvaluation, lines: list[SectionLine]) -> Iterator[Remark]:
    rows = [line.section for line in lines if line.section]
    if evaluation.ends_on > timezone.localdate():
        yield Remark("", "", "The period is not over yet.")
    if not any(row.voices.strip() for row in rows):
        yield Remark("", "", "No section has the voices of families.")
    if not evaluation.improvements.exists():
        yield Remark("", "", "There are no priorities.")
