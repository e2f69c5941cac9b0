"""The time of mpmath and of Arb (python-flint) for what NumberBenchmark measures, in microseconds; what is not installed is left out.

python3 certified.py
"""

import random
import time

random.seed(1)
POINTS = [4 * random.random() + 1e-3 for _ in range(1000)]


def average(action, points, seconds=2.0):
    """The mean time of one call in microseconds, after a warm-up of half a second."""
    for span in (0.5, seconds):
        count, start = 0, time.perf_counter()
        while (elapsed := time.perf_counter() - start) < span:
            for x in points:
                action(x)
            count += len(points)
    return elapsed / count * 1e6


try:
    from mpmath import mp

    mp.dps = 105
    decimals, shift = [mp.mpf(repr(x)) for x in POINTS], mp.mpf(10) ** 100
    functions = {"exp": mp.exp, "ln": mp.log, "sigmoid": lambda x: 1 / (1 + mp.exp(-x))}
    for name, function in functions.items():
        print(f"hundredPlaces {name}  {average(lambda x: mp.nint(function(x) * shift), decimals):10.3f} us/op")
except ImportError:
    pass

try:
    import flint

    flint.ctx.prec = 64
    balls = [flint.arb(x) for x in POINTS]
    functions = {"exp": lambda x: x.exp(), "ln": lambda x: x.log(), "sigmoid": lambda x: 1 / (1 + (-x).exp())}
    for name, function in functions.items():
        print(f"bits64 {name}  {average(function, balls):10.3f} us/op")
except ImportError:
    pass
