"""The work of six runs of Gradus as one writes it for SymPy: the same formulas derived and proved, the same numbers, in Markdown.

python3 sheets.py lecture-1            once, what a cold start takes
python3 sheets.py lecture-1 3          again and again for three seconds; prints the milliseconds of each
"""

import sys
import time

import sympy as sp
from sympy import Matrix, Rational, Symbol, diff, exp, latex, simplify, symbols

z = Symbol("z", real=True)


def prove(left, right):
    """As good as SymPy can: it has no other answer to "equal" than a difference that simplifies to 0."""
    if simplify(left - right) != 0:
        raise AssertionError(f"{left} = {right} is not proved")
    return right


def sigmoid(x):
    return 1 / (1 + exp(-x))


def line(name, value, digits=0):
    number = f" \\approx {latex(sp.N(value, digits))}" if digits else ""
    return f"$$\n{name} = {latex(value)}{number}\n$$\n"


# ---- derivations ----


def derive_sigmoid():
    y = sigmoid(z)
    parts = [("v", 1 + exp(-z)), ("v'", diff(1 + exp(-z), z))]
    derivative = diff(y, z)
    prove(derivative, exp(-z) / (1 + exp(-z)) ** 2)
    prove(derivative, 1 / (1 + exp(-z)) * ((1 + exp(-z)) - 1) / (1 + exp(-z)))
    closed = prove(derivative, y * (1 - y))
    lines = [line(name, part) for name, part in parts]
    return "# Derivative of sigma\n" + "".join([*lines, line("\\sigma'(z)", derivative), line("{}", closed)])


def derive_softmax(n=2):
    """For n outputs; SymPy's general N, Sum(exp(z[k]), (k, 1, N)), leaves its difference from y_i (delta_ij - y_j) unsimplified."""
    inputs = symbols(f"z_1:{n + 1}", real=True)
    total = sum(exp(x) for x in inputs)
    y = [exp(x) / total for x in inputs]
    text = ["# Derivative of softmax\n", line("S", total)]
    for i in range(n):
        for j in range(n):
            derivative = diff(y[i], inputs[j])
            closed = prove(derivative, y[j] * (1 - y[j]) if i == j else -y[i] * y[j])
            prove(derivative, y[i] * ((1 if i == j else 0) - y[j]))
            name = f"\\partial y_{i + 1}/\\partial z_{j + 1}"
            text += [line(name, derivative), line("{}", closed)]
    return "".join(text)


# ---- sheets ----


def lecture_1():
    x = Matrix([1, 0])
    w1, b1 = Matrix([[1, 1], [0, 1], [-1, 0]]), Matrix([1, 0, -1])
    w2, b2 = Matrix([[1, 1, -1], [0, 1, 0]]), Matrix([0, 1])
    z1 = w1 * x + b1
    a1 = z1.applyfunc(lambda v: sp.Max(0, v))
    z2 = w2 * a1 + b2
    total = sum(exp(v) for v in z2)
    y = z2.applyfunc(lambda v: simplify(exp(v) / total))
    jacobian = Matrix(2, 2, lambda i, j: simplify(y[i] * ((1 if i == j else 0) - y[j])))
    for k in range(2):
        prove(sum(jacobian.row(k)), sp.Integer(0))
    text = ["# Exercise 1\n", line("z^1", z1), line("a^1", a1), line("z^2", z2), line("y", y, 4)]
    return "".join(text) + derive_softmax() + line("J", jacobian, 4)


def mazur_2_2_2():
    """Loss and gradients as formulas in all twelve parameters, their numbers, one step and the loss behind it."""
    w = [[Symbol(f"w{layer}{i}{j}", real=True) for i in (1, 2) for j in (1, 2)] for layer in (1, 2)]
    b = [[Symbol(f"b{layer}{i}", real=True) for i in (1, 2)] for layer in (1, 2)]
    x, t = [Rational(5, 100), Rational(10, 100)], [Rational(1, 100), Rational(99, 100)]
    numbers = [[15, 20, 25, 30], [40, 45, 50, 55]]
    given = {s: Rational(v, 100) for layer, row in zip(w, numbers) for s, v in zip(layer, row)}
    given |= {s: Rational(v, 100) for layer, v in zip(b, (35, 60)) for s in layer}
    text, a = ["# A 2-2-2 network\n"], x
    for layer in range(2):
        pre = [w[layer][2 * i] * a[0] + w[layer][2 * i + 1] * a[1] + b[layer][i] for i in range(2)]
        a = [sigmoid(v) for v in pre]
        for i in range(2):
            text.append(line(f"z_{i + 1}^{layer + 1}", pre[i]) + line("{}", sp.N(pre[i].subs(given), 13)))
            text.append(line(f"a_{i + 1}^{layer + 1}", sp.N(a[i].subs(given), 13)))
    text.append(derive_sigmoid())
    loss = sum((y - target) ** 2 for y, target in zip(a, t)) / 2
    before = sp.N(loss.subs(given), 13)
    text.append(line("C", before))
    after = dict(given)
    for s in given:
        gradient = sp.N(diff(loss, s).subs(given), 13)
        text.append(line(f"\\partial C/\\partial {s}", gradient))
        if s.name.startswith("w"):
            after[s] = given[s] - gradient / 2
            text.append(line(s.name, after[s]))
    return "".join(text) + line("C", sp.N(loss.subs(after), 13))


