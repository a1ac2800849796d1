"""Chromium over its DevTools pipe: file descriptors 3 and 4, JSON between NULs."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-pipe", "--window-size=1200,1000",
)  # fmt: skip
_SECONDS = 60


class Tab:
    """A page that is open in the browser."""

    def __init__(self, asked: int, answered: int) -> None:
        self._asked, self._answered = asked, answered
        self._read = b""
        self._sent = 0
        self._session = ""

    def open(self, address: str) -> None:
        """Open an address and wait until it is shown."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.send("Page.enable")
        self.send("Page.navigate", url=address)
        self._until(lambda message: message.get("method") == "Page.loadEventFired")

    def send(self, method: str, **parameters: Any) -> Any:
        """Give an order and return its result."""
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._asked, json.dumps(message).encode() + b"\0")
        answer = self._until(lambda message: message.get("id") == self._sent)
        assert "error" not in answer, answer
        return answer["result"]

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression, awaited."""
        done = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def press(self, selector: str) -> None:
        """Press the middle of an element with the mouse."""
        self.evaluate(f"document.querySelector({selector!r}).scrollIntoView({{block:'center'}})")
        x, y = self.evaluate(
            f"(b => [b.x + b.width / 2, b.y + b.height / 2])"
            f"(document.querySelector({selector!r}).getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def paste(self) -> None:
        """Paste where the cursor stands."""
        self.send(
            "Input.dispatchKeyEvent", type="keyDown", modifiers=2, key="v", code="KeyV",
            windowsVirtualKeyCode=86, commands=["paste"],
        )  # fmt: skip

    def _until(self, is_it: Any) -> Any:
        while True:
            while b"\0" not in self._read:
                ready, _, _ = select.select([self._answered], [], [], _SECONDS)
                assert ready, "the browser does not answer"
                piece = os.read(self._answered, 1 << 20)
                assert piece, "the browser has gone"
                self._read += piece
            first, _, self._read = self._read.partition(b"\0")
            message = json.loads(first)
            if is_it(message):
                return message


@contextmanager
def browser(program: str, profile: Path) -> Iterator[Tab]:
    """Start Chromium with a profile of its own, and end it."""
    their_input, our_output = os.pipe()
    our_input, their_output = os.pipe()
    # The shell alone moves the pipe to 3 and 4: nothing of Python may run between fork and exec.
    script = f'exec "$@" 3<&{their_input} 4>&{their_output}'
    command = ["bash", "-c", script, "bash", program, *_FLAGS, f"--user-data-dir={profile}"]
    process = subprocess.Popen(
        command, pass_fds=(their_input, their_output), stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    os.close(their_input)
    os.close(their_output)
    try:
        yield Tab(our_output, our_input)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
        os.close(our_output)
        os.close(our_input)
