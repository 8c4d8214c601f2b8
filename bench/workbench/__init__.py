"""The workbench under attack, killed, counted and looked at: what people and strangers meet, measured."""
