"""Findings as JUnit's XML for build servers: a file is a suite, a finding a test that failed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from xml.etree import ElementTree as ET

from exporter.diagnostics import Severity, one_line
from exporter.linter.finding import Finding


def write(findings: Sequence[Finding]) -> str:
    """Return `<testsuites>`; what is no more than a note has not failed."""
    suites = ET.Element("testsuites", name="digest-export check")
    for path, group in groupby(sorted(findings, key=attrgetter("path")), attrgetter("path")):
        found = list(group)
        failed = sum(one.severity >= Severity.WARNING for one in found)
        suite = ET.SubElement(suites, "testsuite", name=one_line(path), tests=str(len(found)))
        suite.set("failures", str(failed))
        for one in found:
            case = ET.SubElement(suite, "testcase", name=one_line(one.place), classname=one.code)
            kind = "failure" if one.severity >= Severity.WARNING else "system-out"
            said = ET.SubElement(case, kind)
            said.text = one_line(f"{one.message} (hint: {one.hint})")
            if kind == "failure":
                said.set("type", one.severity.word)
                said.set("message", one_line(one.message))
    ET.indent(suites)
    return ET.tostring(suites, "unicode", xml_declaration=True) + "\n"
