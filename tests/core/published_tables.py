"""Worked examples of classical methods as printed, with their sources and the rounding of the figures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Published(NamedTuple):
    source: str
    method: str
    measurements: list
    weights: list
    directions: list
    scores: list
    tolerance: float
    parameters: Mapping = MappingProxyType({})


CARS = [[15000, 4.3, 99, 42, 737], [15290, 5.0, 116, 42, 892], [15350, 5.0, 114, 45, 952], [15490, 5.3, 123, 45, 1120]]
CAR_WEIGHTS, CAR_DIRECTIONS = [0.2941, 0.2353, 0.2353, 0.0588, 0.1765], [-1, -1, -1, 1, 1]
CAR_BOUNDS = [[14000, 16000], [3, 8], [80, 140], [35, 60], [650, 1300]]

EQUIPMENT = [
    [256, 8, 41, 1.6, 1.77, 7347.16],
    [256, 8, 32, 1.0, 1.8, 6919.99],
    [256, 8, 53, 1.6, 1.9, 8400],
    [256, 8, 41, 1.0, 1.75, 6808.9],
    [512, 8, 35, 1.6, 1.7, 8479.99],
    [256, 4, 35, 1.6, 1.7, 7499.99],
]
EQUIPMENT_WEIGHTS, EQUIPMENT_DIRECTIONS = [0.405, 0.221, 0.134, 0.199, 0.007, 0.034], [1, 1, 1, 1, -1, -1]

OFFERS = [
    [94, 69.9, 2017], [297, 42, 2013], [205, 68.9, 2015], [360, 36.9, 2014],
    [86, 59.9, 2017], [79.6, 63.8, 2017], [113, 56.9, 2015], [171, 58, 2016],
]  # fmt: skip
OFFER_BOUNDS, OFFER_POINT = [[70, 360], [35, 70], [2013, 2018]], [110, 45, 2018]

CANDIDATES = [[105000, 105, 10, 4, 300, 10], [120000, 110, 15, 4, 500, 8], [150000, 120, 12, 3, 550, 12],
          [115000, 105, 20, 4, 600, 9], [135000, 115, 15, 5, 400, 9]]  # fmt: skip
CANDIDATE_WEIGHTS = [0.05, 0.2, 0.1, 0.15, 0.1, 0.4]

TRAILS = [[1, 3000], [2, 3750], [5, 4500]]

APPLICANTS = [
    [80, 70, 87, 77, 76, 80, 75], [85, 65, 76, 80, 75, 65, 75], [78, 90, 72, 80, 85, 90, 85],
    [75, 84, 69, 85, 65, 65, 70], [84, 67, 60, 75, 85, 75, 80], [85, 78, 82, 81, 79, 80, 80],
    [77, 83, 74, 70, 71, 65, 70], [78, 82, 72, 80, 78, 70, 60], [85, 90, 80, 88, 90, 80, 85],
    [89, 75, 79, 67, 77, 70, 75], [65, 55, 68, 62, 70, 50, 60], [70, 64, 65, 65, 60, 60, 65],
    [95, 80, 70, 75, 70, 75, 75], [70, 80, 79, 80, 85, 80, 70], [60, 78, 87, 70, 66, 70, 65],
    [92, 85, 88, 90, 85, 90, 95], [86, 87, 80, 70, 72, 80, 85],
]  # fmt: skip

A_TO_L = [
    Published(
        "Stanujkic, Djordjevic and Karabasevic (2015), Quaestus 7, 53",
        "aras",
        [[4.64, 3, 3, 3, 2.88, 3.63], [4, 4, 4.64, 3.56, 3.63, 5], [3.3, 4.31, 3.3, 4, 3.3, 4],
         [2.62, 5, 4.22, 4.31, 5, 5]],
        [0.28, 0.25, 0.19, 0.15, 0.08, 0.04], [1] * 6,
        [0.74, 0.86, 0.78, 0.86], 0.0051,
    ),
    Published(
        "Yıldırım and Önder (2015), Çok Kriterli Karar Verme Yöntemleri, Dora, as tested by jbytecode/JMcDM",
        "aras", CANDIDATES, CANDIDATE_WEIGHTS, [-1, 1, -1, 1, 1, -1],
        [0.81424068, 0.8928862, 0.7641579, 0.84225462, 0.86540635], 1e-7,
    ),
    Published(
        "Bošković et al. (2023), IEEE Access 11, 39496-39507",
        "aroman",
        [[40000, 1200, 1.4, 8, 9], [38500, 1150, 1.2, 6, 6], [39400, 600, 1.1, 7, 5], [48000, 1300, 1.6, 10, 12]],
        [0.28, 0.22, 0.26, 0.15, 0.09], [-1, 1, 1, 1, 1],
        [0.6727, 0.5535, 0.4721, 0.8718], 5.1e-5,
    ),
    Published(
        "Shekhovtsov, Dezert and Sałabun (2025), ICAART 3, 264-271: the expected point alone",
        "balanced_spotis", OFFERS, [0.33, 0.56, 0.11], [-1, -1, 1],
        [0.4386, 0.3708, 0.5565, 0.5021, 0.2877, 0.3574, 0.2598, 0.3214], 5.1e-5,
        {"bounds": OFFER_BOUNDS, "esp": OFFER_POINT, "alpha": 1},
    ),
    Published(
        "Shekhovtsov, Dezert and Sałabun (2025), ICAART 3, 264-271: both points alike",
        "balanced_spotis", OFFERS, [0.33, 0.56, 0.11], [-1, -1, 1],
        [0.5232, 0.4256, 0.6593, 0.4752, 0.3632, 0.4256, 0.3626, 0.4242], 5.1e-5,
        {"bounds": OFFER_BOUNDS, "esp": OFFER_POINT},
    ),
    Published(
        "Yazdani, Zarate, Zavadskas and Turskis (2019), Management Decision 57(9), 2501-2519",
        "cocoso",
        [[60, 0.4, 2540, 500, 990], [6.35, 0.15, 1016, 3000, 1041], [6.8, 0.1, 1727.2, 1500, 1676],
         [10, 0.2, 1000, 2000, 965], [2.5, 0.1, 560, 500, 915], [4.5, 0.08, 1016, 350, 508], [3, 0.1, 1778, 1000, 920]],
        [0.036, 0.192, 0.326, 0.326, 0.12], [1, -1, 1, 1, 1],
        [2.041, 2.788, 2.882, 2.416, 1.299, 1.443, 2.519], 5.1e-4,
    ),
    Published(
        "Badi, Abdulshahed and Shetwan (2018), Decision Making: Applications in Management and Engineering 1(1), 1-12",
        "codas",
        [[45, 3600, 45, 0.9], [25, 3800, 60, 0.8], [23, 3100, 35, 0.9], [14, 3400, 50, 0.7], [15, 3300, 40, 0.8],
         [28, 3000, 30, 0.6]],
        [0.2857, 0.3036, 0.2321, 0.1786], [1, -1, 1, 1],
        [1.3914, 0.3411, -0.217, -0.5381, -0.7292, -0.2481], 5.1e-5,
    ),
    Published(
        "Badi, Ballem and Shetwan (2018), International Journal for Quality Research 12(3), 609",
        "codas",
        [[8, 8, 10, 9, 5], [8, 9, 9, 9, 8], [9, 9, 7, 8, 6], [8, 8, 7, 8, 9], [9, 8, 7, 7, 4]],
        [0.19, 0.26, 0.24, 0.17, 0.14], [-1, 1, 1, 1, -1],
        [0.4463, 0.1658, -0.2544, -0.4618, 0.1041], 5.1e-5,
    ),
    Published(
        "Ersoy (2021), LogForum 17(3)",
        "edas", EQUIPMENT, EQUIPMENT_WEIGHTS, EQUIPMENT_DIRECTIONS,
        [0.414, 0.130, 0.461, 0.212, 0.944, 0.043], 5.1e-4,
    ),
    Published(
        "Yazdani, Torkayesh, Santibanez-Gonzalez and Otaghsara (2020), Sustainable Operations and Computers 1, 35-42",
        "edas",
        [[3873, 39.55, 0.27, 0.87, 150, 0.07, 12, 2130], [5067, 67.26, 0.23, 0.23, 40, 0.02, 21, 2200],
         [2213, 24.69, 0.08, 0.17, 200, 0.04, 35, 570], [6243, 132, 0.07, 0.25, 100, 0.04, 16, 100],
         [8312, 460.47, 0.05, 0.21, 25, 0.1, 25, 200]],
        [0.131, 0.113, 0.126, 0.125, 0.126, 0.129, 0.132, 0.117], [-1, -1, -1, 1, 1, -1, 1, 1],
        [0.841, 0.632, 0.883, 0.457, 0.104], 5.1e-4,
    ),
    Published(
        "Keshavarz Ghorabaee et al. (2015)'s EDAS on eight alternatives, as tested by jbytecode/JMcDM",
        "edas",
        [[5000, 5, 5300, 450], [4500, 5, 5000, 400], [4500, 4, 4700, 400], [4000, 4, 4200, 400], [5000, 4, 7100, 500],
         [5000, 5, 5400, 450], [5500, 5, 6200, 500], [5000, 4, 5800, 450]],
        [0.25] * 4, [1, 1, -1, -1],
        [0.759594, 0.886016, 0.697472, 0.739658, 0.059083, 0.731833, 0.641691, 0.385194], 1e-6,
    ),
    Published(
        "Shyur, Yin, Shih and Cheng (2015), Foundations of Computing and Decision Sciences 40(4), 299-315",
        "ervd", APPLICANTS, [0.066, 0.196, 0.066, 0.130, 0.130, 0.216, 0.196], [1] * 7,
        [0.660, 0.503, 0.885, 0.521, 0.610, 0.796, 0.498, 0.549, 0.908, 0.565, 0.070, 0.199, 0.632, 0.716, 0.438,
         0.972, 0.767], 5.1e-4,
        {"reference": [80] * 7},
    ),
    Published(
        "Yıldırım and Önder (2015), Çok Kriterli Karar Verme Yöntemleri, Dora, as tested by jbytecode/JMcDM",
        "gra", CANDIDATES, CANDIDATE_WEIGHTS, [-1, 1, -1, 1, 1, -1],
        [0.525, 0.7007142857, 0.5464285714, 0.5762820513, 0.6509523810], 1e-9,
    ),
    Published(
        "Pamučar, Žižović, Biswas and Božanić (2021), Facta Universitatis: Mechanical Engineering 19(3), 361-380",
        "lmaw",
        [[647.34, 6.24, 49.87, 19.46, 212.58, 6.75], [115.64, 3.24, 16.26, 9.69, 207.59, 3.00],
         [373.61, 5.00, 26.43, 12.00, 184.62, 3.74], [37.63, 2.48, 2.85, 9.35, 142.50, 3.24],
         [858.01, 4.74, 62.85, 45.96, 267.95, 4.00], [222.92, 3.00, 19.24, 21.46, 221.38, 3.49]],
        [0.215, 0.126, 0.152, 0.09, 0.19, 0.226], [1, 1, -1, -1, -1, 1],
        [4.840, 4.681, 4.799, 4.733, 4.736, 4.704], 5.1e-4,
    ),
]  # fmt: skip

S_TO_W = [
    Published(
        "Dezert, Tchamova, Han and Tacnet (2020), FUSION, 1-8: first example",
        "spotis", [[10.5, -3.1, 1.7], [-4.7, 0, 3.4], [8.1, 0.3, 1.3], [3.2, 7.3, -5.3]], [0.2, 0.3, 0.5], [1, -1, 1],
        [0.1989, 0.3705, 0.3063, 0.7491], 5.1e-5,
        {"bounds": [[-5, 12], [-6, 10], [-8, 5]]},
    ),
    Published(
        "Dezert, Tchamova, Han and Tacnet (2020), FUSION, 1-8: cars",
        "spotis", CARS, CAR_WEIGHTS, CAR_DIRECTIONS, [0.478, 0.578, 0.556, 0.580], 5.1e-4, {"bounds": CAR_BOUNDS},
    ),
    Published(
        "Dezert, Tchamova, Han and Tacnet (2020), FUSION, 1-8: cars, expected solution point",
        "spotis", CARS, CAR_WEIGHTS, CAR_DIRECTIONS, [0.1841, 0.0734, 0.0842, 0.1920], 5.1e-5,
        {"bounds": CAR_BOUNDS, "esp": [15300, 4, 115, 50, 900]},
    ),
    Published(
        "Hodgett, TOPSIS in Excel, hodgett.co.uk/topsis-in-excel, after Hwang and Yoon (1981)",
        "topsis", [[5490, 51.4, 8.5, 285], [6500, 70.6, 7.0, 288], [6489, 54.3, 7.5, 290]], [0.35, 0.25, 0.25, 0.15],
        [-1, 1, 1, 1], [0.4817, 0.5182, 0.178], 6e-5,
    ),
    Published(
        "Ersoy (2021), LogForum 17(3), with intermediate figures rounded",
        "topsis", EQUIPMENT, EQUIPMENT_WEIGHTS, EQUIPMENT_DIRECTIONS, [0.308, 0.254, 0.327, 0.263, 0.857, 0.192], 1e-3,
    ),
    Published(
        "Opricovic and Tzeng (2004), EJOR 156(2), 445-455: TOPSIS on ranges",
        "topsis", TRAILS, [0.5, 0.5], [-1, 1], [0.5, 0.617, 0.5], 5.1e-4, {"normalisation": "minmax"},
    ),
    Published(
        "Chakraborty (2022)'s TOPSIS on six cars, with words as numbers",
        "topsis",
        [[9500, 4.2, 2, 2, 450], [15600, 4.5, 4, 3, 900], [6800, 4.1, 3, 4, 700], [10200, 5.6, 4, 3, 850],
         [8100, 5.2, 3, 1, 750], [12000, 4.9, 4, 4, 850]],
        [3, 4, 2, 5, 1], [-1, -1, 1, -1, 1],
        [0.634897, 0.357782, 0.362293, 0.413274, 0.823318, 0.249553], 6e-7,
    ),
    Published(
        "Opricovic and Tzeng (2004), EJOR 156(2), 445-455", "vikor", TRAILS, [0.5, 0.5], [-1, 1], [1, 0, 1], 1e-12
    ),
    Published(
        "Yang and Wu (2020), IEEE Access 8, 21261-21271",
        "vikor", [[78, 56, 34, 6], [4, 45, 3, 97], [18, 2, 50, 63], [9, 14, 11, 92], [85, 9, 100, 29]], [0.25] * 4,
        [1] * 4, [0.5679, 0.7667, 1, 0.7493, 0], 5.1e-5,
    ),
    Published(
        "Papathanasiou and Ploskas (2018), Multiple Criteria Decision Aid, Springer, 31-55",
        "vikor",
        [[8, 7, 2, 1], [5, 3, 7, 5], [7, 5, 6, 4], [9, 9, 7, 3], [11, 10, 3, 7], [6, 9, 5, 4]],
        [0.4, 0.3, 0.1, 0.2], [1] * 4, [0.640, 1.000, 0.693, 0.271, 0.000, 0.694], 5.1e-4,
        {"v": 0.625},
    ),
    Published(
        "VIKOR on four candidates, as tested by jbytecode/JMcDM, to two decimals",
        "vikor",
        [[100, 92, 10, 2, 80, 70, 95, 80], [80, 70, 8, 4, 100, 80, 80, 90], [90, 85, 5, 0, 75, 95, 70, 70],
         [70, 88, 20, 18, 60, 90, 95, 85]],
        [0.11, 0.035, 0.379, 0.384, 0.002, 0.002, 0.01, 0.077], [1] * 8, [0.74, 0.73, 1.0, 0.0], 0.01,
    ),
    Published(
        "Tuş and Aytaç Adalı (2019), Opsearch 56(2), 528-538, weights by CRITIC",
        "waspas",
        [[5000, 3, 3, 4, 3, 2], [680, 5, 3, 2, 2, 1], [2000, 3, 2, 3, 4, 3], [600, 4, 3, 1, 2, 2],
         [800, 2, 4, 3, 3, 4]],
        [0.157003432042, 0.249489243164, 0.167675249193, 0.12110022243, 0.154099291586, 0.150632561586],
        [-1, 1, 1, 1, 1, 1], [0.562, 0.658, 0.619, 0.641, 0.722], 5.1e-4,
    ),
    Published(
        "Chakraborty, Zavadskas and Antucheviciene (2015), Economic Computation and Economic Cybernetics 49(1), 5-22",
        "waspas",
        [[30, 23, 5, 0.745, 0.745, 1500, 5000], [18, 13, 15, 0.745, 0.745, 1300, 6000],
         [15, 12, 10, 0.5, 0.5, 950, 7000], [25, 20, 13, 0.745, 0.745, 1200, 4000],
         [14, 18, 14, 0.255, 0.745, 950, 3500], [17, 15, 9, 0.745, 0.5, 1250, 5250],
         [23, 18, 20, 0.5, 0.745, 1100, 3000], [16, 8, 14, 0.255, 0.5, 1500, 3000]],
        [0.1181, 0.1181, 0.0445, 0.1181, 0.2861, 0.2861, 0.0445], [1, 1, 1, 1, 1, -1, -1],
        [0.8329, 0.7884, 0.6987, 0.8831, 0.7971, 0.7036, 0.8728, 0.5749], 5.1e-5,
    ),
    Published(
        "WPM on five alternatives, as tested by jbytecode/JMcDM",
        "wpm",
        [[3, 12.5, 2, 120, 14, 3], [5, 15, 3, 110, 38, 4], [3, 13, 2, 120, 19, 3], [4, 14, 2, 100, 31, 4],
         [3, 15, 1.5, 125, 40, 4]],
        [0.221, 0.159, 0.175, 0.127, 0.117, 0.201], [1, -1, -1, 1, -1, 1],
        [0.7975224331, 0.7532541471, 0.7647463553, 0.7873956895, 0.7674278742], 1e-9,
    ),
    Published(
        "kotbaton/pymcdm's own test of WPM on shares of sums",
        "wpm",
        [[96, 83, 75, 7], [63, 5, 56, 9], [72, 30, 32, 48], [11, 4, 27, 9], [77, 21, 17, 11]],
        [8 / 13, 5 / 13, 6 / 13, 7 / 13], [1, 1, -1, -1],
        [0.065, 0.017, 0.019, 0.007, 0.052], 5.1e-4,
        {"normalisation": "sum"},
    ),
]  # fmt: skip
