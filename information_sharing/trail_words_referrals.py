"""The words of the log for referrals, questions to colleagues and panels."""

LOOKED: dict[str, str] = {
    "REFERRALS_VIEWED": "looked at the referrals of their teams",
    "REFERRAL_VIEWED": "looked at a referral",
    "REFERRALS_MADE_VIEWED": "looked at what became of the referrals that they made",
    "COLLEAGUE_QUESTION_VIEWED": "looked at questions to a colleague",
    "PANELS_VIEWED": "looked at a panel and its list",
}
WROTE: dict[str, str] = {
    "REFERRAL_TAKEN": "took a referral",
    "REFERRAL_MOVED": "moved a referral on",
    "REFERRER_TOLD": "told who referred what became of it, or wrote why not",
    "REFERRALS_REMOVED": "removed old referrals without a record",
    "PROMISE_CHANGED": "changed how soon a team makes first contact",
    "COLLEAGUE_ASKED": "asked a colleague a question",
    "COLLEAGUE_ANSWERED": "answered a colleague's question",
    "COLLEAGUE_ASKING_ENDED": "took back a question to a colleague",
    "PANEL_CHANGED": "set up a panel, its members or its meetings",
    "PANEL_ITEM_PUT": "put the family on the list of a panel",
    "PANEL_ITEM_DECIDED": "recorded what a panel decided",
}
