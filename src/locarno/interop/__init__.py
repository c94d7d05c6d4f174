"""Other programs' files: read into cases, written from cases and their states."""
