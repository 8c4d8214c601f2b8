"""Publishing: releases, what is in them and what is held back, who approves them, what the public is told."""
