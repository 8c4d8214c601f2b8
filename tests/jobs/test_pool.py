"""Processes that work for another: they end with it, however it ends."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from contextlib import ExitStack

import pytest

POOL = """
import os, time
from onrecord.jobs.pool import clean_pool
if __name__ == "__main__":
    with clean_pool(2) as pool:
        print(*{pool.submit(os.getpid).result() for _ in range(20)}, flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells of the end of a process that is no child")
def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    (tmp_path / "parent.py").write_text(POOL)
    with ExitStack() as stack:
        command = [sys.executable, tmp_path / "parent.py"]
        parent = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        waiting = {os.pidfd_open(int(each)) for each in parent.stdout.readline().split()}
        for worker in waiting:
            stack.callback(os.close, worker)
        parent.kill()
        assert waiting
        while waiting:
            ended, _, _ = select.select(waiting, [], [], 20)
            assert ended, "a worker outlives its parent"
            waiting.difference_update(ended)
