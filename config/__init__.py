"""What belongs to no single app: settings, addresses, Celery, PDF, charts."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
