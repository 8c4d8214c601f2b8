from onrecord.resolution.folding import cut
from onrecord.resolution.wordtree import WordTree, keys_of


def tree(*phrases):
    made = WordTree()
    for phrase in phrases:
        made.add(keys_of(phrase), phrase)
    return made


def test_the_longest_phrase_is_found():
    assert tree("free", "free army", "free army of hills").longest(cut("the free army fled"), 1) == (3, ["free army"])


def test_every_phrase_is_found_the_longest_first():
    found = tree("free", "free army").all(cut("free army"), 0)
    assert [phrases for _, phrases in found] == [["free army"], ["free"]]


def test_a_beginning_alone_is_no_phrase():
    assert tree("free army").longest(cut("free men"), 0) is None


def test_a_phrase_may_stand_for_several_things():
    made = tree("the front")
    made.add(keys_of("Front"), "another")
    assert made.longest(cut("front"), 0) == (1, ["the front", "another"])


def test_a_phrase_of_no_words_stands_for_nothing():
    made = WordTree()
    made.add((), "nothing")
    assert made.firsts() == frozenset()


def test_an_arabic_word_loses_the_particles_written_onto_it():
    made = tree("قوات النظام", "النظام", "تنظيم الدولة")
    for written, dropped in (("وقوات", 1), ("وبقوات", 2), ("للنظام", 1), ("قوات", 0)):
        (word,) = cut(written)
        stem = made.stem(word)
        assert made.begins(stem.key)
        assert stem.start == dropped


def test_words_that_begin_nothing_stay_whole():
    made = tree("النظام")
    for written in ("مدينة", "وب", "governor", "لل"):
        (word,) = cut(written)
        assert made.stem(word) == word
