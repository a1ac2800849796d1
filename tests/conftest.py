"""What all tests share: the loopback fence, tools that may be missing, ../shared."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# In CI the same examples every time: what is found by chance is found at home, and becomes a case.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")

ROOT = Path(__file__).resolve().parents[1]
os.environ["DIGEST_EXPORT_LANG"] = "en"  # whoever runs the tests
TOOLS = Path(os.environ.get("DIGEST_TOOLS", Path.home() / ".cache" / "digest-export-tools"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no process waits for it in the end."""
    items.sort(key=lambda item: item.path.name != "test_corpus.py")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that would send a packet to another machine."""
    connect = socket.socket.connect

    def fenced(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = ipaddress.ip_address(address[0])
            if not host.is_loopback:
                pytest.fail(f"a test connects to {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", fenced)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the seed issue and the corpus, which the project does not contain."""
    folder = Path(os.environ.get("DIGEST_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared corpus is not beside the project")
    return folder


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Return the path of a program, or skip the test; in CI, where all are installed, fail it."""

    def find(name: str) -> str:
        path = os.pathsep.join((str(TOOLS / "node_modules" / ".bin"), os.environ["PATH"]))
        found = shutil.which(name, path=path)
        if found is None:
            message = f"{name} is not installed"
            if os.environ.get("DIGEST_NO_SKIP"):
                pytest.fail(message)
            pytest.skip(message)
        return found

    return find
