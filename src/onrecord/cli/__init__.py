"""The `onrecord` command: one module for each command."""
