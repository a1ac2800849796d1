"""What an export leaves when it is killed, meets another, or finds no room."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import html

ISSUE = "# 小刊第 3 期\n\n此前一句平安无事。\n\n## 一件事\n\n" + "说一件事，说完为止。\n\n" * 40
# Children of a process that has exported already: a kill finds them at work, not at their imports.
# A third of them die when a clock says so, the others at a line of the module that writes.
KILLS = """
import os, random, signal, time
from pathlib import Path
from deaths import watch
from exporter import output, pipeline
from exporter.config import Settings
from hostile.test_writing import WRITTEN, whole

settings = Settings(offline=True, output=Path("dist"))
moments = random.Random(4)

def work():
    assert pipeline.export(Path("issue.md"), settings, lambda _: None).complete

work()
start = time.perf_counter()
work()
lasts = time.perf_counter() - start

def by_the_clock():
    child = os.fork()
    if not child:
        while True:
            work()
    time.sleep(moments.uniform(0, 2 * lasts))
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]

def at_a_line(number):
    child = os.fork()
    if not child:
        watch({output.__file__}, number)
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]

def unfinished():
    return list(Path("dist").glob(".*.part"))

for _ in range(25):
    assert by_the_clock() == signal.SIGKILL
    assert whole(Path("dist")) == WRITTEN
hit = 0
for number in moments.sample(range(1, 80), 50):
    for left in unfinished():  # looking at them takes lines, too
        left.unlink()
    assert at_a_line(number) == signal.SIGKILL
    hit += bool(unfinished())
    assert whole(Path("dist")) == WRITTEN
assert hit >= 5, hit
"""
WRITTEN = ["issue.docx", "issue.epub", "issue.pdf", "issue.wechat.html"]
FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
from exporter.cli import main
main(["issue.md", "--offline", "--to", "docx,wechat"])
"""


def whole(folder: Path) -> list[str]:
    """Return the names of the finished files, each of which must be whole."""
    finished = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    for path in finished:
        match path.suffix:
            case ".docx" | ".epub":
                with zipfile.ZipFile(path) as package:
                    assert package.testzip() is None
                    names = package.namelist()
                    assert {"word/document.xml", "EPUB/content.opf"} & {*names}
            case ".pdf":
                data = path.read_bytes()
                assert data.startswith(b"%PDF-")
                assert data.rstrip().endswith(b"%%EOF")
            case _:
                tree = html.document_fromstring(path.read_text("utf-8"))
                assert "此前一句平安无事" in tree.text_content()
                assert path.read_text("utf-8").rstrip().endswith("</html>")
    return [path.name for path in finished]


def exported(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("digest-export"), "issue.md", "--offline", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.sweep
def test_a_kill_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", KILLS]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    done = exported(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert whole(tmp_path / "dist") == WRITTEN


@pytest.mark.sweep
def test_what_killed_runs_left_is_hidden_and_goes_with_a_later_run(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, "utf-8")
    (tmp_path / "dist").mkdir()
    left = tmp_path / "dist" / ".issue.docx.0123abcd.part"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    assert exported(tmp_path, "--to", "docx").returncode == 0
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["issue.docx"]


@pytest.mark.sweep
def test_two_runs_into_one_folder_both_end_well(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, "utf-8")
    command = [Path(sys.executable).with_name("digest-export"), "issue.md", "--offline"]
    runs = [
        subprocess.Popen([*command, "--to", "docx,wechat"], cwd=tmp_path, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    names = [path.name for path in sorted((tmp_path / "dist").iterdir())]
    assert names == whole(tmp_path / "dist") == ["issue.docx", "issue.wechat.html"]


@pytest.mark.sweep
def test_no_room_is_one_sentence_and_the_old_files_stay(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, "utf-8")
    assert exported(tmp_path, "--to", "docx,wechat").returncode == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "dist").iterdir()}
    command = [sys.executable, "-c", FULL]
    environment = {**os.environ, "DIGEST_EXPORT_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("cannot be written: File too large [unwritable]") == 2
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "dist").iterdir()} == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_for_messages_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text("[甲](javascript:x)\n", "utf-8")
    command = [Path(sys.executable).with_name("digest-export"), "issue.md", "--to", "wechat"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, check=False)
    assert done.returncode == 0


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "issue.md").write_text(ISSUE, "utf-8")
    done = exported(tmp_path, "--to", "docx", "-o", "/proc/nowhere")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert "/proc/nowhere" in done.stderr
    assert "cannot be written: " in done.stderr
