"""A small web site on this machine, real enough to be fetched from."""

from __future__ import annotations

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.evidence.hosts import read_networks

__all__ = ["HERE", "PAGE", "site"]

HERE = read_networks("127.0.0.1")
PAGE = (
    "<html lang=en><head><title>Two bakers shot dead</title></head><body><article><h1>Two bakers shot dead</h1>"
    "<p>Two bakers were shot dead outside the market of Zawiya on 3 May 2016, neighbours told a monitoring group.</p>"
    "<p>The group said that nobody had claimed the killing, and that the market was closed on Wednesday.</p>"
    "</article></body></html>"
)


class Site(BaseHTTPRequestHandler):
    """A small site; each path answers in its own way."""

    def do_GET(self):
        """Answer, and note what was asked."""
        self.server.asked.append((self.path, dict(self.headers)))
        answers = {
            "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n"),
            "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
            "/moved": (302, {"Location": "/page"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
            "/inside": (302, {"Location": "http://10.0.0.1/admin"}, b""),
            "/private/page": (200, {}, b"no"),
        }
        status, headers, body = self.server.answers.get(self.path) or answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def site():
    """Give a site that answers on this machine, with what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.answers = [], {}
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
