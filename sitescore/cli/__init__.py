"""The command line: read options, call one analysis, hand the result to a report."""
