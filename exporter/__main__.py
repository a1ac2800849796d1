"""Starts the command line; who interrupts it, however early, sees no traceback."""

from __future__ import annotations

import sys
from signal import SIGINT


def main() -> None:
    """Run `digest-export`."""
    try:
        from exporter.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        sys.exit(128 + SIGINT)


if __name__ == "__main__":
    main()
