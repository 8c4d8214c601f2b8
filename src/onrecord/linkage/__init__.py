"""Which victim records are one person, which incident records one incident: compared, scored, judged, clustered."""
