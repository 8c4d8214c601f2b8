"""A report with the words of a quote lit, wherever letters are joined and whatever stands before them."""

from __future__ import annotations

import re

from onrecord.core.wire import coding_from_json
from onrecord.store.canonical import unpack
from onrecord.store.judgements import SAME
from onrecord.store.models import Coding
from onrecord.store.recording import record_reprint
from tests.cases import bring
from tests.lifelike import bread_queue_coding
from tests.reprinted import WIRE, under
from tests.web.records.told import coding_in_force, incident_in, lifelike


def text(answer):
    return re.sub("[\u2068\u2069]", "", answer.content.decode())


def lit(answer):
    return "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", answer.content.decode()))


def test_the_words_of_a_quote_are_lit(served):
    report = lifelike(served.case)
    start = bread_queue_coding().report.text.index("Masked gunmen")
    answer = served.client("reader").get(f"/reports/{report}/?at={start}-{start + 13}")
    assert lit(answer) == "Masked gunmen"
    assert 'id="lit"' in text(answer)


def test_whoever_codes_is_led_to_the_coding_of_it(served):
    report = lifelike(served.case)
    assert 'href="/coding/' not in text(served.client("reader").get(f"/reports/{report}/"))
    page = served.client("coder").get(f"/reports/{report}/")
    (address,) = re.findall(r'href="(/coding/[0-9a-f]{64}/)"', text(page))
    assert f'href="/reports/{report}/"' in text(served.client("coder").get(address))


def test_offsets_count_letters_after_an_emoji_and_arabic_letters_stay_joined(served):
    (report,) = bring(served.case, "😀 قتل خالد في السوق.")
    answer = served.client("reader").get(f"/reports/{report.id}/?at=6-10")
    assert lit(answer) == "خالد"
    assert "<mark" not in text(answer)[: text(answer).index("قتل")]


def test_a_claim_leads_to_its_words(served):
    report = lifelike(served.case)
    coding = coding_in_force(served.case, report)
    body = coding_from_json(unpack(Coding.objects.using(served.case.alias).get(pk=coding).body))
    claim = next(each for each in body.claims if each.quotes)
    client = served.client("reader")
    answer = client.get(f"/claims/{coding}/{claim.id}")
    assert answer["location"] == f"/reports/{report}/?at={claim.quotes[0].start}-{claim.quotes[0].end}#lit"
    assert lit(client.get(answer["location"])).startswith(claim.quotes[0].text.split()[0])
    assert client.get(f"/claims/{coding}/c9999").status_code == 404
    assert client.get("/claims/none/c1").status_code == 404


def test_a_report_stands_with_its_source_day_codings_and_incidents(served):
    report = lifelike(served.case)
    page = text(served.client("reader").get(f"/reports/{report}/"))
    for words in ("Radio Zawiya", "5 March 2019", "in force", report, "Deir ez-Zor, Syria", "a text of its own"):
        assert words in page
    assert f"/incidents/{incident_in(served.case, report)}/" in page


def test_reprints_of_it_stand_beside_it(served):
    one, other = bring(served.case, under("Two bakers killed", WIRE), under("Bakers shot dead", WIRE))
    with served.case.writing() as pen:
        record_reprint(pen, SAME, [one.id, other.id], "read side by side")
    page = text(served.client("reader").get(f"/reports/{one.id}/"))
    assert f"/reports/{other.id}/" in page


def test_a_long_report_is_shown_a_part_at_a_time(served):
    (report,) = bring(
        served.case, "\n\n".join(f"Paragraph {n}. " + "Shells fell on the market. " * 40 for n in range(120))
    )
    client = served.client("reader")
    first = text(client.get(f"/reports/{report.id}/"))
    assert "Paragraph 0." in first
    assert "Paragraph 119." not in first
    assert len(first) < 150_000
    later = re.search(r'href="\?from=(\d+)">The part after', first).group(1)
    assert "Paragraph 0." not in text(client.get(f"/reports/{report.id}/?from={later}"))
    at = report.text.index("Paragraph 100")
    assert lit(client.get(f"/reports/{report.id}/?at={at}-{at + 13}")) == "Paragraph 100"


def test_what_is_asked_wrongly_lights_nothing(served):
    report = lifelike(served.case)
    client = served.client("reader")
    for asked in ("at=9-2", "at=x", "at=0-99999999", "from=abc", "from=999999999"):
        answer = client.get(f"/reports/{report}/?{asked}")
        assert answer.status_code == 200
        assert lit(answer) == ""
    assert client.get("/reports/none/").status_code == 404


def test_hostile_words_are_text(served):
    (report,) = bring(served.case, "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> fell on the market.")
    page = text(served.client("reader").get(f"/reports/{report.id}/"))
    assert "<script>alert" not in page
    assert "<img" not in page
