"""The standards' tables from one set of records: SDG 16.1.2, UCDP GED, ACLED, Airwars, Iraq Body Count."""
