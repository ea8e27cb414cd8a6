#!/usr/bin/env python3
"""LocationIQ and Nominatim: the same places in two flavours."""
import http.client
import unittest
import xml.etree.ElementTree as xml

from locationiq import FAILURES, polyline
from running import Case

HERE = {"lat": 26.0847, "lon": 119.2903}
SEA = {"lat": 0, "lon": -30}


class LocationIqCase(Case):
    service = "locationiq"

    def ask(self, path, **more):
        query = {"key": "pk.stand-in", "format": "json", **more}
        return self.get("/v1" + path, **{name: value for name, value in query.items() if value is not None})

    def refused(self, answer, status, error):
        self.assertEqual((answer.status, answer.json), (status, {"error": error}))


class LocationIq(LocationIqCase):
    def test_turns_a_position_into_an_address_of_texts(self):
        place = self.ask("/reverse", **HERE).json
        self.assertEqual((place["address"]["city"], place["address"]["attraction"]), ("福州市", "三坊七巷"))
        self.assertEqual(place["address"]["country_code"], "cn")
        self.assertTrue(place["display_name"].startswith("三坊七巷, 南后街, 鼓楼区, 福州市"))
        for value in (place["place_id"], place["osm_id"], place["lat"], *place["boundingbox"]):
            self.assertIsInstance(value, str)
        south, north, west, east = map(float, place["boundingbox"])
        self.assertTrue(south < float(place["lat"]) < north and west < float(place["lon"]) < east)
        self.assertEqual(self.ask("/reverse", **HERE, zoom=10).json["address"], {
            "city": "福州市", "state": "福建省", "country": "中国", "country_code": "cn"})
        self.assertNotIn("address", self.ask("/reverse", **HERE, addressdetails=0).json)
        self.assertNotIn("distance", self.ask("/reverse", **HERE).json)
        self.assertEqual(self.ask("/reverse", **HERE, showdistance=1).json["distance"], "15")
        village = {"lat": 51.494, "lon": -2.229}
        self.assertNotIn("city", self.ask("/reverse", **village).json["address"])
        self.assertEqual(self.ask("/reverse", **village, normalizecity=1).json["address"]["city"], "Castle Combe")
        named = self.ask("/reverse", **HERE, namedetails=1, extratags=1).json
        self.assertEqual((named["namedetails"]["name:en"], named["extratags"]), ("Sanfang Qixiang", {}))
        self.assertTrue(self.ask("/reverse", **HERE, **{"accept-language": "en"}).json["display_name"]
                        .startswith("Sanfang Qixiang"))

    def test_answers_xml_to_who_forgets_the_format(self):
        answer = self.ask("/reverse", **HERE, format=None)
        self.assertTrue(answer.headers["Content-Type"].startswith("text/xml"))
        self.assertEqual(xml.fromstring(answer.text).find("addressparts/city").text, "福州市")
        self.assertEqual(xml.fromstring(self.ask("/search", q="鼓楼", format=None).text).tag, "searchresults")

    def test_finds_places_by_words(self):
        names = [place["display_name"].split(",")[0] for place in self.ask("/search", q="鼓楼").json]
        self.assertEqual(names, ["鼓楼区", "鼓楼"])
        one = self.ask("/search", q="museum", countrycodes="gb", addressdetails=1).json
        self.assertEqual([place["address"]["city"] for place in one], ["London"])
        boxed = self.ask("/search", q="鼓楼", viewbox="116,39,117,40", bounded=1).json
        self.assertEqual(len(boxed), 1)
        self.assertEqual(len(self.ask("/search", q="鼓楼", limit=1).json), 1)

    def test_suggests_with_the_name_apart(self):
        first = self.ask("/autocomplete", q="三坊", format=None).json[0]
        self.assertEqual((first["display_place"], first["address"]["name"]), ("三坊七巷", "三坊七巷"))
        self.assertTrue(first["display_address"].startswith("南后街, 鼓楼区"))
        english = self.ask("/autocomplete", q="sanfang", **{"accept-language": "en"}).json[0]
        self.assertEqual((english["display_place"], english["address"]["name"]), ("Sanfang Qixiang",) * 2)
        self.assertNotIn("attraction", english["address"])
        self.refused(self.ask("/autocomplete", q="三坊", tag="railway"), 404, "Unable to geocode")

    def test_lists_what_is_near(self):
        near = self.ask("/nearby", **HERE, tag="all", radius=2000).json
        self.assertEqual(near[0]["name"], "三坊七巷")
        self.assertEqual([place["distance"] for place in near], sorted(place["distance"] for place in near))
        food = self.ask("/nearby", **HERE, tag="restaurant", radius=2000).json
        self.assertEqual([place["tag_type"] for place in food], ["restaurant"])
        self.refused(self.ask("/nearby", **HERE, radius=30001), 400, "Invalid Request")
        self.refused(self.ask("/nearby", **SEA), 404, "Unable to geocode")

    def test_leads_along_ways(self):
        body = self.ask("/directions/walking/119.29,26.08;119.30,26.09;119.31,26.09").json
        route = body["routes"][0]
        self.assertEqual((body["code"], len(route["legs"]), len(body["waypoints"])), ("Ok", 2, 3))
        self.assertAlmostEqual(route["distance"], sum(leg["distance"] for leg in route["legs"]), places=0)
        self.assertIsInstance(route["geometry"], str)
        line = self.ask("/directions/driving/119.29,26.08;119.30,26.09", geometries="geojson").json
        self.assertEqual(line["routes"][0]["geometry"]["coordinates"], [[119.29, 26.08], [119.3, 26.09]])
        self.assertEqual(self.ask("/directions/driving/119.29,26.08").json["code"], "TooBig")
        for wrong in ("a,b;c,d", "119,91;119,26", "181,26;119,26", "119;26"):
            self.assertEqual(self.ask(f"/directions/driving/{wrong}").json["code"], "InvalidQuery")
        self.assertEqual(polyline([(-120.2, 38.5), (-120.95, 40.7)], 5), "_p~iF~ps|U_ulLnnqC")

    def test_has_a_matrix(self):
        body = self.ask("/matrix/driving/119.29,26.08;119.30,26.09;119.31,26.09", sources="0",
                        destinations="1;2", annotations="distance,duration").json
        self.assertEqual((len(body["durations"]), len(body["distances"][0]), len(body["sources"])), (1, 2, 1))
        self.assertEqual(self.ask("/matrix/driving/1,1;2,2", sources="7").json["code"], "InvalidOptions")
        self.assertEqual(len(self.ask("/nearest/driving/1,1").json["waypoints"]), 1)

    def test_knows_zones_and_what_is_left_of_the_day(self):
        self.assertEqual(self.ask("/timezone", **HERE).json["timezone"]["offset_sec"], 28800)
        self.standin.control(quota={"day": 3})
        self.assertEqual(self.ask("/balance").json, {"status": "ok", "balance": {"day": 2, "bonus": 0}})

    def test_refuses(self):
        self.refused(self.ask("/reverse", **HERE, key="x"), 401, "Invalid key")
        self.refused(self.ask("/reverse", **SEA), 404, "Unable to geocode")
        self.refused(self.ask("/search", q="Atlantis"), 404, "Unable to geocode")
        for more in ({"lat": 91, "lon": 0}, {"lat": "x", "lon": 0}, {"lat": 1}, {**HERE, "format": "yaml"},
                     {"lat": "nan", "lon": 0}):
            self.refused(self.ask("/reverse", **more), 400, "Invalid Request")
        self.refused(self.ask("/search"), 400, "Invalid Request")
        self.refused(self.ask("/autocomplete"), 400, "Invalid Request")
        self.refused(self.ask("/search", q="鼓楼", viewbox="here", bounded=1), 400, "Invalid Request")

    def test_limits_by_the_second_the_minute_and_the_day(self):
        for window in ("second", "minute", "day"):
            self.standin.control(reset=True, quota={window: 1})
            self.assertEqual(self.ask("/reverse", **HERE).status, 200)
            self.refused(self.ask("/reverse", **HERE), 429, f"Rate Limited {window.capitalize()}")
        self.standin.control(advance_s=86400)
        self.assertEqual(self.ask("/reverse", **HERE).status, 200)

    def test_fails_as_scripted(self):
        for name, (status, message) in FAILURES.items():
            self.standin.fault("/v1/", error=name)
            self.refused(self.ask("/reverse", **HERE), status, message)
        self.standin.fault("/v1/", quirk="numbers")
        place = self.ask("/reverse", **HERE).json
        self.assertIsInstance(place["place_id"], int)
        self.assertIsInstance(place["lat"], float)


