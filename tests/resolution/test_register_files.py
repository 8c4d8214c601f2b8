import pytest

from onrecord.core.errors import CodebookError, UnreadableFile
from onrecord.resolution.bodies import BodyKind
from onrecord.resolution.register_files import REGISTER, read_entries, read_yaml, split_words


@pytest.fixture
def project(tmp_path):
    """Give a way to write a project's own register."""

    def write(text):
        path = tmp_path / "register.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refusal(path):
    with pytest.raises(CodebookError) as told:
        read_entries([path])
    return str(told.value)


def test_the_shipped_register_holds_many_bodies_of_every_kind():
    entries = read_entries()
    assert len(entries) > 2500
    assert {entry.kind for entry in entries.values()} == set(BodyKind)


def test_every_shipped_file_states_its_source_and_licence():
    heads = {path.name: path.read_text(encoding="utf-8")[:900] for path in REGISTER.glob("*.yaml")}
    assert [name for name, head in heads.items() if "Source:" not in head or "Licence:" not in head] == []


def test_a_project_adds_a_body_of_its_own(project):
    entries = read_entries([project("entries:\n  river-watch: {name: River Watch, kind: monitor, country: NO; KE}")])
    assert entries["river-watch"].countries == ("NO", "KE")


def test_a_project_adds_names_to_a_shipped_body(project):
    before = read_entries()["boko-haram"]
    after = read_entries([project("entries:\n  boko-haram: {aliases: the Sambisa men}")])["boko-haram"]
    assert after.aliases == (*before.aliases, "the Sambisa men")
    assert (after.name, after.kind, after.valid) == (before.name, before.kind, before.valid)


def test_a_project_renames_a_body_and_keeps_its_old_name_as_an_alias(project):
    path = project("entries:\n  boko-haram: {name: JAS group, valid: 2002-2030, parent: al-qaeda}")
    after = read_entries([path])["boko-haram"]
    assert after.name == "JAS group"
    assert after.aliases[0] == "Boko Haram"
    assert (after.valid, after.parent) == ((2002, 2030), "al-qaeda")


def test_a_project_gives_a_folder_of_files(project):
    path = project("defaults: {kind: gang or cartel}\nentries:\n  dock-gang: {name: Dock Gang}")
    assert read_entries([path.parent])["dock-gang"].kind is BodyKind.GANG


def test_years_may_be_open_at_either_end(project):
    path = project("defaults: {kind: militia}\nentries: {a: {name: Aa, valid: 1990-}, b: {name: Bb, valid: -1999}}")
    entries = read_entries([path])
    assert (entries["a"].valid, entries["b"].valid) == ((1990, None), (None, 1999))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entries: {x: {kind: militia}}", "no name"),
        ("entries: {x: {name: X, kind: band}}", "the kind 'band'"),
        ("entries: {x: {name: X, kind: militia, colour: red}}", "the field 'colour'"),
        ("entries: {x: {name: X, kind: militia, valid: lately}}", "valid 'lately'"),
        ("entries: {x: {name: X, kind: militia, valid: 99-2001}}", "valid '99-2001'"),
        ("entries: {x: {name: X, kind: militia, valid: 2001-1999}}", "valid '2001-1999'"),
        ("entries: {x: {name: X, kind: militia, parent: nobody}}", "the parent 'nobody'"),
        ("entries: {x: militia}", "'militia'"),
        ("entries: {x: {name: X, name: Y, kind: militia}}", "'name' twice"),
        ("bodies: {}", "no table of entries"),
        ("", "no table"),
        ("- a list", "no table"),
        ("entries: {x: [", "expected YAML"),
    ],
)
def test_a_broken_register_is_refused_with_what_is_wrong(project, text, said):
    assert said in refusal(project(text))


def test_a_register_that_is_not_there_is_unreadable(tmp_path):
    with pytest.raises(UnreadableFile):
        read_entries([tmp_path / "absent.yaml"])


def test_words_that_yaml_takes_for_truth_stay_words(project):
    assert read_yaml(project("{country: NO, word: on, list: [yes, off]}")) == {
        "country": "NO",
        "word": "on",
        "list": ["yes", "off"],
    }


def test_words_are_split_from_a_line_or_a_list():
    assert split_words("one;  two words ;") == split_words(["one", "two  words"]) == ("one", "two words")
    assert split_words(None) == ()
