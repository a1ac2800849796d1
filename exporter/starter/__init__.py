"""Starts a newsletter: what a new folder holds, and the next issue after the last."""

from exporter.starter.folder import Masthead, folder
from exporter.starter.following import Following, following
from exporter.starter.last import last_issue

__all__ = ["Following", "Masthead", "folder", "following", "last_issue"]
