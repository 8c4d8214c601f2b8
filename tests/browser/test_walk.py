"""The ten minutes of docs/tutorial/workbench.md, walked on the case file of the demo in English and in Arabic."""

from __future__ import annotations

import shutil
import threading
from itertools import count

import pytest
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

from onrecord.jobs.demonstrating import make_demonstration
from onrecord.jobs.engine import InstalledEngine
from onrecord.jobs.overviews import remembered
from onrecord.store.casefile import Writer, open_case
from onrecord.store.judgements import identity_judgements
from onrecord.store.models import Coding
from onrecord.web.access.casefile import hold_case
from onrecord.web.access.door import open_door
from onrecord.web.starting import first_member, make_signing_tables
from tests.browser.conftest import AXE
from tests.browser.workbench import LAPTOP, Workbench
from tests.served import Served
from tools.walk import PAIRS, Walk


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """Make the case file of the demo, once."""
    folder = tmp_path_factory.mktemp("demo") / "case"
    assert list(make_demonstration(folder, Writer("amal"), InstalledEngine()))
    return folder


@pytest.fixture
def walked(browser, demonstration, tmp_path):
    """Give a workbench on a copy of the case file of the demo, as whoever started it comes in."""
    shutil.copytree(demonstration, tmp_path / "case")
    case = open_case(tmp_path / "case", Writer("amal"))
    make_signing_tables(case.alias)
    hold_case(case)
    remembered.forget()
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    axe = AXE.read_text(encoding="utf-8") if AXE.is_file() else None
    made = Workbench(Served(case, count(1)), f"http://127.0.0.1:{server.effective_port}", browser, axe)
    yield made
    made.close()
    server.close()
    thread.join(10)
    case.close()
    assert made.complaints == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_new_user_codes_judges_signs_and_sees_the_number_change(walked, language):
    case = walked.served.case
    locale = {"en": "en-GB", "ar": "ar-SY"}[language]
    page = walked.listen(walked.browser.new_context(viewport=LAPTOP, locale=locale).new_page())
    walked.contexts.append(page.context)
    seen = []
    walk = Walk(page, walked.address, lambda _name: seen.extend(walked.check(page)))
    walk.come_in(open_door(first_member(case, "amal")))
    assert page.evaluate("() => [document.documentElement.lang, document.dir]") == [
        language, "rtl" if language == "ar" else "ltr",
    ]  # fmt: skip
    unconfirmed = walk.unconfirmed()
    walk.open_report()
    assert walk.correct_age("48") == ("48", "49")
    more, before = walk.add_victim()
    assert more == before + 1
    walk.accept()
    assert Coding.objects.filter(kind="person").count() == 1
    walk.judge()
    assert [str(each.decision) for each in identity_judgements(case)] == ["different"] * PAIRS
    walk.sign("no other source tells of it")
    assert walk.unconfirmed() == unconfirmed - 1
    assert seen == []
