"""What can be made anew from the facts at any time, and what is still to be tried: nothing here is evidence."""

from __future__ import annotations

from django.db import models

__all__ = [
    "Counted",
    "CountedName",
    "CountedRun",
    "FamilyMember",
    "LinkedIncident",
    "LinkedPair",
    "LinkedPerson",
    "LinkedRun",
    "Listing",
    "PairFinding",
    "Record",
    "Setback",
    "Sketch",
    "SketchNumber",
]


class Listing(models.Model):
    """One report as lists show it, by its reading and its coding in force: the newest.

    `text_row` and `names_row` are its rows of the search index; what the index holds besides is of older readings and
    codings, and not found.
    """

    report = models.CharField(max_length=71, unique=True)
    reading = models.CharField(max_length=64, unique=True)
    coding = models.CharField(max_length=64, null=True)
    text_row = models.BigIntegerField(unique=True)
    names_row = models.BigIntegerField(unique=True, null=True)
    title = models.TextField(null=True)
    source = models.TextField(null=True)
    language = models.CharField(max_length=16, null=True)
    published = models.DateField(null=True)

    class Meta:
        db_table = "listing"
        indexes = (models.Index(fields=["coding"], name="listing_coding"),)


class Record(models.Model):
    """One real incident or person as the claims and judgements give it, as JSON, packed; `id` comes of its members."""

    id = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=16, db_index=True)
    body = models.BinaryField()

    class Meta:
        db_table = "record"


class Setback(models.Model):
    """Something that could not be read or coded, why, and how often it was tried."""

    step = models.CharField(max_length=16)
    item = models.CharField(max_length=200)
    thing = models.TextField()
    reason = models.TextField()
    attempts = models.PositiveIntegerField()
    last_at = models.DateTimeField()

    class Meta:
        db_table = "setback"
        constraints = (models.UniqueConstraint(fields=["step", "item"], name="setback_of_item"),)


class Sketch(models.Model):
    """A reading as reprints are found by it; the ids grow in the order in which reports came."""

    report = models.CharField(max_length=71, unique=True)
    reading = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    agency = models.TextField(null=True)

    class Meta:
        db_table = "reprint_sketch"


class SketchNumber(models.Model):
    """One number of a sketch, for the first few sketches that have it."""

    number = models.BigIntegerField(db_index=True)
    sketch = models.BigIntegerField(db_index=True)

    class Meta:
        db_table = "reprint_number"


class PairFinding(models.Model):
    """What was found of two reports that share much, and why, as a JSON list of words for people."""

    short = models.CharField(max_length=71)
    long = models.CharField(max_length=71, db_index=True)
    verdict = models.CharField(max_length=16)
    quoted = models.BooleanField()
    share = models.FloatField()
    shared = models.PositiveIntegerField()
    reasons = models.TextField()

    class Meta:
        db_table = "reprint_finding"
        constraints = (models.UniqueConstraint(fields=["short", "long"], name="finding_of_pair"),)


class FamilyMember(models.Model):
    """A report that prints the same text as others: the likely original of its family, why, and whose word it is."""

    report = models.CharField(max_length=71, unique=True)
    original = models.CharField(max_length=71, db_index=True)
    why = models.TextField()
    source = models.TextField()

    class Meta:
        db_table = "reprint_member"


class LinkedRun(models.Model):
    """The last run that looked for people, or incidents, told of twice: by which version, of what (a sum), and what it
    came to.
    """

    kind = models.CharField(max_length=16, unique=True)
    version = models.CharField(max_length=32)
    inputs = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    compared = models.BigIntegerField()
    fresh = models.PositiveIntegerField()

    class Meta:
        db_table = "linked_run"


