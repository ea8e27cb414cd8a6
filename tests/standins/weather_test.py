#!/usr/bin/env python3
"""OpenWeather and Open-Meteo: their checks, their shapes, and one sky over both."""
import unittest

from running import Case, StandIn

FUZHOU = {"lat": 26.08, "lon": 119.3}
NOW = 1795312800  # 2026-11-22T02:00:00Z
STORM = [{"from": "2026-11-22T16:00:00Z", "until": "2026-11-23T16:00:00Z", "condition": 502, "temp": 11.5}]


class OpenWeatherCase(Case):
    service = "openweather"

    def ask(self, path, **more):
        query = {"appid": "stand-in-appid", **FUZHOU, **more}
        return self.get(path, **{name: value for name, value in query.items() if value is not None})

    def refused(self, answer, status, cod, start):
        self.assertEqual((answer.status, answer.json["cod"]), (status, cod))
        self.assertTrue(answer.json["message"].startswith(start), answer.text)


class OneCallThree(OpenWeatherCase):
    def test_has_everything_that_is_not_excluded(self):
        body = self.ask("/data/3.0/onecall", units="metric", lang="zh_cn").json
        self.assertEqual((body["timezone"], body["timezone_offset"]), ("Asia/Shanghai", 28800))
        self.assertEqual([len(body[name]) for name in ("minutely", "hourly", "daily")], [60, 48, 8])
        self.assertEqual(body["current"]["dt"], NOW)
        self.assertLess(body["current"]["sunrise"], body["current"]["sunset"])
        self.assertIn("pop", body["hourly"][0])
        self.assertEqual(set(body["daily"][0]["temp"]), {"day", "min", "max", "night", "eve", "morn"})
        less = self.ask("/data/3.0/onecall", exclude="minutely,hourly,alerts").json
        self.assertEqual(set(less) & {"minutely", "hourly", "daily", "current"}, {"daily", "current"})

    def test_rain_is_an_object_in_an_hour_and_a_number_in_a_day(self):
        self.standin.control(sky=STORM)
        body = self.ask("/data/3.0/onecall", units="metric").json
        wet = next(hour for hour in body["hourly"] if hour["weather"][0]["id"] == 502)
        self.assertEqual((wet["rain"], wet["temp"]), ({"1h": 8.0}, 11.5))
        self.assertEqual((body["daily"][1]["rain"], body["daily"][1]["weather"][0]["id"]), (192.0, 502))

    def test_is_in_kelvin_unless_asked_otherwise(self):
        kelvin, celsius, fahrenheit = (self.ask("/data/3.0/onecall", units=units).json["current"]["temp"]
                                       for units in (None, "metric", "imperial"))
        self.assertAlmostEqual(kelvin - 273.15, celsius, places=1)
        self.assertAlmostEqual((fahrenheit - 32) * 5 / 9, celsius, places=1)

    def test_has_the_warnings_that_are_in_force(self):
        self.standin.control(alerts=[{"event": "暴雨黄色预警", "start": "2026-11-22T00:00:00Z",
                                      "end": "2026-11-22T06:00:00Z", "tags": ["Rain"]}])
        self.assertEqual(self.ask("/data/3.0/onecall").json["alerts"][0]["event"], "暴雨黄色预警")
        self.standin.control(now="2026-11-22T06:00:00Z")
        self.assertNotIn("alerts", self.ask("/data/3.0/onecall").json)

    def test_time_machine_gives_one_moment(self):
        body = self.ask("/data/3.0/onecall/timemachine", dt=NOW - 86400, units="metric").json
        self.assertEqual([row["dt"] for row in body["data"]], [NOW - 86400])
        self.assertEqual(body, self.ask("/data/3.0/onecall/timemachine", dt=NOW - 86400, units="metric").json)
        for dt in (None, "x", NOW + 5 * 86400, 283996799):
            self.assertEqual(self.ask("/data/3.0/onecall/timemachine", dt=dt).status, 400, dt)

    def test_has_no_sunrise_in_the_polar_night(self):
        body = self.ask("/data/3.0/onecall", lat=78, lon=15).json
        self.assertNotIn("sunrise", body["current"])
        self.assertTrue(body["current"]["weather"][0]["icon"].endswith("n"))

    def test_refuses(self):
        self.refused(self.ask("/data/3.0/onecall", appid="x"), 401, 401, "Invalid API key")
        self.refused(self.ask("/data/3.0/onecall", lat=None, lon=None), 400, "400", "Nothing to geocode")
        self.refused(self.ask("/data/3.0/onecall", lat=91), 400, "400", "wrong latitude")
        self.refused(self.ask("/data/3.0/onecall", lon="east"), 400, "400", "wrong longitude")
        self.assertEqual(self.ask("/data/3.0/onecall", lat=91).json["parameters"], ["lat"])
        self.refused(self.ask("/data/4.0/onecall/current"), 401, 401, "Please note that using One Call")

    def test_fails_as_scripted(self):
        for name, status, cod in (("invalid_key", 401, 401), ("no_subscription", 401, 401), ("blocked", 429, 429),
                                  ("city_not_found", 404, "404"), ("internal", 500, "500")):
            self.standin.fault("/data/", error=name)
            self.refused(self.ask("/data/3.0/onecall"), status, cod, "")
        self.standin.fault("/data/", error="blocked", quirk="cod_text")
        self.refused(self.ask("/data/3.0/onecall"), 429, "429", "Your account")
        self.standin.fault("/data/", error="city_not_found", quirk="cod_number")
        self.refused(self.ask("/data/3.0/onecall"), 404, 404, "city")
        self.standin.control(quota={"minute": 0})
        self.refused(self.ask("/data/3.0/onecall"), 429, 429, "Your account")

    def test_may_lack_what_is_optional(self):
        self.standin.fault("/data/", quirk="sparse")
        current = self.ask("/data/3.0/onecall").json["current"]
        self.assertFalse({"visibility", "wind_gust", "uvi", "sunrise"} & set(current))
        self.standin.fault("/data/", quirk="empty_data")
        self.assertEqual(self.ask("/data/3.0/onecall/timemachine", dt=NOW).json["data"], [])


