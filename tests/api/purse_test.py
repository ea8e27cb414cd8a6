"""What a trip costs: written down by several, split to the last fen, settled, and lost by nobody."""
from concurrent.futures import ThreadPoolExecutor

from role_matrix_test import join, person, saved_trip

IDS = [f"01JBF1Z6MM4Q0V5G8D0JX3T{n:03d}" for n in range(100, 140)]


def company(site):
    """A trip of three: an owner, an editor, a viewer; answers (trip, tokens, their ids in order)."""
    owner, _ = person(site)
    trip = saved_trip(site, owner)
    editor, editor_name = person(site)
    viewer, viewer_name = person(site)
    join(site, owner, trip, editor, editor_name, "editor")
    join(site, owner, trip, viewer, viewer_name, "viewer")
    members = site.request("GET", f"/api/trips/{trip}/members", token=owner).json["members"]
    return trip, (owner, editor, viewer), [member["id"] for member in members]


def expense(people, **changed):
    made = {"base_version": 0, "title": "晚餐", "kind": "meal", "amount_minor": 10000, "currency": "CNY",
            "paid_by": people[0], "split": "equal", "shares": [{"person": each, "weight": 1} for each in people]}
    return {**made, **changed}


def put(site, trip, number, body, token):
    return site.request("PUT", f"/api/trips/{trip}/expenses/{IDS[number]}", body, token)


def standing(purse):
    return {each["person"]: each["minor"] for each in purse["balances"]}


def test_three_share_costs_and_settle(site, check):
    trip, (owner, editor, viewer), people = company(site)
    purse = put(site, trip, 0, expense(people), owner).json
    check(sorted(share["owed_minor"] for share in purse["expenses"][0]["shares"]) == [3333, 3333, 3334], purse)
    yen = expense(people[:2], title="温泉", amount_minor=3000, currency="JPY", paid_by=people[1],
                  rate={"value": "0.0479", "day": "2026-05-01", "source": "银行"})
    purse = put(site, trip, 1, yen, editor).json
    onsen = next(each for each in purse["expenses"] if each["title"] == "温泉")
    check(onsen["home_minor"] == 14370 and onsen["rate"] == yen["rate"], f"the rate with its day: {onsen}")
    check(sum(standing(purse).values()) == 0, f"balances: {purse['balances']}")
    for number, transfer in enumerate(purse["transfers"]):
        paid = {"from": transfer["from"], "to": transfer["to"], "amount_minor": transfer["minor"], "day": "2026-05-04"}
        path = f"/api/trips/{trip}/payments/{IDS[10 + number]}"
        first, again = (site.request("PUT", path, paid, editor) for _ in range(2))
        check(first.status == again.status == 200, f"sent twice: {again}")
    seen = site.request("GET", f"/api/trips/{trip}/purse", token=viewer).json
    check(seen["transfers"] == [] and not any(standing(seen).values()), f"even: {seen}")
    check(len(seen["payments"]) == len(purse["transfers"]), "each payment once")
    kinds = {each["kind"]: each for each in seen["kinds"]}
    check(kinds["meal"]["actual_minor"] == 24370 and kinds["meal"]["estimate_high_minor"] > 0, f"{kinds}")


def test_wrong_expenses_are_refused_at_their_field(site, check):
    trip, (owner, _, _), people = company(site)
    stranger = "01JBF1Z6MM4Q0V5G8D0JX3TQ7E"
    rate = {"value": "0.05", "day": "2026-05-01", "source": "银行"}
    wrong = {
        "/title": {"title": "  "},
        "/currency": {"currency": "XXX"},
        "/rate": {"currency": "JPY"},
        "/rate/value": {"currency": "JPY", "rate": {**rate, "value": "0"}},
        "/rate/source": {"currency": "JPY", "rate": {**rate, "source": " "}},
        "/amount_minor": {"amount_minor": 10**12, "currency": "KWD", "rate": {**rate, "value": "999999"}},
        "/paid_by": {"paid_by": stranger},
        "/shares/1/person": {"shares": [{"person": people[0], "weight": 1}, {"person": stranger, "weight": 1}]},
        "/shares": {"split": "exact", "shares": [{"person": people[0], "weight": 9999}]},
    }
    for pointer, changed in wrong.items():
        answer = put(site, trip, 0, expense(people, **changed), owner)
        check(answer.status == 422 and answer.json["errors"][0]["pointer"] == pointer, f"{pointer}: {answer}")
    own = put(site, trip, 0, expense(people, rate=rate), owner)
    check(own.status == 422, f"the own currency has no rate: {own}")
    twice = put(site, trip, 0, expense(people, shares=[{"person": people[0], "weight": 1}] * 2), owner)
    check(twice.status == 422, f"named twice: {twice}")
    check(site.request("GET", f"/api/trips/{trip}/purse", token=owner).json["expenses"] == [], "nothing was stored")


def test_of_two_changes_at_once_none_is_lost(site, check):
    trip, (owner, editor, _), people = company(site)
    put(site, trip, 0, expense(people), owner)
    changes = [(token, expense(people, base_version=1, title=f"{n}"))
               for n, token in enumerate((owner, editor) * 4)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda each: put(site, trip, 0, each[1], each[0]), changes))
    done = [answer for answer in answers if answer.status == 200]
    check(len(done) == 1, f"one is made: {[answer.status for answer in answers]}")
    kept = done[0].json["expenses"][0]
    for answer in answers:
        if answer.status == 200:
            continue
        told = answer.status == 409 and answer.json["code"] == "expense_changed" and answer.json["current"] == kept
        check(told, f"the others hear what is there now: {answer}")
    late = site.request("DELETE", f"/api/trips/{trip}/expenses/{IDS[0]}?version=1", token=editor)
    check(late.status == 409, f"removed on an old version: {late}")
    gone = site.request("DELETE", f"/api/trips/{trip}/expenses/{IDS[0]}?version=2", token=editor)
    check(gone.status == 200 and gone.json["expenses"] == [], f"removed: {gone}")


def test_guests_and_those_who_left_stay_in_the_accounts(site, check):
    trip, (owner, editor, _), people = company(site)
    guest = f"/api/trips/{trip}/guests/{IDS[20]}"
    check(site.request("PUT", guest, {"name": " 外婆 "}, owner).status == 200, "a guest is named")
    purse = put(site, trip, 0, expense([people[1], IDS[20]], paid_by=people[1]), editor).json
    check(standing(purse)[IDS[20]] == -5000, f"the guest owes half: {purse['balances']}")
    check(site.request("DELETE", guest, token=owner).status == 409, "a guest with debts stays")
    left = site.request("DELETE", f"/api/trips/{trip}/members/{people[1]}", token=editor)
    check(left.status == 204, f"the editor leaves: {left}")
    purse = site.request("GET", f"/api/trips/{trip}/purse", token=owner).json
    who = {each["id"]: each for each in purse["people"]}
    check(who[people[1]]["name"] and not who[people[1]]["is_member"], f"is named still: {who[people[1]]}")
    check(who[IDS[20]]["name"] == "外婆" and who[IDS[20]]["is_guest"], f"{who[IDS[20]]}")
    check(put(site, trip, 0, expense([people[1], people[0]], base_version=1), owner).status == 200,
          "what is of somebody who left can be changed")
