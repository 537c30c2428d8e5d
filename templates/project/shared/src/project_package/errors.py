"""What goes wrong in ways that a person can mend."""

from __future__ import annotations


class ProjectError(Exception):
    """A command cannot do its work; the message says why in one line."""
