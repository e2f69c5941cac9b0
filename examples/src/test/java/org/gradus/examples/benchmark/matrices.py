"""NumPy's time for what MatrixProductBenchmark and NetworkBenchmark measure, in the same units.

OPENBLAS_NUM_THREADS=1 python3 matrices.py
"""

import time

import numpy as np

rng = np.random.default_rng(784)


def average(action, seconds=3.0):
    """The mean time in seconds, after as long a warm-up as JMH's is in relation."""
    for measured in (False, True):
        count, start = 0, time.perf_counter()
        while (elapsed := time.perf_counter() - start) < (seconds if measured else 1.0):
            action()
            count += 1
    return elapsed / count


def layer(units, inputs):
    return rng.normal(size=(units, inputs)) / inputs**0.5, rng.normal(size=(units, 1)) / inputs**0.5


layers = [layer(128, 784), layer(64, 128), layer(10, 64)]
x = rng.normal(size=(784, 256))
t = np.full((10, 256), 0.1)


def forward():
    a, pre, post = x, [], [x]
    for w, b in layers:
        z = w @ a + b
        if len(pre) == len(layers) - 1:
            powers = np.exp(z - z.max(axis=0))
            a = powers / powers.sum(axis=0)
        else:
            a = np.maximum(z, 0)
        pre.append(z)
        post.append(a)
    return pre, post


def backward(trace):
    pre, post = trace
    loss = -(t * np.log(post[-1])).sum()
    delta, gradients = post[-1] - t, []
    for l in reversed(range(len(layers))):
        gradients.append((delta, delta @ post[l].T, delta.sum(axis=1, keepdims=True)))
        before = layers[l][0].T @ delta
        if l:
            delta = before * (pre[l - 1] > 0)
    return loss, gradients, before


for n in (64, 256, 1024):
    a, b = rng.normal(size=(n, n)), rng.normal(size=(n, n))
    print(f"product n = {n:4}         {average(lambda: a @ b) * 1e3:10.3f} ms/op")
trace = forward()
print(f"forward                  {average(forward) * 1e6:10.3f} us/op")
print(f"backward                 {average(lambda: backward(trace)) * 1e6:10.3f} us/op")
print(f"forwardAndBackward       {average(lambda: backward(forward())) * 1e6:10.3f} us/op")
