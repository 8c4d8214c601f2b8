"""An address as a square that a phone's camera reads, drawn as one path without a style of its own."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

__all__ = ["drawn"]

# The quiet zone that cameras need: four modules (ISO/IEC 18004).
MARGIN = 4


def drawn(address: str) -> SafeString:
    """Give the picture as SVG; dark on light whatever the page's colours are."""
    import qrcode

    code = qrcode.QRCode(border=MARGIN)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    size = len(rows)
    # Digits and letters of a path, which nobody typed.
    return format_html(
        '<svg class="qr" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true">'
        '<rect width="{}" height="{}" fill="#fff"/><path d="{}" fill="#000"/></svg>',
        size,
        size,
        size * 5,
        size * 5,
        size,
        size,
        mark_safe(dark),
    )