# ---- claims ----

NAMES = {"sigmoid": sigmoid, "Phi": lambda v: (1 + sp.erf(v / sp.sqrt(2))) / 2, "ln": sp.log}


def claim(of, wrt, claimed, **assumptions):
    """Proved, or a point at which the two differ."""
    variable = Symbol(wrt, real=True, **assumptions)
    names = NAMES | {wrt: variable}
    function = sp.sympify(of, locals=names)
    claimed = sp.sympify(claimed, locals=names | {"y": function})
    difference = diff(function, variable) - claimed
    if simplify(difference) == 0:
        return f"{of}: proved\n"
    point = {s: Rational(7, 5) + k for k, s in enumerate(sorted(difference.free_symbols, key=str))}
    return f"{of}: refuted at {point}: {sp.N(difference.subs(point))}\n"


def one_claim():
    return claim("sigmoid(z)", "z", "exp(-z)/(1+exp(-z))**2")


def twenty_claims():
    """Those of examples/claims/student-claims.yaml; the three of the softmax for two outputs."""
    square = "(sigmoid(w*x+b)-t)**2/2"
    error = "(sigmoid(w*x+b)-t)*sigmoid(w*x+b)*(1-sigmoid(w*x+b))"
    softmax = ("exp(z1)/(exp(z1)+exp(z2))", "z2")
    claims = [
        ("1/(1+exp(-z))", "z", "exp(-z)/(1+exp(-z))**2"),
        ("sigmoid(z)", "z", "y*(1-y)"),
        ("sigmoid(z)", "z", "z*(1-z)"),
        ("1/(1+exp(-z))", "z", "-exp(-z)/(1+exp(-z))**2"),
        ("tanh(z)", "z", "1-z**2"),
        ("tanh(z)", "z", "4*sigmoid(2*z)*(1-sigmoid(2*z))"),
        ("Piecewise((z, z > 0), (0, True))", "z", "Piecewise((1, z > 0), (0, True))"),
        ("Piecewise((z, z > 0), (0, True))", "z", "1"),
        ("ln(1+exp(z))", "z", "1/(1+exp(-z))"),
        ("z*sigmoid(z)", "z", "y + sigmoid(z)*(1-y)"),
        ("z*sigmoid(z)", "z", "sigmoid(z)*(1-sigmoid(z))"),
        ("z*Phi(z)", "z", "Phi(z) + 0.398942280*z*exp(-z**2/2)"),
        (square, "w", error + "*x"),
        (square, "w", error),
        (*softmax, "-exp(z1)*exp(z2)/(exp(z1)+exp(z2))**2"),
        (*softmax, "exp(z2)/(exp(z1)+exp(z2))*(1-exp(z2)/(exp(z1)+exp(z2)))"),
        ("-t1*ln(exp(z1)/(exp(z1)+exp(z2)))-(1-t1)*ln(exp(z2)/(exp(z1)+exp(z2)))", "z1", "exp(z1)/(exp(z1)+exp(z2))-t1"),
        ("sigmoid(z)", "z", "0.208"),
    ]
    text = "".join(claim(*each) for each in claims) + claim("x**a", "x", "a*x**(a-1)", positive=True)
    try:
        text += claim("tanh(z)", "z", "(1+tanh(z))(1-tanh(z)")
    except (sp.SympifyError, SyntaxError, TypeError) as slip:
        text += f"not readable: {type(slip).__name__}\n"
    return text


WORK = {
    "lecture-1": lecture_1,
    "mazur-2-2-2": mazur_2_2_2,
    "sigmoid": derive_sigmoid,
    "softmax": derive_softmax,
    "claim": one_claim,
    "claims": twenty_claims,
}

if __name__ == "__main__":
    work = WORK[sys.argv[1]]
    if len(sys.argv) == 2:
        print(work())
    else:
        from sympy.core.cache import clear_cache

        count, start = 0, time.perf_counter()
        while (elapsed := time.perf_counter() - start) < float(sys.argv[2]):
            clear_cache()  # a sheet of other numbers finds nothing kept
            work()
            count += 1
        print(elapsed / count * 1e3)
