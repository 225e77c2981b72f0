"""Words of the team around the child, for what a person is sent (see held_words)."""

KINDS = {
    "cases.ColleagueRequest": "A question to a colleague",
    "cases.PanelItem": "What a panel decided",
    "cases.Referral": "Somebody asked for help for the family",
    "cases.ReferralMove": "A step of a referral",
}
OF_ONE_KIND = {
    "cases.ColleagueRequest.answer": "The answer",
    "cases.ColleagueRequest.wanted_by": "An answer was wanted by",
    "cases.ColleagueRequest.words": "What was asked",
    "cases.PanelItem.options": "What was considered",
    "cases.PanelItem.reason": "Why",
    "cases.PanelItem.words": "What was put to the panel",
    "cases.Referral.carer_name": "Parent or carer",
    "cases.Referral.child_born_on": "The child was born on",
    "cases.Referral.child_name": "About which child",
    "cases.Referral.contacted_on": "First spoken to on",
    "cases.Referral.declined_for": "Why it was not taken on",
    "cases.Referral.family_knows": "The family knew",
    "cases.Referral.next_holder": "Who helps instead",
    "cases.Referral.not_permitted_to_tell": "Why who asked was not told",
    "cases.Referral.outcome_words": "What came of it",
    "cases.Referral.referrer_name": "Who asked",
    "cases.Referral.referrer_organisation": "Of which organisation",
    "cases.Referral.source": "Where it came from",
    "cases.Referral.told_words": "What who asked was told",
    "cases.Referral.why_not_told": "Why the family was not told",
    "cases.Referral.words": "What was asked for",
    "cases.ReferralMove.after": "Then it was",
    "cases.ReferralMove.words": "What was noted",
}
