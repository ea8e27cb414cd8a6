"""What travellers take along: files that are what they say, notes that nobody loses, a packing list."""
import http.client

from role_matrix_test import join, person, saved_trip

IDS = [f"01JBF1Z6MM4Q0V5G8D0JX3T{n:03d}" for n in range(200, 240)]
PDF = b"%PDF-1.4\nticket"
PNG = b"\x89PNG\r\n\x1a\nrest"


def send(site, method, path, token, body=None, content_type="application/octet-stream"):
    """The status, the headers and the bytes of an answer, whose body need not be JSON."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    try:
        headers = {"Authorization": f"Bearer {token}"} | ({"Content-Type": content_type} if body is not None else {})
        try:
            connection.request(method, path, body, headers)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before it had the whole body: the answer is there already (RFC 9112, 9.5)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def file_path(trip, number, name="ticket.pdf"):
    return f"/api/trips/{trip}/files/{IDS[number]}?name={name}"


def company(site):
    owner, _ = person(site)
    trip = saved_trip(site, owner)
    viewer, name = person(site)
    join(site, owner, trip, viewer, name, "viewer")
    return trip, owner, viewer


def luggage(site, trip, token):
    return site.request("GET", f"/api/trips/{trip}/luggage", token=token).json


def test_a_ticket_is_kept_and_read_by_those_on_the_trip(site, check):
    trip, owner, viewer = company(site)
    for _ in range(2):  # sent again it is one
        status, _, body = send(site, "PUT", file_path(trip, 0), owner, PDF, "application/pdf")
        check(status == 200, body)
    files = luggage(site, trip, viewer)["files"]
    check(len(files) == 1 and files[0]["bytes"] == len(PDF) and files[0]["name"] == "ticket.pdf", files)
    status, headers, body = send(site, "GET", f"/api/trips/{trip}/files/{IDS[0]}", viewer)
    check(status == 200 and body == PDF, body)
    check(headers["Content-Disposition"].startswith("attachment") and headers["X-Content-Type-Options"] == "nosniff"
          and "sandbox" in " ".join(headers.get_all("Content-Security-Policy")), headers)
    stranger, _ = person(site)
    check(send(site, "GET", f"/api/trips/{trip}/files/{IDS[0]}", stranger)[0] == 404, "a stranger")
    check(send(site, "DELETE", f"/api/trips/{trip}/files/{IDS[0]}", viewer)[0] == 403, "a viewer")
    check(send(site, "DELETE", f"/api/trips/{trip}/files/{IDS[0]}", owner)[0] == 200, "its owner")
    check(send(site, "GET", f"/api/trips/{trip}/files/{IDS[0]}", owner)[0] == 404, "it is gone")


def test_disguises_are_refused(site, check):
    trip, owner, _ = company(site)
    for body, said in ((b"<svg onload=alert(1)>", "image/svg+xml"), (b"<html>", "text/plain"), (PDF, "image/png"),
                       (PNG, "application/pdf"), (b"", "application/pdf"), (b"MZ", "application/octet-stream")):
        status, _, answer = send(site, "PUT", file_path(trip, 1), owner, body, said)
        check(status in (400, 422), f"{said}: {status} {answer[:200]}")
    for name in ("", "..%2F..%2Fetc%2Fpasswd", "a" * 121, "%00"):
        status, _, answer = send(site, "PUT", file_path(trip, 1, name), owner, PDF, "application/pdf")
        check(status in (400, 422), f"{name}: {status} {answer[:200]}")
    status, _, answer = send(site, "PUT", file_path(trip, 1), owner, PDF + b"0" * (10 << 20), "application/pdf")
    check(status == 413, f"too large: {status} {answer[:200]}")
    check(luggage(site, trip, owner)["files"] == [], "nothing was kept")


def test_another_file_cannot_take_the_place_of_one(site, check):
    trip, owner, _ = company(site)
    send(site, "PUT", file_path(trip, 2), owner, PDF, "application/pdf")
    status, _, answer = send(site, "PUT", file_path(trip, 2), owner, PNG, "image/png")
    check(status == 409, f"{status} {answer[:200]}")
    check(send(site, "GET", f"/api/trips/{trip}/files/{IDS[2]}", owner)[2] == PDF, "as it was")


def test_files_go_with_their_trip(site, check):
    trip, owner, _ = company(site)
    send(site, "PUT", file_path(trip, 3), owner, PDF, "application/pdf")
    kept = site.data / "objects" / "trip" / trip
    check(kept.exists(), kept)
    check(site.request("DELETE", f"/api/trips/{trip}", token=owner).status == 204, "deleted")
    check(not kept.exists(), "its bytes as well")


def test_a_note_that_others_changed_is_answered_with_both(site, check):
    trip, owner, viewer = company(site)
    path = f"/api/trips/{trip}/notes/{IDS[4]}"
    first = site.request("PUT", path, {"base_version": 0, "text": "门锁 1234"}, owner)
    check(first.json["notes"][0]["text"] == "门锁 1234", first)
    check(site.request("PUT", path, {"base_version": 1, "text": "门锁 9876"}, owner).status == 200, "again")
    late = site.request("PUT", path, {"base_version": 1, "text": "大堂见"}, owner)
    check(late.status == 409 and late.json["current"]["text"] == "门锁 9876", late)
    check(site.request("PUT", path, {"base_version": 2, "text": " "}, owner).status == 422, "blank")
    check(site.request("PUT", path, {"base_version": 2, "text": "x"}, viewer).status == 403, "a viewer")
    check(site.request("DELETE", f"{path}?version=2", token=owner).json["notes"] == [], "removed")


def test_the_packing_list_suggests_what_the_plan_asks_for(site, check):
    trip, owner, viewer = company(site)
    suggested = luggage(site, trip, owner)["suggestions"]
    card = next(each for each in suggested if each["key"] == "id_card")
    body = {"label": card["label"]["zh"], "is_shared": False, "suggestion": "id_card"}
    now = site.request("PUT", f"/api/trips/{trip}/packing/{IDS[5]}", body, owner).json
    check("id_card" not in [each["key"] for each in now["suggestions"]], "it is on the list")
    shared = {"label": "帐篷", "is_shared": True}
    site.request("PUT", f"/api/trips/{trip}/packing/{IDS[6]}", shared, owner)
    mine, tent = (f"/api/trips/{trip}/packing/{IDS[n]}/packed" for n in (5, 6))
    seen = site.request("PUT", mine, {"is_packed": True}, viewer)
    check(seen.status == 200 and [line["is_packed"] for line in seen.json["packing"]] == [True, False], seen)
    check(site.request("PUT", tent, {"is_packed": True}, viewer).status == 403, "shared things are the editors'")
    check(site.request("PUT", tent, {"is_packed": True}, owner).status == 200, "an owner")
    seen = luggage(site, trip, owner)["packing"]
    check([line["is_packed"] for line in seen] == [False, True], "everybody packs their own")
