"""Starts the command line; who interrupts it, however early, sees no traceback."""

from __future__ import annotations

import gc
import sys
from signal import SIGINT

RARELY = (200_000, 20, 1_000)


def main() -> None:
    """Run `digest-export`."""
    gc.set_threshold(*RARELY)  # an export makes a tree and keeps it: there is little to collect
    try:
        from exporter.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        sys.exit(128 + SIGINT)


if __name__ == "__main__":
    main()
