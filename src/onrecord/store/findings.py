"""The search index: the words of texts and the skeletons of names, in each database's own full-text index.

Rows are only added, and removed all at once when the index is made anew: a listing names the rows in force, so that
those of older readings and codings are there and not found. SQLite keeps no copy of the words (FTS5 without content).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from onrecord.core.coding import Coding, Perpetrator, Victim
from onrecord.resolution.findable import findable
from onrecord.resolution.skeleton import skeleton

__all__ = [
    "NAMES",
    "PARTING",
    "SEGMENT",
    "TEXTS",
    "add_names",
    "add_texts",
    "add_words",
    "bound_pending",
    "empty_index",
    "held_sql",
    "make_tables",
    "names_of",
    "remove_tables",
    "segment_sql",
    "words_of_names",
    "words_of_text",
]

TEXTS, NAMES = "find_text", "find_name"

# PostgreSQL takes no entry over 1 MB of different words; 50,000, a book of 150 pages, stay below it.
MOST_WORDS = 50_000

# PostgreSQL's index gives all rows with a word at once, in no order that helps. So each row has one word more, which
# only rows near it have: the newest that match are asked for by it. No text has a word with a stroke in it.
SEGMENT = 4_096

# What was added last stands in a list that each search reads through, up to 4 MB as PostgreSQL comes: 80 ms a search,
# among a million reports. Of half a megabyte it is a tenth, and to add a report takes a fifth of a millisecond longer.
PENDING_KB = 512

# Words come folded already: SQLite's tokenizer only has to part them.
PARTING = 'tokenize="unicode61 remove_diacritics 0"'


def add_texts(alias: str, texts: Sequence[str]) -> list[int]:
    """Make texts findable, and give the row of each."""
    return add_words(alias, TEXTS, [words_of_text(text) for text in texts])


def add_names(alias: str, codings: Sequence[Coding]) -> list[int]:
    """Make the names of codings findable by their skeletons, and give the row of each."""
    return add_words(alias, NAMES, [words_of_names(coding) for coding in codings])


def words_of_text(text: str) -> str:
    """Give the words under which a text is found."""
    return " ".join(islice(findable(text), MOST_WORDS))


def words_of_names(coding: Coding) -> str:
    """Give the skeletons under which the names of a coding are found."""
    return " ".join(" ".join(skeleton(name)) for name in names_of(coding))


def names_of(coding: Coding) -> list[str]:
    """Give every form of every name of the people and actors of a coding, each once."""
    parties: list[Victim | Perpetrator] = []
    for incident in coding.incidents:
        parties += [*incident.victims, *incident.perpetrators]
    forms = [form for party in parties for form in (party.name, *(name.text for name in party.names))]
    return list(dict.fromkeys(form for form in forms if isinstance(form, str)))


def empty_index(alias: str) -> None:
    """Remove every row of the index."""
    with connections[alias].cursor() as cursor:
        for table in (TEXTS, NAMES):
            if connections[alias].vendor == "postgresql":
                cursor.execute(f"DELETE FROM {table}")
            else:
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")


def make_tables(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index, empty."""
    for table in (TEXTS, NAMES):
        if editor.connection.vendor == "postgresql":
            editor.execute(f"CREATE TABLE {table} (id bigserial PRIMARY KEY, words tsvector NOT NULL)", params=None)
            editor.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)", params=None)
        else:
            editor.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(words, content='', {PARTING})", params=None)


def bound_pending(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Bound how much of PostgreSQL's index stands in the list that searches read through, and empty it once."""
    editor.execute(f"ALTER INDEX {table}_words SET (gin_pending_list_limit = {PENDING_KB})", params=None)
    editor.execute(f"SELECT gin_clean_pending_list('{table}_words')", params=None)


def remove_tables(editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the index."""
    for table in (TEXTS, NAMES):
        editor.execute(f"DROP TABLE {table}", params=None)


def held_sql(words: str, row: str) -> str:
    """Give what PostgreSQL's index holds for words in a row, both as SQL."""
    return f"to_tsvector('simple', {words}) || {segment_sql(row)}"


def segment_sql(row: str) -> str:
    """Give, as SQL, the word that only a row of PostgreSQL's index and those near it have."""
    return f"array_to_tsvector(ARRAY['/' || {row} / {SEGMENT}])"


def add_words(alias: str, table: str, words: Sequence[str]) -> list[int]:
    """Add a row to a table of the index for each of these, and give the rows."""
    if not words:
        return []
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            rows: list[int] = []
            for some in (words[start : start + 200] for start in range(0, len(words), 200)):
                numbers = (
                    f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) AS id, told FROM unnest(%s::text[]) told"
                )
                cursor.execute(
                    f"INSERT INTO {table} (id, words) SELECT id, {held_sql('told', 'id')}"
                    f" FROM ({numbers}) AS numbered RETURNING id",
                    [list(some)],
                )
                rows += sorted(row for (row,) in cursor.fetchall())
            return rows
        cursor.execute(f"SELECT rowid FROM {table} ORDER BY rowid DESC LIMIT 1")
        (last,) = cursor.fetchone() or (0,)
        numbered = list(enumerate(words, last + 1))
        cursor.executemany(f"INSERT INTO {table} (rowid, words) VALUES (%s, %s)", numbered)
        return [row for row, _ in numbered]
