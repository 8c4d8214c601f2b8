"""The whole of what is held, in the shape that is published and before any rule of disclosure: it never leaves."""
