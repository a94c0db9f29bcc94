"""Small Word files, made for tests: headings, raised numbers, lists, tables and footnotes, as Word writes them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
{relations}</Relationships>"""
_NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in [("Title", "Title"), ("Heading1", "heading 1"), ("Heading2", "heading 2"), ("Caption", "caption")]
)


def paragraph(text: str, style: str | None = None, item: bool = False) -> str:
    """A paragraph; `^12^` in the text is raised, `{{3}}` a reference to footnote 3."""
    runs = []
    for number, part in enumerate(text.split("^")):
        properties = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if number % 2 else ""
        for place, piece in enumerate(part.replace("}}", "{{").split("{{")):
            if place % 2:
                runs.append(f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>')
            elif piece:
                runs.append(f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    about += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if item else ""
    return f"<w:p><w:pPr>{about}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells."""
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def _related(**targets: str) -> str:
    relations = [f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(targets.items(), 1)]
    return _RELATIONS.format(relations="".join(relations))


def write_word(path: Path, body: list[str], footnotes: dict[int, str] | None = None) -> Path:
    """Write a Word file with these paragraphs and tables."""
    notes = "".join(f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in (footnotes or {}).items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _related(officeDocument="word/document.xml"))
        archive.writestr("word/_rels/document.xml.rels", _related(footnotes="footnotes.xml", numbering="numbering.xml", styles="styles.xml"))
        archive.writestr("word/numbering.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:numbering {_NAMES}>{_NUMBERING}</w:numbering>')
        archive.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NAMES}><w:body>{"".join(body)}</w:body></w:document>')
        archive.writestr("word/styles.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:styles {_NAMES}>{_STYLES}</w:styles>')
        archive.writestr("word/footnotes.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {_NAMES}>{notes}</w:footnotes>')
    return path
