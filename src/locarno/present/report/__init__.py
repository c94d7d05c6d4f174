"""The report: one page that tells all answers in words, tables and figures, in English and German."""
