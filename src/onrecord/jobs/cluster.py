"""Where records are compared: on this machine, or shared among the workers of a Spark cluster that somebody runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.core.errors import MissingPart, NoCluster
from onrecord.linkage.duck import Duck
from onrecord.linkage.kinds import Kind

__all__ = ["engine_for"]


@contextmanager
def engine_for(kind: Kind, folder: Path | None, master: str | None) -> Iterator[Duck]:
    """Give the engine for records of a kind, for as long as the block lasts; in `folder` it may write what memory
    lacks. `master` is the address of a Spark cluster, None for this machine.

    Raises:
        MissingPart: Spark is asked for and not installed.
        NoCluster: no cluster answers at the address, or Java is not there.
    """
    if master is None:
        yield Duck(kind, folder)
        return
    from onrecord.linkage.spark import Spark

    session = _session(master)
    try:
        yield Spark(kind, session, folder)
    finally:
        session.stop()


def _session(master: str) -> Any:
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingPart(
            f"the Spark cluster {master}",
            found="no Spark on this machine",
            expected="the packages pyspark and pandas, here and on each worker",
            do="Install them: pip install 'onrecord[spark]'.",
        ) from error
    builder = SparkSession.builder.master(master).appName("onrecord")
    for name, value in _settings(master).items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (Py4JError, PySparkException) as error:
        raise NoCluster(
            f"the Spark cluster {master}",
            found=str(error).strip().splitlines()[0],
            expected="a cluster that answers at this address, and Java 17 or newer on this machine",
            do="Check the address, that the cluster runs, and `java -version`; without --spark this machine compares.",
        ) from error
    session.sparkContext.setLogLevel("ERROR")
    if _is_here(master) and "PYSPARK_PYTHON" not in os.environ:
        # Workers of this machine have what this process has; those of a cluster have what its keepers gave them.
        session.sparkContext.pythonExec = sys.executable
    return session


def _settings(master: str) -> dict[str, str]:
    """Give the settings of a session: nothing is shown in a browser, and one on this machine listens here alone."""
    told = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    if _is_here(master):
        told |= dict.fromkeys(("spark.driver.host", "spark.driver.bindAddress"), "127.0.0.1")
    return told


def _is_here(master: str) -> bool:
    return master.startswith("local")
