#!/usr/bin/env python3
"""Compare the plan's placing of meetings with OR-Tools' CP-SAT.

A test of the plan writes 200 random years of one sponsor: what each
month holds already, in which months each window may stand, and the heaviest
month that the plan came to. Here each is solved again for the lightest possible
heaviest month. Installs ortools. Exit status 1 when fewer than 95 % are equal,
or one is more than one meeting above.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def solver():
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "ortools"], check=True)
        from ortools.sat.python import cp_model
    return cp_model


def cases():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "cases.json"
        subprocess.run(["go", "test", "./pipeline/plan", "-count=1", "-run", "^TestEveryWindowOfAFullYearIsPlaced$", "-cases", str(path)],
                       cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return json.loads(path.read_text())


def lightest(cp_model, case):
    model = cp_model.CpModel()
    heaviest = model.NewIntVar(0, sum(case["booked"]) + len(case["windows"]), "heaviest")
    months = [[] for _ in case["booked"]]
    for i, window in enumerate(case["windows"]):
        stands = [model.NewBoolVar(f"{i} in {m}") for m in window]
        model.AddExactlyOne(stands)
        for m, here in zip(window, stands):
            months[m].append(here)
    for booked, here in zip(case["booked"], months):
        model.Add(booked + sum(here) <= heaviest)
    model.Minimize(heaviest)
    run = cp_model.CpSolver()
    run.parameters.num_workers = 1
    assert run.Solve(model) == cp_model.OPTIMAL
    return round(run.ObjectiveValue())


def main():
    cp_model, all_cases, start = solver(), cases(), time.perf_counter()
    above = [case["heaviest"] - lightest(cp_model, case) for case in all_cases]
    equal = above.count(0)
    print(f"heaviest month equal to the optimum in {equal} of {len(all_cases)}, at most {max(above)} above ({time.perf_counter() - start:.1f} s)")
    return 0 if equal >= 0.95 * len(all_cases) and max(above) <= 1 and min(above) >= 0 else 1


if __name__ == "__main__":
    sys.exit(main())
