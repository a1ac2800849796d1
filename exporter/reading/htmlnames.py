"""The names of the HTML standard's elements, by what becomes of them here."""

from __future__ import annotations

from exporter.model import nodes as n

PLAYERS = {
    "video": n.MediaKind.VIDEO,
    "audio": n.MediaKind.AUDIO,
    "iframe": n.MediaKind.EMBED,
    "embed": n.MediaKind.EMBED,
    "object": n.MediaKind.EMBED,
}
_BLOCK_NAMES = """address article aside blockquote body caption center dd details dialog dir div dl
dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main
menu nav ol optgroup option p pre search section select summary table tbody td tfoot th thead tr
ul"""
_DROPPED_NAMES = """applet area base canvas circle datalist defs ellipse frame frameset g head input
line link map math meta noframes param path polygon polyline rect script stop style svg template
textarea title track use"""
_INLINE_NAMES = """a abbr acronym b bdi bdo big br button cite code col colgroup data del dfn em
font i img ins kbd label mark marquee meter nobr noscript output picture progress q rb rp rt rtc
ruby s samp slot small source span strike strong sub sup time tt u var wbr xmp"""
_SILENT_NAMES = """area base circle defs ellipse g head line link map meta param path polygon
polyline rect stop track use"""
BLOCKS = frozenset(_BLOCK_NAMES.split()).union(PLAYERS)
DROPPED = frozenset(_DROPPED_NAMES.split())
SILENT = frozenset(_SILENT_NAMES.split())
KNOWN = BLOCKS | DROPPED | frozenset(_INLINE_NAMES.split())
