"""Answers of a class with planted mistakes: python3 planted.py FOLDER_OF_VARIANTS OUTPUT_FOLDER (needs PyYAML).

A second way to the numbers: 2-3-2 sigmoid networks in 40-digit decimals, straight from the variant files; nothing of Gradus is used.
Each student makes at most one mistake, once alone (everything else is right) and once followed through (what comes later uses it).
"""
import csv
import os
import sys
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, getcontext

import yaml

getcontext().prec = 40
PLACES = 4
MISTAKES = """bias-forgotten activation-forgotten output-activation-forgotten exponent-sign half reduction error-sign
    slope-at-activation slope-of-z slope-forgotten preactivation-used input-forgotten step-sign rate-forgotten bias-update
    update-order exchanged-units rounding""".split()


def numbers(value):
    return [numbers(item) for item in value] if isinstance(value, list) else Decimal(value)


def rounded(value, way="up", places=PLACES):
    if way == "keep":
        return value
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN if way == "down" else ROUND_HALF_UP)


def sigmoid(z, wrong_sign=False):
    return 1 / (1 + (z if wrong_sign else -z).exp())


class Student:
    def __init__(self, variant, mistake=None, follow=True, way="up"):
        self.mistake, self.follow, self.way = mistake, follow, way
        layers = variant["network"]["layers"]
        self.weights = [numbers(layer["weights"]) for layer in layers]
        self.bias = [numbers(layer["bias"]) for layer in layers]
        self.x, self.t = numbers(variant["input"]), numbers(variant["target"])
        self.eta = Decimal(variant["learningRate"])
        self.right = Student(variant).written if mistake and not follow else None
        self.written = {}
        self.forward()
        self.backward()
        self.step()

    def makes(self, *mistakes):
        return self.mistake in mistakes

    def operand(self, name, value):
        """What the calculation goes on with."""
        if self.right is not None:
            return self.right[name]
        return rounded(value, "up", PLACES - 1) if self.makes("rounding") else value

    def write(self, name, values):
        for i, value in enumerate(values, 1):
            self.written[f"{name}[{i}]"] = value
        return [self.operand(f"{name}[{i}]", value) for i, value in enumerate(values, 1)]

    def write_matrix(self, name, rows):
        for i, row in enumerate(rows, 1):
            for j, value in enumerate(row, 1):
                self.written[f"{name}[{i},{j}]"] = value
        return [[self.operand(f"{name}[{i},{j}]", value) for j, value in enumerate(row, 1)] for i, row in enumerate(rows, 1)]

    def round(self, value):
        return rounded(value, self.way)

    def preactivation(self, layer, inputs, biased):
        return [self.round(sum(w * a for w, a in zip(row, inputs)) + (b if biased else 0))
                for row, b in zip(self.weights[layer], self.bias[layer])]

    def forward(self):
        z1 = self.preactivation(0, self.x, not self.makes("bias-forgotten"))
        if self.makes("exchanged-units"):
            z1[0], z1[1] = z1[1], z1[0]
        self.z1 = self.write("z1", z1)
        activate = (lambda z: z) if self.makes("activation-forgotten") else lambda z: sigmoid(z, self.makes("exponent-sign"))
        self.a1 = self.write("a1", [self.round(activate(z)) for z in self.z1])
        z2 = self.preactivation(1, self.a1, not (self.makes("bias-forgotten") and self.follow))
        self.z2 = self.write("z2", z2)
        wrong_sign = self.makes("exponent-sign") and self.follow
        last = (lambda z: z) if self.makes("output-activation-forgotten") else lambda z: sigmoid(z, wrong_sign)
        self.y = self.write("y", [self.round(last(z)) for z in self.z2])
        loss = sum((y - t) ** 2 for y, t in zip(self.y, self.t)) / 2
        factor = {"half": 2, "reduction": Decimal("0.5")}.get(self.mistake, 1)
        self.written["C"] = self.round(loss * factor)

    def slope(self, a, z, makes=True):
        if makes and self.makes("slope-forgotten"):
            return Decimal(1)
        if makes and self.makes("slope-at-activation"):
            return self.round(sigmoid(a) * (1 - sigmoid(a)))
        if makes and self.makes("slope-of-z"):
            return self.round(z * (1 - z))
        value = self.round(a * (1 - a))
        return rounded(value, "up", PLACES - 1) if self.makes("rounding") else value

    def backward(self):
        errors = [y - t for y, t in zip(self.y, self.t)]
        if self.makes("error-sign"):
            errors = [-error for error in errors]
        if self.follow and self.makes("half", "reduction"):
            errors = [error * (2 if self.makes("half") else Decimal("0.5")) for error in errors]
        self.delta2 = self.write("delta2", [self.round(e * self.slope(y, z)) for e, y, z in zip(errors, self.y, self.z2)])
        inputs = self.z1 if self.makes("preactivation-used") else self.a1
        self.gradient2 = self.gradient("dW2", self.delta2, inputs, self.makes("input-forgotten"))
        weights = self.weights[1]
        if self.makes("update-order"):
            weights = [[self.round(w - self.eta * g) for w, g in zip(*rows)] for rows in zip(weights, self.gradient2)]
        delta1 = []
        for j in range(3):
            back = self.round(sum(row[j] * d for row, d in zip(weights, self.delta2)))
            if self.makes("rounding"):
                back = rounded(back, "up", PLACES - 1)
            delta1.append(self.round(back * self.slope(self.a1[j], self.z1[j], self.follow)))
        self.delta1 = self.write("delta1", delta1)
        self.gradient1 = self.gradient("dW1", self.delta1, self.x, self.makes("input-forgotten") and self.follow)

    def gradient(self, name, delta, inputs, forgotten):
        return self.write_matrix(name, [[self.round(d if forgotten else d * a) for a in inputs] for d in delta])

    def step(self):
        sign = 1 if self.makes("step-sign") else -1
        eta = Decimal(1) if self.makes("rate-forgotten") else self.eta
        self.written["newW2[1,2]"] = self.round(self.weights[1][0][1] + sign * eta * self.gradient2[0][1])
        self.written["newW1[2,1]"] = self.round(self.weights[0][1][0] + sign * eta * self.gradient1[1][0])
        for name, bias, delta in (("newb1[1]", self.bias[0][0], self.delta1[0]), ("newb2[2]", self.bias[1][1], self.delta2[1])):
            self.written[name] = bias if self.makes("bias-update") else self.round(bias + sign * eta * delta)

    def answers(self, places=PLACES):
        way = "up" if self.way == "keep" or places < PLACES else self.way
        return {name: rounded(value, way, places) for name, value in self.written.items()}


