"""What runs rows of the benchmark, each cell in a process of its own."""
