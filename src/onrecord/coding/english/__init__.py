"""The English rule coder, one module a step; `coder` puts them in order."""
