"""Do the sources still read as coded: documents, figures, what nothing uses."""
