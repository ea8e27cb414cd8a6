#!/usr/bin/env python3
"""Solves published orienteering instances with another solver, one thread, within CPU time.

peers.py --solver ortools|pyvrp|vroom --instances DIR --problems c101:1,pr04:2,… --limit-ms N
         --solutions OUT.jsonl

Writes what toptw_bench writes, so tools/check_toptw.py checks both. Building the model does not
count; the clock runs while the solver searches. Score comes first, then distance, as with us.
"""
import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from check_toptw import Instance  # noqa: E402


class Problem:
    """Vertex 0 is the depot; whole numbers throughout."""

    def __init__(self, path, routes):
        instance = Instance(path)
        self.vertices = sorted(instance.at)
        self.routes = routes
        self.until = instance.closes
        self.distance = [[instance.distance(a, b) for b in self.vertices] for a in self.vertices]
        self.stay = [instance.stay(v) for v in self.vertices]
        self.score = [int(instance.score(v)) for v in self.vertices]
        self.window = [instance.windows(v, 0)[0] for v in self.vertices]


def has_run_for(limit_ms):
    began = time.process_time()
    return lambda: (time.process_time() - began) * 1000 >= limit_ms


def solve_with_ortools(problem, limit_ms):
    """The best of the settings tried: larger and smaller prices of a point, and the other
    metaheuristics, gave no better results."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    size = len(problem.vertices)
    manager = pywrapcp.RoutingIndexManager(size, problem.routes, 0)
    routing = pywrapcp.RoutingModel(manager)
    travel = routing.RegisterTransitMatrix(problem.distance)
    routing.SetArcCostEvaluatorOfAllVehicles(travel)
    timed = routing.RegisterTransitMatrix(
        [[problem.stay[a] + problem.distance[a][b] for b in range(size)] for a in range(size)])
    routing.AddDimension(timed, problem.until, problem.until, False, "time")
    at = routing.GetDimensionOrDie("time")
    for v in range(1, size):
        index = manager.NodeToIndex(v)
        first, last = problem.window[v]
        if last < first or first > problem.until:
            routing.AddDisjunction([index], 0)
            routing.solver().Add(routing.ActiveVar(index) == 0)
            continue
        at.CumulVar(index).SetRange(first, min(last, problem.until))
        routing.AddDisjunction([index], problem.score[v] * 1000)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION)
    parameters.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH)
    parameters.time_limit.FromMilliseconds(int(limit_ms * 20))  # of the wall; the CPU ends it
    is_over = has_run_for(limit_ms)
    routing.AddSearchMonitor(routing.solver().CustomLimit(is_over))
    began = time.process_time()
    solution = routing.SolveWithParameters(parameters)
    ms = (time.process_time() - began) * 1000
    routes = []
    for vehicle in range(problem.routes):
        route, index = [], routing.Start(vehicle)
        while solution and not routing.IsEnd(index):
            index = solution.Value(routing.NextVar(index))
            if not routing.IsEnd(index):
                route.append(manager.IndexToNode(index))
        routes.append(route)
    return routes, ms


class StopsAfter:
    """PyVRP asks this once an iteration."""

    def __init__(self, limit_ms):
        self.is_over = has_run_for(limit_ms)

    def __call__(self, best_cost):
        return self.is_over()


def solve_with_pyvrp(problem, limit_ms):
    import pyvrp

    # One point of score is worth more than any total distance.
    per_score = problem.routes * problem.until + 1
    model = pyvrp.Model()
    size = len(problem.vertices)
    places = [model.add_location(0, 0) for _ in range(size)]
    depot = model.add_depot(places[0])
    for v in range(1, size):
        model.add_client(places[v], service_duration=problem.stay[v],
                         tw_early=problem.window[v][0], tw_late=max(problem.window[v]),
                         prize=problem.score[v] * per_score, required=False)
    model.add_vehicle_type(problem.routes, start_depot=depot, end_depot=depot, tw_early=0,
                           tw_late=problem.until)
    for a in range(size):
        for b in range(size):
            if a != b:
                length = problem.distance[a][b]
                model.add_edge(places[a], places[b], length, length)
    began = time.process_time()
    result = model.solve(StopsAfter(limit_ms), seed=1, display=False)
    ms = (time.process_time() - began) * 1000
    if not result.best.is_feasible():
        return [[] for _ in range(problem.routes)], ms
    routes = [[each.idx + 1 for each in route if each.is_client()] for route in result.best.routes()]
    return routes + [[]] * (problem.routes - len(routes)), ms


def solve_with_vroom(problem, limit_ms):
    """Its clock is that on the wall, so it may use up to half as much again as the others."""
    from datetime import timedelta

    import numpy
    import vroom

    model = vroom.Input()
    model.set_durations_matrix("car", numpy.array(problem.distance, dtype=numpy.uint32))
    day = vroom.TimeWindow(0, problem.until)
    for number in range(problem.routes):
        model.add_vehicle(vroom.Vehicle(number, start=0, end=0, time_window=day))
    for v in range(1, len(problem.vertices)):
        first, last = problem.window[v][0], min(problem.window[v][1], problem.until)
        if first <= last:
            model.add_job(vroom.Job(v, location=v, default_service=problem.stay[v],
                                    priority=problem.score[v],
                                    time_windows=[vroom.TimeWindow(first, last)]))
    began = time.process_time()
    solution = model.solve(exploration_level=5, nb_threads=1,
                           timeout=timedelta(milliseconds=1.5 * limit_ms))
    ms = (time.process_time() - began) * 1000
    steps = solution.routes
    jobs = steps[steps["type"] == "job"]
    return [[int(v) for v in jobs[jobs["vehicle_id"] == number]["id"]]
            for number in range(problem.routes)], ms


SOLVERS = {"ortools": solve_with_ortools, "pyvrp": solve_with_pyvrp, "vroom": solve_with_vroom}


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--solver", choices=SOLVERS, required=True)
    arguments.add_argument("--instances", type=Path, required=True)
    arguments.add_argument("--problems", required=True)
    arguments.add_argument("--limit-ms", type=float, required=True)
    arguments.add_argument("--solutions", type=Path, required=True)
    told = arguments.parse_args()
    with told.solutions.open("w") as out:
        for name, routes in (each.split(":") for each in told.problems.split(",")):
            problem = Problem(told.instances / f"{name}.txt", int(routes))
            found, ms = SOLVERS[told.solver](problem, told.limit_ms)
            score = sum(problem.score[v] for route in found for v in route)
            vertices = [[problem.vertices[v] for v in route] for route in found]
            out.write(json.dumps({"instance": name, "m": int(routes), "score": score,
                                  "ms": round(ms, 1), "routes": vertices}) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
