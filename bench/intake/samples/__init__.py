"""A sample of every kind of file that has a reader, made of the same invented stories: words that are known go in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bench.intake.samples import archives, bundles, documents, offices, pictures
from bench.intake.samples.stories import Story, told_stories
from onrecord.evidence.formats import Format

__all__ = ["SAMPLES", "Story", "told_stories"]

SAMPLES: Mapping[Format, Callable[[Sequence[Story]], bytes]] = {
    Format.TEXT: documents.text,
    Format.HTML: documents.page,
    Format.MHTML: documents.mhtml,
    Format.WEBARCHIVE: documents.webarchive,
    Format.PDF: pictures.pdf,
    Format.IMAGE: pictures.picture,
    Format.MEDIA: pictures.recording,
    Format.LETTER: bundles.letter,
    Format.MAILBOX: bundles.mailbox,
    Format.FEED: bundles.feed,
    Format.JSON_FEED: bundles.json_feed,
    Format.WARC: archives.warc,
    Format.WACZ: archives.wacz,
    Format.TELEGRAM: bundles.telegram,
    Format.TELEGRAM_PAGE: bundles.telegram_page,
    Format.WHATSAPP: bundles.whatsapp,
    Format.ARCHIVED_TABLE: bundles.archived_table,
    Format.ARCHIVED_JSON: bundles.archived_json,
    Format.ARCHIVED_PAGE: bundles.archived_page,
    Format.ZIP: archives.zipped_texts,
    Format.TAR: archives.tarred_texts,
    Format.GZIP: archives.gzipped_text,
    Format.DOCX: offices.docx,
    Format.ODT: offices.odt,
    Format.RTF: documents.rtf,
    Format.XLSX: offices.xlsx,
    Format.ODS: offices.ods,
    Format.PPTX: offices.pptx,
    Format.EPUB: offices.epub,
    Format.SUBTITLES: documents.subtitles,
    Format.TABLE_TEXT: bundles.table_text,
}
"""How a file of each format is made of stories; of formats that hold one report the stories follow one another."""
