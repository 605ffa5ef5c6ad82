"""A ranking as a workbook whose formulas follow its weights and measurements: one file a sheet."""
