"""What a question answers with: frozen records, one file a question."""