class OneCallFour(OpenWeatherCase):
    options = ("--plan", "4.0")

    def test_has_its_data_in_a_list_or_in_current(self):
        self.standin.control(alerts=[{"id": "urn:oid:7", "event": "大风", "start": "2026-11-22T00:00:00Z",
                                      "end": "2026-11-23T00:00:00Z"}])
        body = self.ask("/data/4.0/onecall/current").json
        self.assertEqual((len(body["data"]), body["data"][0]["alerts"]), (1, ["urn:oid:7"]))
        self.standin.fault("/current", quirk="current_object")
        self.assertEqual(self.ask("/data/4.0/onecall/current").json["current"], body["data"][0])
        self.assertEqual(self.ask("/data/4.0/onecall/alert/urn:oid:7").json["event"], "大风")
        self.assertEqual(self.ask("/data/4.0/onecall/alert/urn:oid:8").status, 404)

    def test_comes_in_pages_whose_addresses_show_the_key(self):
        for step, seconds, most in (("1min", 60, 60), ("15min", 900, 50), ("1h", 3600, 20), ("1day", 86400, 10)):
            body = self.ask(f"/data/4.0/onecall/timeline/{step}", cnt=99).json
            times = [row["dt"] for row in body["data"]]
            self.assertEqual((len(times), times[1] - times[0]), (most, seconds))
            self.assertTrue(body["next"].startswith("http://api.openweathermap.org/"))
            self.assertIn("appid=stand-in-appid", body["next"])
        for wrong in ({"start": "9" * 40}, {"start": "soon"}, {"cnt": "²"}):
            self.assertEqual(self.ask("/data/4.0/onecall/timeline/1h", **wrong).status, 400, wrong)
        start = NOW + 20 * 3600
        days = self.ask("/data/4.0/onecall/timeline/1day").json["data"]
        self.assertEqual((set(days[0]["temp"]) >= {"min", "max"}, (days[0]["dt"] - 43200 + 28800) % 86400), (True, 0))
        after = self.ask("/data/4.0/onecall/timeline/1h", start=start, cnt=3, end=start + 7200).json["data"]
        self.assertEqual([row["dt"] for row in after], [start, start + 3600])

    def test_may_have_days_without_weather(self):
        self.standin.fault("/1day", quirk="weather_null")
        self.assertIsNone(self.ask("/data/4.0/onecall/timeline/1day").json["data"][0]["weather"])

    def test_does_not_serve_three(self):
        self.refused(self.ask("/data/3.0/onecall"), 401, 401, "Please note that using One Call 3.0")