def main(folder, output):
    variants = []
    for name in sorted(os.listdir(folder))[:40]:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            variants.append(yaml.load(file, Loader=yaml.BaseLoader))
    plan = [("none", how) for how in ("rounded", "cut off", "all digits kept", "written with 3 decimals")]
    plan += [(mistake, how) for mistake in MISTAKES for how in ("alone", "followed through")]
    ways = {"cut off": "down", "all digits kept": "keep"}
    rows = []
    for variant, (mistake, how) in zip(variants, plan):
        student = Student(variant, None if mistake == "none" else mistake, how != "alone", ways.get(how, "up"))
        answers = student.answers(PLACES - 1 if how.startswith("written") else PLACES)
        rows.append((variant["variant"]["number"], mistake, how, answers))
    names = list(rows[0][3])
    with open(os.path.join(output, "answers.csv"), "w", newline="", encoding="utf-8") as english, \
            open(os.path.join(output, "answers-german.csv"), "w", newline="", encoding="cp1252") as german, \
            open(os.path.join(output, "planted.csv"), "w", newline="", encoding="utf-8") as planted:
        tables = [csv.writer(english, lineterminator="\n"), csv.writer(german, delimiter=";", lineterminator="\r\n")]
        for table in tables:
            table.writerow(["student"] + names)
        planted.write("student,mistake,how\n")
        for i, (number, mistake, how, answers) in enumerate(rows):
            planted.write(f"{number},{mistake},{how}\n")
            texts = [str(answers[name]) for name in names]
            in_german = i % 4 == 3
            tables[in_german].writerow([number] + ([text.replace(".", ",") for text in texts] if in_german else texts))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
