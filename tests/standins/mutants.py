"""Requests that went wrong in many small ways, the same ones each time."""
import random

ODD = (None, True, 0, -1, 1.5, "", "x", [], {}, ["a"], {"a": 1}, [None], [[]], [{}], {"type": []}, {"function": None},
       {"function": []}, 1e308)


def mutants(value, count, seed=1):
    chance = random.Random(seed)

    def changed(part):
        if chance.random() < 0.12:
            return chance.choice(ODD)
        if isinstance(part, dict):
            return {name: changed(member) for name, member in part.items() if chance.random() > 0.05}
        return [changed(member) for member in part] if isinstance(part, list) else part
    return [changed(value) for _ in range(count)]