class TheFreeCalls(OpenWeatherCase):
    options = ("--plan", "2.5")

    def test_have_the_weather_now_and_in_steps_of_three_hours(self):
        now = self.ask("/data/2.5/weather", units="metric").json
        self.assertEqual((now["cod"], now["name"], now["sys"]["country"]), (200, "Gulou District", "CN"))
        forecast = self.ask("/data/2.5/forecast").json
        self.assertEqual((forecast["cod"], forecast["cnt"], len(forecast["list"])), ("200", 40, 40))
        self.assertEqual([row["dt_txt"] for row in forecast["list"][:2]],
                         ["2026-11-22 03:00:00", "2026-11-22 06:00:00"])
        self.assertEqual(len(self.ask("/data/2.5/forecast", cnt=5).json["list"]), 5)
        for count in (0, 41, "x", "²"):
            self.assertEqual(self.ask("/data/2.5/forecast", cnt=count).status, 400)
        self.standin.fault("/forecast", quirk="empty_data")
        self.assertEqual(self.ask("/data/2.5/forecast").json["list"], [])
        self.standin.fault("/weather", quirk="sparse")
        self.assertNotIn("gust", self.ask("/data/2.5/weather").json["wind"])
        self.refused(self.ask("/data/3.0/onecall"), 401, 401, "Please note")

    def test_find_places(self):
        found = self.ask("/geo/1.0/direct", q="福州,CN", limit=5).json
        self.assertEqual(found[0]["local_names"], {"zh": "福州市", "en": "Fuzhou"})
        self.assertEqual(self.ask("/geo/1.0/direct", q="福州,GB").json, [])
        self.assertEqual(self.ask("/geo/1.0/reverse").json[0]["country"], "CN")
        self.assertEqual(self.ask("/geo/1.0/reverse", lat=0, lon=0).json, [])
        self.assertEqual(self.ask("/geo/1.0/zip", zip="350001,CN").json["name"], "Fuzhou")
        self.assertEqual(self.ask("/geo/1.0/zip", zip="1,CN").status, 404)
        self.refused(self.ask("/geo/1.0/direct", q=""), 400, "400", "Nothing to geocode")
        for limit in (0, 6, "x"):
            self.refused(self.ask("/geo/1.0/direct", q="福州", limit=limit), 400, "400", "wrong limit")


class OpenMeteoCase(Case):
    service = "open_meteo"

    def ask(self, path="/v1/forecast", **more):
        query = {"latitude": 26.08, "longitude": 119.3, "timezone": "Asia/Shanghai", **more}
        return self.get(path, **{name: value for name, value in query.items() if value is not None})

    def refused(self, answer, reason, status=400):
        self.assertEqual((answer.status, answer.json["error"]), (status, True))
        self.assertIn(reason, answer.json["reason"])


