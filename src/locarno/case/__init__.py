"""The language: text to case and back, checks, the domain's nouns as frozen records."""
