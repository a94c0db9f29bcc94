"""Reads a Word file (.docx) into blocks, by way of the plain HTML that mammoth makes of it."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import mammoth

from editor.importing.blocks import Block, Doubt, Kind, Paper, Unreadable
from editor.importing.plain_text import tidy

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_LARGEST_PART = 30_000_000  # bytes of XML in one part, unpacked: far more than any article
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Titel'] => h1.title:fresh
p[style-name='Subtitle'] => p.caption:fresh
p[style-name='Ondertitel'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Bijschrift'] => p.caption:fresh
"""
_NUMBERS = re.compile(r"^[\s,;–-]*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[\s,;]*$")
_UNIT = re.compile(r"(?<![a-z])(?:[kcdm]?m)$")


def read_word(path: Path) -> Paper:
    """The blocks of a Word file. Raised numbers stand in the text as [1,2]; footnotes are cited as [n] with n their number.

    Raises:
        Unreadable: it is no Word file, an old one, protected, damaged, or holds no text.
    """
    _look_inside(path)
    try:
        with path.open("rb") as file:
            html = mammoth.convert_to_html(file, style_map=_STYLES, convert_image=mammoth.images.img_element(lambda image: {"src": ""})).value
    except Exception as error:  # mammoth raises whatever the damaged part led to
        found = f"een beschadigd Word-bestand ({type(error).__name__})"
        raise Unreadable(path, found, "een .docx-bestand", "Open het in Word en bewaar het opnieuw.") from error
    collector = _Collector()
    collector.feed(html)
    collector.close()
    if not collector.blocks:
        raise Unreadable(path, "een Word-bestand zonder tekst", "een artikel", "Kijk of dit het goede bestand is; tekst in plaatjes kan niet worden gelezen.")
    return Paper(collector.blocks, collector.notes, collector.doubts)


def _look_inside(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(4)
    if start == _OLD_WORD:
        remedy = "Open het in Word en kies 'Opslaan als' en dan .docx, zonder wachtwoord."
        raise Unreadable(path, "een oud Word-bestand (.doc), of een met een wachtwoord", "een .docx-bestand", remedy)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {part.filename: part.file_size for part in archive.infolist()}
            if "word/document.xml" not in parts:
                raise Unreadable(path, "een zip-bestand zonder Word-tekst", "een .docx-bestand", "Bewaar het artikel in Word als .docx.")
            for name, size in parts.items():
                if not name.endswith((".xml", ".rels")):
                    continue
                if size > _LARGEST_PART:
                    raise Unreadable(path, f"{name} is uitgepakt {size // 1_000_000} MB", "een artikel", "Kopieer de tekst naar een nieuw Word-bestand.")
                if b"<!DOCTYPE" in archive.read(name):
                    raise Unreadable(path, f"een DOCTYPE in {name}", "een .docx zoals Word die maakt", "Open het in Word en bewaar het opnieuw.")
    except zipfile.BadZipFile:
        raise Unreadable(path, "geen Word-bestand", "een .docx-bestand", "Bewaar het artikel in Word als .docx, of geef platte tekst (.txt).") from None


class _Collector(HTMLParser):
    """Collects blocks from mammoth's HTML, which holds headings, paragraphs, lists, tables, raised text and footnotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.notes: dict[int, str] = {}
        self.doubts: list[Doubt] = []
        self._text = ""
        self._kind: Kind = "paragraph"
        self._raised: str | None = None
        self._row: list[str] | None = None
        self._note: int | None = None
        self._skip_link = False
        self._titled = False
        self._numbered = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._begin("title" if given.get("class") == "title" else "heading")
        elif tag == "p":
            if self._kind != "item" or self._text.strip():
                self._begin("caption" if given.get("class") == "caption" else "paragraph")
        elif tag == "li":
            self._begin("item")
            if re.match(r"(?:foot|end)note-", given.get("id") or ""):
                self._note = len(self.notes) + 1  # mammoth cites and lists them in the order of the text, whatever Word calls them
        elif tag == "tr":
            self._begin("row")
            self._row = []
        elif tag in ("td", "th"):
            self._text = ""
        elif tag == "br":
            self._text += " "
        elif tag == "sup":
            self._raised = ""
        elif tag == "a" and re.match(r"#(?:foot|end)note-ref-", given.get("href") or ""):
            self._skip_link = True  # the arrow back to the text

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li") and self._row is None:
            self._end()
            if tag == "li":
                self._note = None
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(tidy(self._text))
            self._text = ""
        elif tag == "tr" and self._row is not None:
            self._text, self._row = " | ".join(cell for cell in self._row if cell), None
            self._end()
        elif tag == "sup" and self._raised is not None:
            self._text += self._as_number(self._raised)
            self._raised = None
        elif tag == "a":
            self._skip_link = False

    def handle_data(self, data: str) -> None:
        if self._skip_link:
            return
        if self._raised is not None:
            self._raised += data
        else:
            self._text += data

    def _begin(self, kind: Kind) -> None:
        if self._row is None:
            self._end()
            self._kind = kind

    def _end(self) -> None:
        text, self._text = tidy(self._text), ""
        kind, self._kind = self._kind, "paragraph"
        if not text:
            return
        if self._note is not None:
            self.notes[self._note] = f"{self.notes.get(self._note, '')} {text}".strip()
            return
        place = f"alinea {len(self.blocks) + 1}"
        if not self._titled and not self.blocks:
            kind = "title" if kind in ("heading", "title") or len(text) < 120 else kind
            self._titled = kind == "title"
        elif kind == "title":
            kind = "heading"
        if kind == "row":
            self.doubts.append(Doubt(place, "een rij van een tabel: maak er zinnen van"))
        self.blocks.append(Block(kind, text, place))

    def _as_number(self, raised: str) -> str:
        """Raised digits are source numbers, but not in "m²"; other raised text stays as it is."""
        inner = raised.strip()
        if inner.startswith("["):
            return f" {inner}"  # mammoth's own mark of a footnote
        if not _NUMBERS.match(inner):
            return raised
        if _UNIT.search(self._text) and inner in ("2", "3"):
            return "²" if inner == "2" else "³"
        self._numbered = True
        return f"[{inner.strip(' ,;')}]"

    def close(self) -> None:
        """Everything has been fed."""
        super().close()
        self._end()
        if self.notes and self._numbered:
            self.doubts.append(Doubt("hele bestand", "er zijn voetnoten en ook bronnummers: kijk bij elk nummer van welke van de twee het is"))
