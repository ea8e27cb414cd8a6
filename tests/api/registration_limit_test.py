"""An address may register so many in a minute, five minutes of them at once, as its operator says."""
SETTINGS = ["accounts.registrations_per_minute=1"]


def register(site, number):
    return site.request("POST", "/api/register",
                        {"username": f"guest{number}", "password": "long enough pass"})


def test_the_sixth_who_registers_at_once_waits(site, check):
    answers = [register(site, number) for number in range(6)]
    check([answer.status for answer in answers[:5]] == [201] * 5, f"{answers[0]}")
    check(answers[5].status == 429, f"{answers[5]}")
    check(int(answers[5].headers["retry-after"]) > 30, "when to come back")
