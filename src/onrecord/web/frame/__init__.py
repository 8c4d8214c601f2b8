"""What every page has: navigation, the language of whoever reads, tags of templates."""
