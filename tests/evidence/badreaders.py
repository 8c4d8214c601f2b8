"""A reader of web pages that does what the page says, run where foreign files are read: to see the walls hold."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from onrecord.core.errors import Damaged, MissingPart
from onrecord.evidence import child
from onrecord.evidence.formats import Format
from onrecord.evidence.heartbeat import beat
from onrecord.evidence.parts import Draft, Part
from onrecord.evidence.readers import READERS


def obey(data, origin):
    order = data.decode().removeprefix("<html>").removesuffix("</html>")
    told = DEEDS[order](origin)
    yield told if isinstance(told, Damaged) else Draft((Part(str(told)),))


def sleep(_):
    time.sleep(60)


def beat_on(_):
    for _ in range(8):
        time.sleep(0.2)
        beat()
    return "beaten"


def eat(_):
    held = [bytearray(100_000_000) for _ in range(100)]
    return len(held)


def die(_):
    os._exit(3)


def lie(_):
    # What a reader that was taken over could do: write to the answers itself.
    for number in range(3, 20):
        try:
            os.write(number, b'{"report":{"id":"sha256:00","text":"a lie"}}\n')
        except OSError:
            continue
    return "told"


def forge(_):
    for number in range(3, 20):
        try:
            os.write(number, b'{"report":{"text":1}}\n')
        except OSError:
            continue
    return "told"


def forge_table(_):
    for number in range(3, 20):
        try:
            os.write(number, b'{"grid":{"name":1}}\n')
        except OSError:
            continue
    return "told"


def shout(_):
    print("noise " * 1000)
    os.write(1, b"more noise\n")
    return "quiet"


def connect(_):
    return refused(lambda: socket.create_connection(("127.0.0.1", 9), timeout=2))


def connect_below(_):
    # Past every hook of Python: the C library's own socket, to an address of this machine.
    libc = ctypes.CDLL(None, use_errno=True)
    handle = libc.socket(2, 1, 0)
    address = b"\x02\x00" + int(os.environ.get("PORT", "9")).to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
    return "connected" if libc.connect(handle, address, 16) == 0 else f"not connected ({ctypes.get_errno()})"


def start(_):
    return refused(lambda: subprocess.run(["true"], check=True))


def write(_):
    return refused(lambda: Path("/tmp/onrecord-escaped").write_text("out"))


def remove(_):
    return refused(lambda: os.remove(__file__))


def write_here(_):
    Path("own.txt").write_text("in")
    with open(os.devnull, "w") as nothing:
        nothing.write("x")
    return Path("own.txt").read_text()


def refused(deed):
    try:
        deed()
    except PermissionError as error:
        return f"refused: {error}"
    return "done"


def damaged(origin):
    return Damaged(origin.thing, found="a hole", expected="a page", do="Mend it.")


def break_down(_):
    raise ZeroDivisionError("of a library")


def lack(_):
    raise MissingPart("tesseract", found="nothing", expected="a programme", do="Install it.")


def endless(_):
    return "word " * 60_000


DEEDS = {
    "sleep": sleep, "beat": beat_on, "eat": eat, "die": die, "lie": lie, "forge": forge, "shout": shout,
    "connect": connect, "connect below": connect_below, "start": start, "write": write, "remove": remove,
    "write here": write_here, "damaged": damaged, "break down": break_down, "lack": lack, "endless": endless,
    "forge table": forge_table,
}  # fmt: skip


def main():
    READERS[Format.HTML] = obey
    child.main()


if __name__ == "__main__":
    sys.exit(main())
