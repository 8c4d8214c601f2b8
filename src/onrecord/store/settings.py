"""Django's settings for the case file alone; the database is named when one is opened."""

from __future__ import annotations

__all__ = ["DEFAULT_AUTO_FIELD", "INSTALLED_APPS", "TIME_ZONE", "USE_I18N", "USE_TZ"]

INSTALLED_APPS = ["onrecord.store"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = "UTC"
USE_TZ = True
# Messages for people are worded by the pages and the commands, not by the database layer.
USE_I18N = False
