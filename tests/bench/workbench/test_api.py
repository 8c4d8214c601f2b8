"""What a log of schemathesis's events is counted as."""

from __future__ import annotations

import json

from bench.workbench.api import counted, main


def test_what_was_skipped_is_not_counted_as_tried():
    skipped = {"ScenarioFinished": {"recorder": {"label": "GET /a"}}}
    assert counted("ids", [json.dumps(skipped)], 0).operations == 0


def test_requests_are_counted_and_failed_checks_named_once():
    checks = {"1": [{"name": "no_500", "status": "failure"}, {"name": "other", "status": "success"}]}
    recorder = {"label": "GET /a", "interactions": {"1": {}, "2": {}}, "checks": checks | {"2": checks["1"]}}
    loaded = {"LoadingFinished": {"statistic": {"operations": {"selected": 3}}}}
    stateful = {"label": "Stateful tests", "interactions": {"1": {}}, "checks": {}}
    finished = [{"ScenarioFinished": {"recorder": each}} for each in (recorder, stateful)]
    lines = [json.dumps(each) for each in (loaded, *finished)]
    tried = counted("ids", lines, 1)
    assert (tried.cases, tried.operations, tried.selected, tried.code) == (3, 1, 3, 1)
    assert tried.failures == ("GET /a: no_500",)


def test_nothing_tried_is_not_a_success(monkeypatch, capsys):
    monkeypatch.setattr("bench.workbench.api._beside", lambda: None)
    monkeypatch.delenv("SCHEMATHESIS", raising=False)
    assert main([]) == 1
    assert "Nothing was tried" in capsys.readouterr().err