class Nominatim(Case):
    service = "nominatim"
    headers = {"User-Agent": "tests"}

    def ask(self, path, **query):
        return self.get(path, self.headers, **query)

    def test_has_an_address_and_numbers_as_ids(self):
        place = self.ask("/reverse", **HERE, format="jsonv2").json
        self.assertEqual((place["category"], place["type"], place["addresstype"], place["name"]),
                         ("tourism", "attraction", "tourism", "三坊七巷"))
        self.assertIsInstance(place["place_id"], int)
        self.assertIsInstance(place["lat"], str)
        self.assertEqual((place["address"]["ISO3166-2-lvl4"], place["address"]["tourism"]), ("CN-FJ", "三坊七巷"))
        self.assertEqual(self.ask("/reverse", **HERE, format="json").json["class"], "tourism")
        self.assertEqual(xml.fromstring(self.ask("/reverse", **HERE).text).find("addressparts/city").text, "福州市")
        geo = self.ask("/reverse", **HERE, format="geojson").json["features"][0]
        self.assertEqual(geo["geometry"]["coordinates"], [119.2902, 26.0846])
        several = self.ask("/search", q="鼓楼", format="geojson").json["features"]
        self.assertEqual([feature["properties"]["name"] for feature in several], ["鼓楼区", "鼓楼"])
        self.assertEqual(xml.fromstring(self.ask("/search", q="鼓楼", format="xml").text)[0].get("lat"), "26.0822000")
        self.standin.fault(quirk="text_ids")
        self.assertIsInstance(self.ask("/reverse", **HERE, format="json").json["osm_id"], str)

    def test_says_with_200_that_there_is_nothing(self):
        answer = self.ask("/reverse", **SEA, format="jsonv2")
        self.assertEqual((answer.status, answer.json), (200, {"error": "Unable to geocode"}))
        self.assertEqual(xml.fromstring(self.ask("/reverse", **SEA).text).findtext("error"), "Unable to geocode")
        self.assertEqual(self.ask("/search", q="Atlantis").json, [])

    def test_searches_without_address_unless_asked(self):
        self.assertNotIn("address", self.ask("/search", q="福州", format="json").json[0])
        found = self.ask("/search", city="福州", addressdetails=1, limit=99).json
        self.assertEqual(found[0]["address"]["state"], "福建省")
        self.assertEqual(self.ask("/lookup", osm_ids="N4000000003,W1", format="json").json[0]["osm_id"], 4000000003)
        self.assertEqual(self.ask("/status", format="json").json["status"], 0)

    def test_refuses_what_is_wrong(self):
        for path, query in (("/reverse", {"lat": 91, "lon": 0}), ("/reverse", {"lon": 0}),
                            ("/reverse", {**HERE, "format": "yaml"}), ("/reverse", {**HERE, "layer": "sky"}),
                            ("/search", {}), ("/search", {"q": "a", "city": "b"}), ("/search", {"q": "a", "limit": "x"}),
                            ("/search", {"q": "a", "viewbox": "1,2", "bounded": 1})):
            answer = self.ask(path, **query)
            self.assertEqual((answer.status, answer.json["error"]["code"]), (400, 400), (path, query))

    def test_wants_to_know_who_asks(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.standin.port, timeout=20)
        self.addCleanup(connection.close)
        connection.putrequest("GET", "/search?q=a")
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 403)

    def test_is_busy_in_html(self):
        self.standin.control(quota={"second": 0})
        answer = self.ask("/search", q="福州")
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (429, "text/html"))


if __name__ == "__main__":
    unittest.main()
