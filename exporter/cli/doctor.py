"""`digest-export doctor`: what is there, what is not, and the command that mends it."""

from __future__ import annotations

import click

from exporter.cli.console import say
from exporter.cli.speech import said


@click.command()
def doctor() -> None:
    """Say of each thing the tool needs whether it is there.

    Exit status: 0 everything is there, 1 something must be mended.
    """
    from exporter.doctor import examine

    findings = examine()
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        mark = click.style("ok", fg="green") if finding.healthy else click.style("--", fg="red")
        say(f"{mark}  {finding.name:{width}}  {said(finding.found)}")
        if not finding.healthy:
            say(f"    {'':{width}}  {said(f'mend it with: {finding.remedy}')}")
    if not all(finding.healthy for finding in findings):
        raise SystemExit(1)
