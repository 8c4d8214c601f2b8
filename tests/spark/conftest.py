"""A real cluster of Spark on this machine: a driver, and two workers that are processes of their own."""

from __future__ import annotations

import importlib.util
import shutil

import pytest

CLUSTER = "local-cluster[2,1,1024]"


@pytest.fixture
def cluster():
    """Give the address of a cluster of two workers, each of one core and a gigabyte."""
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("Spark is not installed: make spark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17 or newer (Debian: apt-get install default-jre-headless)")
    return CLUSTER
