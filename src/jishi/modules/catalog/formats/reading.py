"""Files of rows: finding out how they are written, and reading them a record at a time.

`to_utf8` makes any of them UTF-8, so that afterwards a position in the file is a number of bytes and an import that
was interrupted goes on exactly there.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from jishi.modules.catalog.contracts.imports import Layout
from jishi.modules.catalog.formats.parsed import Row, Unreadable

CHUNK = 256 * 1024
DELIMITERS = (",", "\t", ";", "|")
MOST_CELL = 1_000_000
MOST_COLUMNS = 500
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "cp1252")

csv.field_size_limit(MOST_CELL)


def sniff_encoding(path: Path) -> str:
    """The encoding of a file: by its mark, by the zeros of UTF-16, as UTF-8 when all of it is, else GB18030."""
    with path.open("rb") as file:
        head = file.read(4_096)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    return next((name for name in ("utf-8", *_LEGACY) if _decodes(path, name)), "latin-1")


def to_utf8(source: Path, target: Path) -> str:
    """Write `source` as UTF-8 without a mark to `target`, a piece at a time; returns the encoding it had."""
    encoding = sniff_encoding(source)
    with source.open("rb") as file, target.open("wb") as out:
        decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(errors="replace"), translate=True)
        while chunk := file.read(CHUNK):
            out.write(decoder.decode(chunk).encode())
        out.write(decoder.decode(b"", final=True).encode())
    return encoding


def find_layout(path: Path) -> Layout:
    """How a UTF-8 file is laid out. Raises Unreadable for an empty file, one without columns, or binary ones."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
        if not head.strip() or b"\0" in head:
            raise Unreadable("This file has no rows we can read. Please send CSV or TSV.")
        text = head.decode(errors="ignore")
        delimiter = max(DELIMITERS, key=lambda each: (_columns(text, each), -DELIMITERS.index(each)))
        file.seek(0)
        first = next(_records(file, delimiter, 0, 0), None)
    if first is None or not any(cell.strip() for cell in first.cells):
        raise Unreadable("This file has no rows we can read. Please send CSV or TSV.")
    if len(first.cells) > MOST_COLUMNS:
        raise Unreadable("This file has too many columns: %(most)s at most.", most=MOST_COLUMNS)
    header = [" ".join(cell.split()) for cell in first.cells]
    if len(header) < 2:
        raise Unreadable("This file has only one column. Please send CSV or TSV with a line of column names.")
    return Layout(delimiter, header, first.end, first.last)


def read_rows(path: Path, layout: Layout, *, start: int = 0, line: int = 0) -> Iterator[Row]:
    """The records from byte `start` on (the first one by default), blank ones left out.

    `line` is the number of lines before `start`. Raises Unreadable for a cell of more than a million characters.
    """
    with path.open("rb") as file:
        begin = start or layout.start
        file.seek(begin)
        for row in _records(file, layout.delimiter, begin, line or layout.lines):
            if any(cell.strip() for cell in row.cells):
                yield row


def _records(file: BinaryIO, delimiter: str, offset: int, lines: int) -> Iterator[Row]:
    """Records with the line they end on counted from `lines` and the byte they end at counted from `offset`."""
    place = [offset, lines]

    def texts() -> Iterator[str]:
        for raw in file:
            place[0] += len(raw)
            place[1] += 1
            yield raw.decode(errors="replace")

    reader = csv.reader(texts(), delimiter=delimiter)
    before = lines
    try:
        # The reader takes one line after the other, so after each record `place` is where that record ends.
        for cells in reader:
            yield Row(before + 1, place[1], place[0], cells)
            before = place[1]
    except csv.Error:
        raise Unreadable("Line %(line)s cannot be read: is a quotation mark missing?", line=place[1]) from None


def _columns(text: str, delimiter: str) -> int:
    """In how many columns this delimiter cuts the first lines, if it cuts them evenly; the fewest of them else."""
    sample = text.splitlines()[:20]
    if len(sample) > 1 and not text.endswith("\n") and len(text) > CHUNK // 2:
        sample = sample[:-1]
    try:
        counts = [len(cells) for cells in csv.reader(sample, delimiter=delimiter) if cells]
    except csv.Error:
        return 0
    return counts[0] if counts else 0


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
