"""Addresses of the partnership's first page, of agreements, and of what was promised."""

from django.urls import path

from agencies.views import (
    agreement_life,
    agreements,
    drafting,
    partnership,
    promises,
)

ALL = "partnership/agreements/"
ONE = f"{ALL}<uuid:agreement>/"
LEDGER = "partnership/promises/"

urlpatterns = [
    path("partnership/", partnership.show_partnership, name="partnership"),
    path(ALL, agreements.list_agreements, name="agreements"),
    path(f"{ALL}new/", drafting.choose_template, name="choose-template"),
    path(
        f"{ALL}new/<slug:agreement_template>/",
        drafting.start_agreement,
        name="start-agreement",
    ),
    path(ONE, agreements.show_agreement, name="agreement"),
    path(f"{ONE}compare/", agreements.compare_agreements, name="compare-agreements"),
    path(f"{ONE}print/", agreements.print_agreement, name="print-agreement"),
    path(f"{ONE}heads/", drafting.change_agreement, name="change-agreement"),
    path(f"{ONE}party/", drafting.put_party, name="put-party"),
    path(f"{ONE}aim/", drafting.add_aim, name="add-aim"),
    path(f"{ONE}promise/", promises.add_promise, name="add-promise"),
    path(f"{ONE}comment/", agreement_life.comment_on, name="comment-on-agreement"),
    path(f"{ONE}next/", agreement_life.move_agreement, name="move-agreement"),
    path(f"{ONE}version/", agreement_life.start_next_version, name="next-version"),
    path(
        "partnership/sections/<uuid:clause>/",
        drafting.write_section,
        name="agreement-section",
    ),
    path(
        "partnership/parties/<uuid:party>/take-off/",
        drafting.take_off_party,
        name="take-off-party",
    ),
    path("partnership/parties/<uuid:party>/sign/", agreement_life.sign, name="sign"),
    path(
        "partnership/aims/<uuid:agreement_aim>/out/", drafting.drop_aim, name="drop-aim"
    ),
    path(
        "partnership/comments/<uuid:agreement_comment>/",
        agreement_life.answer_comment,
        name="answer-agreement-comment",
    ),
    path(LEDGER, promises.list_promises, name="promises"),
    path("partnership/promises.csv", promises.ledger_file, name="promises-file"),
    path(f"{LEDGER}<uuid:promise>/", promises.show_promise, name="promise"),
    path(f"{LEDGER}<uuid:promise>/judge/", promises.judge, name="judge-promise"),
    path(f"{LEDGER}<uuid:promise>/own/", promises.report, name="report-promise"),
    path(f"{LEDGER}<uuid:promise>/release/", promises.release, name="release-promise"),
    path(f"{LEDGER}<uuid:promise>/out/", promises.drop, name="drop-promise"),
]
