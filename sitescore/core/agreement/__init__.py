"""Rankings set against each other: how far they agree, and whether a method contradicts itself."""
