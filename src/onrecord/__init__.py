"""From "reportedly" to on record: casualty reports in, claims tied to their words out."""
