"""The certificate as a document: its schema, and the commands that write and check it."""
import json
import subprocess

from jsonschema import Draft202012Validator, FormatChecker
from server_site import BINARY, ROOT

SCHEMA = json.loads((ROOT / "api/certificate.schema.json").read_text())
REQUEST = ROOT / "tests/data/fuzhou_3_days.json"


def errors_of(document, part=None):
    schema = {**SCHEMA, "$ref": f"#/$defs/{part}"} if part else SCHEMA
    return [error.message for error in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(document)]


def run(*arguments, text=None):
    return subprocess.run([str(BINARY), *arguments], input=text, capture_output=True, text=True)


def planned():
    return run("plan", "--request", str(REQUEST)).stdout


def test_every_certificate_of_a_plan_is_as_the_schema_says(site, check):
    Draft202012Validator.check_schema(SCHEMA)
    tiers = json.loads(planned())["data"]
    check(len(tiers) == 3, "three tiers")
    for tier in tiers:
        check(errors_of(tier["certificate"]) == [], f"{errors_of(tier['certificate'])[:3]}")
        check(len(tier["certificate"]["checks"]) >= 40, "no check is missing")


def test_the_schema_refuses_what_is_no_certificate(site, check):
    good = json.loads(planned())["data"][0]["certificate"]

    def damaged(change):
        document = json.loads(json.dumps(good))
        change(document)
        return errors_of(document)

    check(damaged(lambda c: c.update(version=2)), "another version")
    check(damaged(lambda c: c.update(verdict="pass")), "another word for a verdict")
    check(damaged(lambda c: c["checks"][0].pop("sources")), "a row without sources")
    check(damaged(lambda c: c["checks"][0].update(verdict="violated")), "violated without a finding")
    check(damaged(lambda c: c["checks"][0].update(extra=1)), "a member that nobody described")


def test_verify_prints_a_table_or_the_document_and_exits_0_or_1(site, check):
    plan = planned()
    told = run("verify", "-", text=plan)
    check(told.returncode == 0 and told.stdout.rstrip().endswith("holds"), told.stdout[-300:] + told.stderr)
    check(told.stdout.count("\nholds ") > 100, "a line for each check")
    told = run("verify", "-", "--json", "--request", str(REQUEST), text=plan)
    document = json.loads(told.stdout)
    check(told.returncode == 0 and errors_of(document, "verification") == [], f"{errors_of(document, 'verification')[:3]}")
    check(document["repeat"]["verdict"] == "holds", "planned again, the same plan")

    tampered = json.loads(plan)
    tampered["data"][1]["ledger"][0]["total"]["high_minor"] += 100
    told = run("verify", "-", "--json", text=json.dumps(tampered))
    document = json.loads(told.stdout)
    violated = {c["id"] for p in document["plans"] for c in p["certificate"]["checks"] if c["verdict"] == "violated"}
    check(told.returncode == 1 and document["verdict"] == "violated", "exit code 1")
    check("ledger_sums" in violated and errors_of(document, "verification") == [], f"{violated}")
    check(run("verify", "-", text="{}").returncode == 1, "what is no plan")
