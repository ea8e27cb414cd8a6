"""Writes data/calendar/holidays_elsewhere.csv, by PyPI holidays 0.109 and pycountry 26.2.16."""
import csv
import sys
from pathlib import Path

import holidays
import pycountry

ROOT = Path(__file__).resolve().parents[2]
YEARS = range(2025, 2033)
# Regions of China with holidays of their own have codes of GB/T 2260, countries 9, their number and 00.
OF_CHINA = {"HK": 810000, "MO": 820000, "TW": 710000}


def area_of(code):
    country = pycountry.countries.get(alpha_2=code)
    return OF_CHINA.get(code) or (int(f"9{country.numeric}00") if country else None)


def rows():
    known = {int(row["adcode"]) for row in csv.DictReader((ROOT / "data/areas.csv").open(encoding="utf-8"))}
    for code in sorted(holidays.list_supported_countries()):
        area = area_of(code)
        if code == "CN" or area not in known:
            continue
        for year in YEARS:
            days = holidays.country_holidays(code, years=year, language="en_US")
            if not days:
                continue
            is_estimated = any("estimated" in name for name in days.values())
            yield area, year, "estimated" if is_estimated else "known", " ".join(f"{day:%m-%d}" for day in sorted(days))


table = sorted(rows())
with (ROOT / "data/calendar/holidays_elsewhere.csv").open("w", encoding="utf-8", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["area", "year", "certainty", "days"])
    writer.writerows(table)
print(f"{len(table)} years of {len({row[0] for row in table})} areas", file=sys.stderr)
