"""The report as one page: HTML that needs no network, with its numbers, texts and program inside."""