class LinkedPair(models.Model):
    """Two subjects that may be one, in order of id: log2 odds, and the parts they are the sum of, as JSON.

    `rival` is who is likeliest to be one of the two instead; `fresh` tells that the run before did not find the pair.
    `worth` is what it is worth to ask a person of it, 0 where it is settled; `changes` the pairs of records that the
    answer joins or parts, and `left_out` why clusters left it apart.
    """

    kind = models.CharField(max_length=16)
    one = models.CharField(max_length=128)
    other = models.CharField(max_length=128)
    weight = models.FloatField()
    weighed = models.TextField()
    rival = models.CharField(max_length=128, null=True)
    fresh = models.BooleanField()
    worth = models.FloatField(default=0.0)
    changes = models.PositiveIntegerField(default=1)
    left_out = models.TextField(null=True)

    class Meta:
        db_table = "linked_pair"
        constraints = (models.UniqueConstraint(fields=["kind", "one", "other"], name="linked_once"),)
        indexes = (
            models.Index(fields=["kind", "other"], name="linked_other"),
            # Of what is scored little waits: the next to be asked is read from here, however much there is.
            models.Index(
                fields=["kind", "-worth", "one", "other"], name="linked_asked", condition=models.Q(worth__gt=0)
            ),
        )


class LinkedIncident(models.Model):
    """An incident that the last run met: what tells it from others in few words, and what it is told with."""

    subject = models.CharField(max_length=128, unique=True)
    name = models.TextField()
    together = models.TextField()
    is_row = models.BooleanField()

    class Meta:
        db_table = "linked_incident"


class LinkedPerson(models.Model):
    """A person with a name whom the last run met: the name as first told, what it is told with, and the family.

    `together` is a report, or one file of a list, whose rows have `is_row`; `family` and `father` are signs of names.
    """

    subject = models.CharField(max_length=128, unique=True)
    name = models.TextField()
    together = models.TextField()
    is_row = models.BooleanField()
    family = models.TextField(null=True)
    father = models.TextField(null=True)

    class Meta:
        db_table = "linked_person"
        indexes = (models.Index(fields=["family"], name="linked_family"),)


class CountedRun(models.Model):
    """What was counted last by one scheme: `inputs` is the sum of what it depends on, `head` that of the rules and of
    the ledger's head when it was seen to hold last; `twins` are records that may be one, as JSON.
    """

    scheme = models.CharField(max_length=64, unique=True)
    inputs = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    incidents = models.PositiveIntegerField()
    is_linked = models.BooleanField()
    twins = models.TextField()

    class Meta:
        db_table = "counted_run"


class CountedName(models.Model):
    """A name of cells, kinds or rules, by a number: a million rows are added up by numbers in a third of the time."""

    text = models.TextField()

    class Meta:
        db_table = "counted_name"


class Counted(models.Model):
    """How many people suffered one thing in one incident by one scheme: all of them, where `sex`, `age_group` and
    `status` are null, or those of a kind. Cells, kinds and rules are numbers of names; `known` is the day of the first
    report, null where none has one.
    """

    run = models.ForeignKey(CountedRun, on_delete=models.CASCADE, db_index=False)
    outcome = models.PositiveSmallIntegerField()
    record = models.CharField(max_length=64)
    is_twin = models.BooleanField()
    low = models.IntegerField()
    best = models.IntegerField()
    high = models.IntegerField()
    open_ended = models.PositiveSmallIntegerField()
    rules = models.IntegerField()
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    known = models.DateField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    day = models.IntegerField()
    month = models.IntegerField()
    year = models.IntegerField()
    country = models.IntegerField()
    place = models.IntegerField()
    actor = models.IntegerField()
    act = models.IntegerField()
    method = models.IntegerField()
    grounds = models.IntegerField()
    grade = models.IntegerField()
    sex = models.IntegerField(null=True)
    age_group = models.IntegerField(null=True)
    status = models.IntegerField(null=True)

    class Meta:
        db_table = "counted"
        indexes = (
            models.Index(fields=["run", "outcome", "month", "place"], name="counted_month"),
            models.Index(fields=["run", "outcome", "place"], name="counted_place"),
            models.Index(fields=["record"], name="counted_record"),
            # Of a million few may be one with another, and are asked for each time.
            models.Index(fields=["run", "outcome"], name="counted_twin", condition=models.Q(is_twin=True)),
            # The list of incidents is asked for those of a grade.
            models.Index(
                fields=["run", "grade", "record"], name="counted_graded", condition=models.Q(sex__isnull=True)
            ),
            # The largest incidents beneath a number come first: of a million claims half a second without it.
            models.Index(
                fields=["run", "outcome", "-high", "record"],
                name="counted_largest",
                condition=models.Q(sex__isnull=True),
            ),
        )
