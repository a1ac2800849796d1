"""Publishes an issue of the tests in a process that may be killed; given API, cache and texts."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from msgspec import structs
from publish.issues import submitted
from publish.server import APPID, SECRET

from exporter.config import Settings
from exporter.diagnostics import ExportError
from exporter.publish import session
from exporter.publish.account import Account
from exporter.publish.client import Clock
from exporter.publish.wechat import publish

api, cache, text = sys.argv[1:]
clock = Clock(now=time.time, sleep=time.sleep, chance=lambda: 0.0)
fields = {"content_source_url": "https://weekly.example/7", "need_open_comment": 1}
parts = [submitted(text=one, **fields) for one in text.split("|")]
if len(parts) > 1:
    parts = [
        replace(
            part,
            issue=f"urn:uuid:7#{place}" if place else part.issue,
            whole="urn:uuid:7",
            file="/第7期.md",
            fields=structs.replace(part.fields, title=f"渡船（{place}）"),
        )
        for place, part in enumerate(parts)
    ]
try:
    with session.live(Account(APPID, SECRET), Settings(cache=Path(cache)), clock, api) as opened:
        done = publish(parts, *opened, lambda _: None)
except ExportError as error:
    sys.exit(error.message)
sys.stdout.write(f"{'made' if done.added else 'updated'} {done.uploads}\n")
for part in parts:
    for found in part.report.diagnostics:
        sys.stdout.write(f"{found}\n")
