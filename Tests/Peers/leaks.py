"""Finds a secret in whatever form it may have been written: the searcher of check-secrets."""

from __future__ import annotations

import base64
import html
import json
import sqlite3
import urllib.parse
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# A cut in the middle of a secret still shows a part of it. Shorter parts than this are too common to search for.
PART = 10


def forms_of(secret: str) -> dict[str, set[str]]:
    """Every spelling of a secret that servers and formats produce, by the name of the encoding."""
    quoted = {
        urllib.parse.quote(secret, safe=""),
        urllib.parse.quote(secret, safe="/"),
        urllib.parse.quote(secret, safe="/:?@!$'()*,;~-._+=&"),
        urllib.parse.quote_plus(secret),
    }
    quoted |= {_lower_hex(text) for text in quoted}
    escaped = {
        html.escape(secret, quote=True),
        html.escape(secret, quote=False),
        html.escape(secret).replace("&#x27;", "&#39;"),
        html.escape(secret).replace("&#x27;", "&apos;").replace("&quot;", "&#34;"),
        html.escape(secret).encode("ascii", "xmlcharrefreplace").decode(),
    }
    dumped = {
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        json.dumps(secret).replace("/", "\\/")[1:-1],
        json.dumps(secret, ensure_ascii=False).replace("/", "\\/")[1:-1],
    }
    return {
        "plain": {secret},
        "URL-encoded": quoted,
        "HTML-escaped": escaped,
        "JSON-escaped": dumped,
        "base64": base64_forms(secret),
    }


def base64_forms(secret: str) -> set[str]:
    """The characters that do not depend on what stands before and after, for each of the three alignments."""
    data = secret.encode()
    found = set()
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + data).decode().rstrip("=")
        # The first characters mix with what stands before, the last with what comes after.
        stable = encoded[(0, 2, 3)[offset] : len(encoded) - (1 if (len(data) + offset) % 3 else 0)]
        found.add(stable)
        found.add(stable.replace("+", "-").replace("/", "_"))
    return found


def needles_of(secret: str) -> Iterator[tuple[str, bytes]]:
    """What to search for: every part of every form, so that a secret cut short is found too."""
    for name, spellings in forms_of(secret).items():
        for spelling in spellings:
            text = spelling.encode()
            size = min(len(text), PART if name == "plain" else PART + 4)
            for start in range(len(text) - size + 1):
                yield name, text[start : start + size]


@dataclass(frozen=True)
class Leak:
    """A secret met in an output."""

    secret: str
    form: str
    place: str
    around: str

    def __str__(self) -> str:
        return f"{self.secret}, {self.form}, in {self.place}: …{self.around}…"


def search(secrets: dict[str, str], outputs: dict[str, bytes]) -> list[Leak]:
    """Every secret that is found in an output, once per form and place."""
    by_size: dict[int, dict[bytes, tuple[str, str]]] = {}
    for label, secret in secrets.items():
        for form, needle in needles_of(secret):
            by_size.setdefault(len(needle), {}).setdefault(needle, (label, form))
    found: dict[tuple[str, str, str], Leak] = {}
    for place, content in outputs.items():
        for size, needles in by_size.items():
            for at in range(len(content) - size + 1):
                met = needles.get(content[at : at + size])
                if met is not None and (*met, place) not in found:
                    around = content[max(0, at - 50) : at + 50].decode("utf-8", "backslashreplace")
                    found[*met, place] = Leak(*met, place, around.replace("\n", "⏎"))
    return list(found.values())


def outputs_below(directory: Path, except_folders: set[str]) -> dict[str, bytes]:
    """Every file that softdown wrote; a database is searched as raw bytes, and its packed values unpacked."""
    outputs = {}
    for path in sorted(directory.rglob("*")):
        relative = path.relative_to(directory)
        if not path.is_file() or relative.parts[0] in except_folders:
            continue
        outputs[str(relative)] = path.read_bytes()
        if path.read_bytes()[:15] == b"SQLite format 3":
            outputs[f"{relative} (values)"] = b"\n".join(_values(path))
    return outputs


def _values(database: Path) -> Iterator[bytes]:
    """Whole values: a long one is cut into pages in the file, and could hide a secret at a page's edge."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                for value in row:
                    data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
                    yield data
                    for window in (15, -15, 31):
                        try:
                            yield zlib.decompress(data, window)
                        except zlib.error:
                            continue


def _lower_hex(text: str) -> str:
    parts = text.split("%")
    return parts[0] + "".join("%" + part[:2].lower() + part[2:] for part in parts[1:])
