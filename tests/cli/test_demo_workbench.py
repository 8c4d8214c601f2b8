"""`onrecord demo --workbench` over a folder that is there already."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from onrecord.cli.exits import Exit
from tests.cli.test_moving import at, command, filled, raw

__all__ = ["at", "filled"]


@pytest.mark.parametrize("at", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("filled")
def test_a_demo_that_an_older_version_made_is_upgraded_and_keeps_what_was_done_in_it(tmp_path):
    raw(tmp_path)
    call_command("migrate", "store", "0002", verbosity=0)
    (tmp_path / "zawiya").rename(tmp_path / "case")
    done = command("demo", "--workbench", "--output", tmp_path)
    assert (done.exit_code, done.stdout) == (
        Exit.FINE,
        f"Open the workbench on it: onrecord serve --case {tmp_path / 'case'}\n",
    )
    assert "An older version of onrecord made it: it was upgraded." in done.stderr
    assert (tmp_path / "case-before-0002_append_only.backup").exists()
    assert command("search", "bakers", "--case", tmp_path / "case").exit_code == Exit.FINE
    assert "upgraded" not in command("demo", "--workbench", "--output", tmp_path).stderr
