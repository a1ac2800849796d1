"""What comes of each fault that a picture host commits: a sentence, in time, and no other harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import trustme
from assets.attacks import BODIES, COMES, FAULTS, LIMIT, Attack
from assets.ways import ROUTES, Way, words

from exporter.assets import confine, fetch
from exporter.assets.confine import Confinement
from exporter.config import Settings


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_FIRST_WAIT", 0.01)
    monkeypatch.setattr(confine, "_SECONDS", 3)


@pytest.fixture(params=ROUTES)
def way(request: pytest.FixtureRequest, ca: trustme.CA, ca_file: Path) -> Way:
    return Way(request.param, ca, ca_file)


def fetched(way: Way, attack: Attack) -> str:
    begun = time.monotonic()
    result = way.get(attack.answers, Settings(timeout=attack.timeout, max_bytes=LIMIT))
    assert time.monotonic() - begun < attack.timeout + 20
    return words(result)


@pytest.mark.sweep
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_host(way: Way, name: str) -> None:
    said = fetched(way, FAULTS[name])
    assert FAULTS[name].words in said
    assert said == said.rstrip(".")
    assert (said == COMES) == (FAULTS[name].words == COMES)


@pytest.mark.sweep
@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_not_what_it_should_be(name: str, ca: trustme.CA, ca_file: Path) -> None:
    way = Way("http through a redirect of another host", ca, ca_file)
    assert BODIES[name].words in fetched(way, BODIES[name])


@pytest.mark.sweep
def test_patience_with_an_issue_of_dear_pictures_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    from assets import bombs

    from exporter.assets.errors import BrokenError

    monkeypatch.setattr(confine, "_PATIENCE", 1)
    confinement = Confinement()
    for said in ("takes too long to decode", "takes too long to decode, like others before it"):
        with pytest.raises(BrokenError) as caught:
            confinement.decode(bombs.FILTER, 64)
        assert caught.value.message.endswith(said)
