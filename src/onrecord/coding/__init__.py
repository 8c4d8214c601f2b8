"""Reports become codings: the codebook, the coders and the fold from claims to a view."""

from onrecord.coding.coders import ReportCoder, coder_for

__all__ = ["ReportCoder", "coder_for"]
