"""Training of the small models that ship with onrecord, from HRDsAttack train and MUC-4 DEV only."""
