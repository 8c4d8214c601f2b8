"""Lists of victims in tables: each row is somebody, each column says what of them, in any language that names them."""
