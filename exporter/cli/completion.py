"""`digest-export completion`: what a shell needs to complete commands, options, formats, themes."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from exporter.cli.console import say

_PROGRAM = "digest-export"
_VARIABLE = "_DIGEST_EXPORT_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, formats and themes.

    bash: digest-export completion bash >> ~/.bashrc; zsh: the same with ~/.zshrc; fish:
    digest-export completion fish > ~/.config/fish/completions/digest-export.fish
    """
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"there is no completion for {shell}")
    script = made(click.get_current_context().find_root().command, {}, _PROGRAM, _VARIABLE)
    say(script.source())
