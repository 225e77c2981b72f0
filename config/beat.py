"""What runs by the clock, and how often."""

from celery.schedules import crontab

SCHEDULE = {
    "resume-reports": {"task": "evaluation.schedule.resume_reports", "schedule": 60.0},
    "make-editions": {
        "task": "evaluation.schedule.make_editions",
        "schedule": crontab(minute=20),
    },
    "mind-surveys": {"task": "evaluation.schedule.mind_surveys", "schedule": 60.0},
    "send-notices": {
        "task": "information_sharing.schedule.send_notices",
        "schedule": 60.0,
    },
    "resume-imports": {"task": "cases.schedule.resume_imports", "schedule": 60.0},
    "clear-lists": {"task": "cases.schedule.clear_lists", "schedule": crontab(15, 3)},
    "send-digests": {
        "task": "cases.schedule.send_digests",
        "schedule": crontab(minute="*/15"),
    },
    "verify-log": {
        "task": "information_sharing.schedule.verify_log",
        "schedule": crontab(hour=3, minute=30),
    },
    "mind-accounts": {
        "task": "agencies.schedule.mind_accounts",
        "schedule": crontab(hour=1, minute=10),
    },
    "forget-names": {
        "task": "cases.schedule.forget_names_on_sheets",
        "schedule": crontab(hour=2, minute=30),
    },
    "mind-agreements": {
        "task": "agencies.schedule.mind_agreements",
        "schedule": crontab(hour=5, minute=45),
    },
    "escalate-requests-to-lead": {
        "task": "lead_professional.schedule.escalate_requests",
        "schedule": crontab(hour=6, minute=15),
    },
}
