"""What a hostile issue is: an attack between two sentences that nothing may harm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from exporter.diagnostics import Problem

BEFORE = "此前一句平安无事"
AFTER = "此后一句安然无恙"
CANARY = "canary-of-the-environment"
CONFIDENTIAL = "此乃机密不可外泄"


@dataclass(frozen=True, slots=True)
class Attack:
    """What is put into an issue, what is said of it, what stays of it, what must not come out.

    `files` makes what lies beside it.
    """

    name: str
    body: str
    says: tuple[Problem, ...] = ()
    keeps: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    front: str = ""
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The issue."""
        return f"{self.front}# 小刊第 3 期\n\n{BEFORE}。\n\n{self.body}\n\n## 后话\n\n{AFTER}。\n"
