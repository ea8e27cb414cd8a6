"""Currency rates: a file is imported while the server runs, and expenses take the rate of their day."""
import subprocess

from purse_test import company, expense, put
from server_site import BINARY

HISTORY = "Date,USD,JPY,CNY,TRL,\n2026-05-04,1.24,150,7.5,N/A,\n2026-04-30,1.25,160.00,8.0,N/A,\n"
DAILY = """<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject>
 <Cube><Cube time='2026-05-05'><Cube currency='JPY' rate='200'/><Cube currency='CNY' rate='8.2'/></Cube></Cube>
</gesmes:Envelope>"""


def imported(site, text):
    return subprocess.run([str(BINARY), "--data", str(site.data), "import", "rates", "-"], input=text,
                          capture_output=True, text=True)


def rate(site, token, date, source="JPY", target="CNY"):
    answer = site.request("GET", f"/api/rates?from={source}&to={target}&date={date}", token=token)
    assert answer.status == 200, answer
    return answer.json.get("rate")


def test_a_running_server_follows_what_is_imported(site, check):
    token = site.sign_up()[0]
    check(rate(site, token, "2026-05-04") is None, "nothing is known yet")
    for _ in range(2):
        done = imported(site, HISTORY)
        check(done.returncode == 0 and done.stdout == "6 rates of 2 days imported, the newest of 2026-05-04\n", done)
    check(rate(site, token, "2026-05-04") == {"value": "0.05", "day": "2026-05-04", "source": "ECB", "is_old": False},
          rate(site, token, "2026-05-04"))
    check(rate(site, token, "2026-05-03")["day"] == "2026-04-30", "the last day before it")
    check(rate(site, token, "2026-04-29") is None, "never a later one")
    check(rate(site, token, "2026-05-14")["is_old"] is False and rate(site, token, "2026-05-15")["is_old"], "ten days")
    check(rate(site, token, "2026-05-04", "USD")["value"] == "6.04839", "by way of the euro")
    check(imported(site, DAILY).returncode == 0, "the daily file")
    check(rate(site, token, "2026-05-05")["value"] == "0.041", rate(site, token, "2026-05-05"))


def test_a_file_that_cannot_be_read_changes_nothing(site, check):
    token = site.sign_up()[0]
    imported(site, HISTORY)
    done = imported(site, "Date,JPY,CNY\n2026-05-06,1,1\n2026-05-07,one,1\n")
    check(done.returncode == 1 and done.stderr == 'refused: line 3: "one" is no rate of JPY.\n', done)
    check(rate(site, token, "2026-05-07")["day"] < "2026-05-06", "all of it or nothing")
    missing = subprocess.run([str(BINARY), "--data", str(site.data), "import", "rates", "/no/such/file"],
                             capture_output=True, text=True)
    check(missing.returncode == 1 and "/no/such/file cannot be read" in missing.stderr, missing)


def test_wrong_questions_are_refused_at_their_field(site, check):
    token = site.sign_up()[0]
    for query, field in [("from=yen&to=CNY&date=2026-05-04", "from"), ("from=JPY&to=&date=2026-05-04", "to"),
                         ("from=JPY&to=CNY&date=2026-02-30", "date"), ("from=JPY&to=CNY", "date")]:
        answer = site.request("GET", f"/api/rates?{query}", token=token)
        check(answer.status == 422 and answer.json["errors"][0]["pointer"] == field, f"{query}: {answer}")
    check(site.request("GET", "/api/rates?from=JPY&to=CNY&date=2026-05-04").status == 401, "somebody who is signed in")


def test_an_expense_is_written_down_at_the_rate_of_its_day(site, check):
    imported(site, HISTORY)
    trip, (owner, _, _), people = company(site)
    found = rate(site, owner, "2026-05-02")
    wanted = {name: found[name] for name in ("value", "day", "source")}
    kept = put(site, trip, 30, expense(people, currency="JPY", amount_minor=3000, rate=wanted), owner)
    check(kept.status == 200, kept)
    check(kept.json["expenses"][0]["rate"] == wanted and kept.json["expenses"][0]["home_minor"] == 15000, kept)
