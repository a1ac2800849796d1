"""Knows the languages of diagrams that note apps draw and no format here does."""

from __future__ import annotations

_TOOLS = {
    "mermaid": "Mermaid",
    "plantuml": "PlantUML",
    "puml": "PlantUML",
    "flow": "flowchart.js",
    "flowchart": "flowchart.js",
    "sequence": "js-sequence-diagrams",
    "seq": "js-sequence-diagrams",
    "dot": "Graphviz",
    "graphviz": "Graphviz",
    "mindmap": "mind maps",
    "markmap": "Markmap",
    "echarts": "ECharts",
    "infographic": "AntV Infographic",
    "vega": "Vega",
    "vega-lite": "Vega-Lite",
    "wavedrom": "WaveDrom",
    "ditaa": "Ditaa",
    "nomnoml": "Nomnoml",
    "gantt": "Mermaid",
    "abc": "abcjs",
    "smiles": "SMILES",
    "excalidraw": "Excalidraw",
}


def is_diagram(language: str) -> bool:
    """Tell whether a fence's language names a tool for diagrams."""
    return language.lower() in _TOOLS


def complaint(language: str) -> str:
    """Return what is to be said of a diagram that stands as its source."""
    return f"a diagram of {_TOOLS[language.lower()]} is not drawn: its source is shown"
