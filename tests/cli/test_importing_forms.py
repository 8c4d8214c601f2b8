"""`onrecord import` of what KoboToolbox, ODK and Tella export."""

from __future__ import annotations

import json
import os

import pytest

from onrecord.cli.exits import Exit
from onrecord.store.casefile import Writer, open_case
from onrecord.store.connection import close
from onrecord.store.models import Acquisition, LedgerRow, Reading
from onrecord.store.readings import report_of
from tests.cases import database_server  # noqa: F401 - a fixture
from tests.cli.test_case_commands import at  # noqa: F401 - a fixture
from tests.evidence.zipped import a_zip

PHOTO = b"\xff\xd8\xff\xe0 a photograph"
KOBO = (
    "start;deviceid;username;details/victim_name;details/age;date_of_incident;_where_latitude;photo;_id;_uuid;"
    "_submission_time;_submitted_by\n"
    "2016-03-04T10:00:00;353918;karim_z;Rim Aliwi;9;2016-03-03;35.95;1467.jpg;7;u-1;2016-03-04T10:05:00;karim_z\n"
)
ODK = (
    "SubmissionDate,SubmitterName,DeviceID,victim-name,date_of_death,KEY\n"
    "2016-03-04,Karim Z.,353918,Rim Aliwi,2016-03-03,k\n"
)
TELLA = json.dumps(
    [
        {
            "victim name": "Rim Aliwi",
            "date": "2016-03-03",
            "file": "1467.jpg",
            "fileHashSHA256": "00",
            "deviceID": "353918",
            "timestamp": "1457000000",
            "location": {"latitude": 35.95},
            "wifis": ["karim_z"],
        }
    ]
)


@pytest.mark.parametrize(
    ("members", "form"),
    [
        ({"answers.csv": KOBO, "media/karim_z/1467.jpg": PHOTO}, "KoboToolbox"),
        ({"form.csv": ODK, "media/1467.jpg": PHOTO}, "ODK"),
        ({"report.json": TELLA, "1467.jpg": PHOTO}, "Tella"),
    ],
)
def test_submissions_become_reports_without_who_sent_them(at, tmp_path, members, form):  # noqa: F811
    at("init")
    path = tmp_path / "export.zip"
    path.write_bytes(a_zip(members))
    result = at("import", path, "--yes")
    assert result.exit_code == Exit.FINE, result.stderr
    assert f"Answers to a form of {form}: who sent them is protected." in result.stdout
    assert "1 rows read, 1 of them new; 1 codings added." in result.stdout
    case = open_case(tmp_path / "zawiya", Writer("amal", database_url=os.environ.get("DATABASE_URL")))
    (report,) = (report_of(row) for row in Reading.objects.using(case.alias))
    said = report.text + result.stdout + result.stderr
    for secret in ("353918", "karim_z", "Karim Z", "35.95"):
        assert secret not in said
        assert not LedgerRow.objects.using(case.alias).filter(detail__contains=secret).exists()
    assert "Rim Aliwi" in report.text
    photo = Acquisition.objects.using(case.alias).get(origin__endswith="file 1")
    assert case.originals.get(photo.original_id) == PHOTO
    assert json.loads(photo.detail)["reports"] == (report.id if form != "ODK" else "")
    close(case.alias)
    before = at("head").stdout
    assert "0 of them new; 0 codings added." in at("import", path, "--yes").stdout
    assert json.loads(at("head").stdout)["hash"] == json.loads(before)["hash"]
    assert at("verify").stdout == "Everything is as it was written.\n"
