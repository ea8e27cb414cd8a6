#!/usr/bin/env python3
"""The public page of the National Meteorological Center (中央气象台): the list of warnings and their texts."""
import re
from html import escape

from service import Service, run
from warnings_in_force import CHAIN, CHINA, COLOURS, in_force, warnings_from
from wire import Answer, html_answer, json_answer, whole_number

CODES = {"台风": "01", "暴雨": "02", "寒潮": "04", "大风": "05", "高温": "07", "雷电": "09", "大雾": "12",
         "霾": "13", "雷雨大风": "16"}
LEVELS = {"blue": "01", "yellow": "02", "orange": "03", "red": "04"}


class Nmc(Service):
    name = "nmc"
    quirks = {"unknown_type": "a warning of a kind and a colour that no table has",
              "level_words": "the level stands in brackets behind the warning"}
    routes = (("GET", "/rest/findAlarm", "list_alarms"), ("GET", "/publish/alarm/(.+)\\.html", "page"))

    def reset(self):
        super().reset()
        self.warnings = list(CHAIN)

    def controls(self):
        return {"warnings": self.setter("warnings", warnings_from)}

    def failure_with_status(self, status, request):
        return html_answer(status)

    def not_found(self, request):
        return html_answer(404)

    def list_alarms(self, request):
        """A browser is wanted: who sends no such User-Agent gets a page, not JSON."""
        if not request.headers.get("user-agent", "").startswith("Mozilla/"):
            return html_answer(403)
        query = request.query
        number = whole_number(query.get("pageNo", "1"), 1)
        size = whole_number(query.get("pageSize", "30"), 1, 100)
        if number is None or size is None:
            return json_answer({"msg": "error", "code": -1, "data": None})
        found = [warning for warning in in_force(self.warnings, self.clock.now)
                 if query.get("signaltype", "") in ("", warning.event)
                 and query.get("signallevel", "") in ("", f"{COLOURS[warning.colour][0]}色")]
        rows = [self._row(warning, request.quirks) for warning in found]
        if "unknown_type" in request.quirks:
            rows.append({**self._row(CHAIN[0], set()), "title": "福州市气象台发布陨石雨紫色预警信号", "pic": ""})
        first = (number - 1) * size
        page = {"pageNo": number, "pageSize": size, "count": len(rows), "list": rows[first:first + size]}
        return json_answer({"msg": "success", "code": 0, "data": {"page": page, "provinceAlarms": [], "stat": {}}})

    @staticmethod
    def _row(warning, quirks):
        local = warning.issued.astimezone(CHINA)
        identity = f"{warning.adcode}41600000_{local:%Y%m%d%H%M%S}"
        level = "[Ⅲ级/较重]" if "level_words" in quirks else "信号"
        return {"alertid": identity, "issuetime": f"{local:%Y/%m/%d %H:%M}",
                "title": re.sub("信号$", level, warning.headline), "url": f"/publish/alarm/{identity}.html",
                "pic": f"https://image.nmc.cn/assets/img/alarm/p00{CODES[warning.event]}0{LEVELS[warning.colour]}.png"}

    def page(self, request, identity):
        for warning in self.warnings:
            if self._row(warning, set())["alertid"] == identity:
                text = (f"<html><body><h1>{escape(warning.headline)}</h1><div id=\"alarmtext\">"
                        f"{escape(warning.description)}</div></body></html>")
                return Answer(200, text.encode(), {"Content-Type": "text/html;charset=UTF-8"})
        return html_answer(404)


if __name__ == "__main__":
    run(Nmc)
