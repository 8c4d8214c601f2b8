"""People who work on a case file in the workbench: who they are, and what they may do. Every change has its row in the
ledger; passwords are kept as Argon2 sums.
"""
