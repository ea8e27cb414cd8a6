"""A share link shows a trip to anybody, and not a byte of what it hides."""
import json
import re

from role_matrix_test import WISH, join, person


def planned_trip(site):
    """A trip with a member beside its owner; answers (token of the owner, trip, names)."""
    owner, owner_name = person(site)
    plans = site.request("POST", "/api/recommendations", WISH, owner)
    kept = {"recommendation_id": plans.json["metadata"]["requestId"], "tier": "luxury", "name": "Secret outing"}
    trip = site.request("POST", "/api/trips", kept, owner).json
    member, member_name = person(site)
    join(site, owner, trip["id"], member, member_name, "viewer")
    return owner, trip, (owner_name, member_name)


def share(site, token, trip, **wanted):
    made = site.request("POST", f"/api/trips/{trip['id']}/shares", wanted, token)
    assert made.status == 201, made
    return made.json


def amounts_of(value, found):
    """Every amount of a plan: what stands under …_minor, and not 0."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.endswith("_minor") and inner:
                found.add(inner)
            amounts_of(inner, found)
    elif isinstance(value, list):
        for inner in value:
            amounts_of(inner, found)
    return found


def numbers_in(text):
    return {int(number) for number in re.findall(r"(?<![\d.])\d+(?![\d.])", text)}


def test_what_a_link_hides_is_in_no_byte_of_it(site, check):
    owner, trip, names = planned_trip(site)
    note = "booking code QX7-441"
    item = trip["plan"]["days"][0]["visits"][0]["id"]
    changed = site.request("POST", f"/api/trips/{trip['id']}/changes", {
        "base_version": 1, "change_id": "01JBF1Z6MM4Q0V5G8D0JX3TQ7E", "keep_violations": True,
        "commands": [{"type": "set_note", "item": item, "note": note}]}, owner)
    check(changed.status == 200, f"a note is written: {changed}")
    amounts = {amount for amount in amounts_of(trip["plan"], set()) if amount >= 1000}
    check(len(amounts) > 10, f"the plan has prices: {len(amounts)}")
    hidden = share(site, owner, trip, hides=["prices", "codes", "members"])
    text = site.request("GET", f"/api/shared/{hidden['token']}").body.decode()
    shown = json.loads(text)
    check(shown["name"] == "Secret outing" and len(shown["plan"]["days"]) == 2, "the trip is shown")
    check(not amounts & numbers_in(text), f"amounts: {amounts & numbers_in(text)}")
    yuan = {amount // 100 for amount in amounts}
    spoken = {int(number) for number in re.findall(r"[¥￥]\s*(\d+)|(\d+)\s*元", text) for number in number if number}
    check(not spoken, f"amounts in words: {spoken & yuan or spoken}")
    for secret in ("_minor", '"price"', '"cost"', '"fare"', '"ledger"', '"budget"', note, "QX7", *names):
        check(secret not in text, f"{secret} is in what the link shows")
    for secret in (trip["id"], trip["recommendation_id"], hidden["id"]):
        check(secret not in text, f"the id {secret} is in what the link shows")


def test_what_a_link_does_not_hide_is_there(site, check):
    owner, trip, names = planned_trip(site)
    link = share(site, owner, trip, hides=[])
    shown = site.request("GET", f"/api/shared/{link['token']}").json
    check(shown["plan"]["total"] == trip["plan"]["total"], "the total")
    check(sorted(shown["members"]) == sorted(names), f"the members: {shown.get('members')}")
    visits = [visit for day in shown["plan"]["days"] for visit in day["visits"]]
    check(all("price" in visit for visit in visits), "the price of every visit")


def test_links_end(site, check):
    owner, trip, _ = planned_trip(site)
    link = share(site, owner, trip, hides=["members"], expires_on="2999-01-01")
    path = f"/api/shared/{link['token']}"
    check(site.request("GET", path).status == 200, "good")
    check("token" not in json.dumps(site.request("GET", f"/api/trips/{trip['id']}/shares", token=owner).json),
          "a token is told once")
    ended = site.request("DELETE", f"/api/trips/{trip['id']}/shares/{link['id']}", token=owner)
    check(ended.status == 204, f"ended: {ended}")
    check(site.request("GET", path).status == 404, "ended is as if it had never been")
    over = site.request("POST", f"/api/trips/{trip['id']}/shares", {"hides": [], "expires_on": "2020-01-01"}, owner)
    check(over.status == 422 and over.json["errors"][0]["pointer"] == "/expires_on", f"a day that is over: {over}")