class OpenMeteo(OpenMeteoCase):
    def test_answers_in_columns_of_local_time(self):
        self.standin.control(sky=STORM)
        body = self.ask(current="temperature_2m,is_day", hourly="temperature_2m,weather_code,uv_index",
                        daily="weather_code,precipitation_sum,sunrise", forecast_days=3).json
        self.assertEqual(body["current"]["time"], "2026-11-22T10:00")
        self.assertEqual((len(body["hourly"]["time"]), body["hourly"]["time"][0]), (72, "2026-11-22T00:00"))
        self.assertEqual((body["hourly"]["temperature_2m"][30], body["hourly"]["weather_code"][30]), (11.5, 65))
        self.assertEqual(body["daily"]["time"], ["2026-11-22", "2026-11-23", "2026-11-24"])
        self.assertEqual((body["daily"]["weather_code"][1], body["daily"]["precipitation_sum"][1]), (65, 192.0))
        self.assertEqual(body["hourly_units"]["temperature_2m"], "°C")
        self.assertNotIn("daily", self.ask(hourly="rain").json)

    def test_shows_the_sky_of_openweather(self):
        with StandIn("openweather") as other:
            there = other.get("/data/2.5/weather", appid="stand-in-appid", units="metric", **FUZHOU).json
        here = self.ask(current="temperature_2m,relative_humidity_2m").json["current"]
        self.assertEqual((here["temperature_2m"], here["relative_humidity_2m"]),
                         (there["main"]["temp"], there["main"]["humidity"]))

    def test_converts_units_and_times(self):
        plain, other = self.ask(current="temperature_2m,wind_speed_10m").json, self.ask(
            current="temperature_2m,wind_speed_10m", temperature_unit="fahrenheit", wind_speed_unit="ms",
            timeformat="unixtime").json
        self.assertEqual(other["current"]["time"], NOW)
        self.assertEqual(other["current_units"]["wind_speed_10m"], "m/s")
        self.assertAlmostEqual((other["current"]["temperature_2m"] - 32) * 5 / 9,
                               plain["current"]["temperature_2m"], places=1)

    def test_takes_several_places_and_given_days(self):
        found = self.ask(latitude="26.08,51.5", longitude="119.3,-0.1", timezone="auto", daily="weather_code").json
        self.assertEqual([place["timezone"] for place in found], ["Asia/Shanghai", "Etc/GMT"])
        days = self.ask(daily="weather_code", start_date="2026-11-20", end_date="2026-11-21").json["daily"]["time"]
        self.assertEqual(days, ["2026-11-20", "2026-11-21"])
        past = self.ask(daily="weather_code", past_days=1, forecast_days=1).json["daily"]["time"]
        self.assertEqual(past, ["2026-11-21", "2026-11-22"])
        old = self.ask("/v1/archive", daily="weather_code", start_date="2020-01-01", end_date="2020-01-02").json
        self.assertEqual(old["daily"]["time"], ["2020-01-01", "2020-01-02"])
        self.refused(self.ask("/v1/archive", daily="weather_code"), "start_date")

    def test_may_have_null_in_any_column(self):
        self.standin.fault("/v1/", quirk="nulls")
        column = self.ask(daily="temperature_2m_max").json["daily"]["temperature_2m_max"]
        self.assertEqual([value is None for value in column], [False, True, False, True, False, True, False])

    def test_refuses(self):
        self.refused(self.ask(latitude=95), "Latitude must be in range of -90 to 90°. Given: 95.0.")
        self.refused(self.ask(longitude=None), "longitude")
        self.refused(self.ask(latitude="1,2"), "same number")
        self.refused(self.ask(hourly="warmth"), "invalid String value warmth")
        self.refused(self.ask(daily="weather_code", timezone=None), "Timezone is required")
        self.refused(self.ask(forecast_days=17), "forecast_days")
        self.refused(self.ask(daily="weather_code", start_date="2026-12-25", end_date="2026-12-26"), "range")
        self.refused(self.ask(daily="weather_code", start_date="2026-11-23", end_date="2026-11-22"), "End-date")
        self.refused(self.ask(daily="weather_code", start_date="2026-11-23", end_date="soon"), "Invalid date")
        self.refused(self.ask("/v1/search", name=""), "name must be set")
        for spell in ({**STORM[0], "condition": 7}, {**STORM[0], "mood": 1}, {**STORM[0], "from": "2026-11-22T00:00"},
                      {"from": STORM[0]["from"], "until": STORM[0]["until"]}):
            self.assertEqual(self.standin.ask("POST", "/_control", {"sky": [spell]}).status, 422, spell)
        self.refused(self.ask(hourly="rain", wind_speed_unit="knots"), "wind_speed_unit")
        self.refused(self.ask(timezone="Mars/Base"), "Invalid timezone")

    def test_limits_by_the_minute_the_hour_and_the_day(self):
        for window, word in (("minute", "Minutely"), ("hour", "Hourly"), ("day", "Daily")):
            self.standin.control(reset=True, quota={window: 0})
            self.refused(self.ask(), f"{word} API request limit exceeded", 429)
        self.standin.control(reset=True)
        for name, status in (("minutely_limit", 429), ("hourly_limit", 429), ("daily_limit", 429),
                             ("overloaded", 503)):
            self.standin.fault("/v1/", error=name)
            self.refused(self.ask(), "", status)

    def test_searches_places(self):
        found = self.ask("/v1/search", name="福州", language="zh", count=1).json["results"]
        self.assertEqual([place["name"] for place in found], ["福州市"])
        self.assertNotIn("results", self.ask("/v1/search", name="Atlantis").json)


if __name__ == "__main__":
    unittest.main()
