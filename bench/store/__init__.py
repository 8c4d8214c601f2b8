"""What keeps a case file honest, measured: crashes, tampering, many at once, size, reprints, old workbooks."""
