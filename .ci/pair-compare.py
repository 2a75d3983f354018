#!/usr/bin/env python3
"""Compare the pairing's optimum with SciPy's linear_sum_assignment.

The Go test TestNoChainOfExchangesIsCheaper writes random problems with
capacities, forbidden pairs and prices of leaving; here each is solved again by an independent solver
on a matrix in which a seat of capacity c is c columns and every row has a
column of its own for "nowhere". Costs are whole numbers far below 2**53, so the
comparison is exact. Needs scipy. Exit status 1 when any total differs.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

try:
    import numpy
    from scipy.optimize import linear_sum_assignment
except ImportError as missing:
    sys.exit(f"pair-compare: {missing}; install it with: python3 -m pip install scipy")

FORBIDDEN = -1
ROOT = pathlib.Path(__file__).resolve().parent.parent


def cases():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cases.json"
        subprocess.run(["go", "test", "./pipeline/pair", "-count=1", "-run", "^TestNoChainOfExchangesIsCheaper$", "-cases", str(path)],
                       cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return json.loads(path.read_text())


def least(case):
    costs = numpy.array(case["costs"], dtype=float).reshape(len(case["leave"]), len(case["capacity"]))
    barred = 4 * (sum(case["leave"]) + costs.sum() + 1)
    costs[costs == FORBIDDEN] = barred
    places = numpy.repeat(costs, case["capacity"], axis=1)
    nowhere = numpy.full((len(costs), len(costs)), barred)
    numpy.fill_diagonal(nowhere, case["leave"])
    matrix = numpy.hstack([places, nowhere])
    rows, columns = linear_sum_assignment(matrix)
    return int(matrix[rows, columns].sum())


def main():
    all_cases, start, wrong = cases(), time.perf_counter(), 0
    for number, case in enumerate(all_cases):
        want = least(case)
        if want != case["total"]:
            wrong += 1
            print(f"case {number}: {case['total']}, SciPy finds {want}")
    print(f"{len(all_cases) - wrong} of {len(all_cases)} totals equal SciPy's ({time.perf_counter() - start:.2f} s)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
