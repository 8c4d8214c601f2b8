"""Files made to do harm, or as broken as files get: each with its name, its bytes and what must come of it."""

from bench.hostile.archives import archives
from bench.hostile.documents import documents
from bench.hostile.files import Hostile
from bench.hostile.letters import letters
from bench.hostile.pages import pages
from bench.hostile.pdfs import pdfs
from bench.hostile.pictures import pictures
from bench.hostile.texts import texts

__all__ = ["Hostile", "hostile_files"]


def hostile_files(home: str = "http://127.0.0.1:9") -> list[Hostile]:
    """Give every file, in a stable order; `home` is the address that those that call home call."""
    makers = (texts, pages, archives, documents, pdfs, letters, pictures)
    return [each for make in makers for each in make(home)]
