"""`digest-export completion`: what a shell needs to complete commands, options, formats, themes."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from exporter.cli.console import say

_PROGRAM = "digest-export"
_VARIABLE = "_DIGEST_EXPORT_COMPLETE"
_SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command()
@click.argument("shell", type=click.Choice([*_SHELLS]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, formats and themes.

    bash: digest-export completion bash >> ~/.bashrc; zsh: the same with ~/.zshrc; fish:
    digest-export completion fish > ~/.config/fish/completions/digest-export.fish
    """
    program = click.get_current_context().find_root().command
    say(_SHELLS[shell](program, {}, _PROGRAM, _VARIABLE).source())
