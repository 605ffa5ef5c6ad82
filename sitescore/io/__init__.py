"""Files in, models out. One file a format; the tables of formats are in the files named for the content."""
