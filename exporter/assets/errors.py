"""Why a picture cannot be had, in words for the editor."""

from __future__ import annotations

from exporter.diagnostics import CATALOGUE, Problem


class PictureError(Exception):
    """A picture cannot be had: the problem, a message as diagnostics write it, what to do."""

    def __init__(self, problem: Problem, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.problem = problem
        self.message = message
        self.hint = hint or CATALOGUE[problem].hint


class BrokenError(PictureError):
    """The bytes came, but they are no picture that can be shown."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(Problem.IMAGE_BROKEN, message, hint=hint)


class MissingError(PictureError):
    """The bytes did not come."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(Problem.IMAGE_MISSING, message, hint=hint)


class OutsideError(PictureError):
    """The picture lies outside the folder of the issue."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(Problem.IMAGE_OUTSIDE, message, hint=hint)
