"""The parts of a report, one file each: from answers to blocks, in the words of a language."""
