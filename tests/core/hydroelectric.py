"""Six hydroelectric power stations of Brans, Vincke and Mareschal (1986), EJOR 24(2), 228-238, all weights equal."""

HYDROELECTRIC = {
    "measurements": [
        [80, 90, 6, 5.4, 8, 5],
        [65, 58, 2, 9.7, 1, 1],
        [83, 60, 4, 7.2, 4, 7],
        [40, 80, 10, 7.5, 7, 10],
        [52, 72, 6, 2.0, 3, 8],
        [94, 96, 7, 3.6, 5, 6],
    ],
    "weights": [1, 1, 1, 1, 1, 1],
    "directions": [-1, 1, -1, -1, -1, 1],
    "functions": ["ushape", "vshape", "linear", "level", "usual", "gaussian"],
    "q": [10, None, 0.5, 1, None, None],
    "p": [None, 30, 5, 6, None, None],
    "s": [None, None, None, None, None, 5],
}
