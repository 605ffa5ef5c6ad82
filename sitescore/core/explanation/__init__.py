"""Why a score is what it is: parts that add up to it."""
