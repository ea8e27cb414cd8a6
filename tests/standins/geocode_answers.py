"""Places as Nominatim and LocationIQ write them: JSON in two flavours, and XML."""
from xml.sax.saxutils import quoteattr, escape

import atlas

LICENCES = {"nominatim": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
            "locationiq": "https://locationiq.com/attribution"}


def number(value, flavour, digits=7):
    """LocationIQ writes every number as text; Nominatim only positions."""
    text = f"{value:.{digits}f}" if isinstance(value, float) else str(value)
    return text if flavour == "locationiq" or isinstance(value, float) else value


def place_object(place, flavour, with_address=True, details=(), english=False, text_ids=None):
    found = {
        "place_id": number(320000000000 + place.number, flavour), "licence": LICENCES[flavour],
        "osm_type": "node", "osm_id": number(4000000000 + place.number, flavour),
        "lat": number(place.lat, flavour), "lon": number(place.lon, flavour),
        "display_name": name_of(place, english) + place.display_name[len(place.name):]}
    if text_ids is not None:
        convert = str if text_ids else int
        found |= {name: convert(found[name]) for name in ("place_id", "osm_id")}
    if with_address:
        found["address"] = address_of(place, flavour, english)
    if "namedetails" in details:
        found["namedetails"] = {"name": place.name, "name:zh": place.name, "name:en": place.name_en}
    if "extratags" in details:
        found["extratags"] = {}
    return {**found, "boundingbox": [number(side, flavour) for side in place.box]}


def address_of(place, flavour, english):
    """LocationIQ names a sight by its kind ("attraction") and leaves the codes of states out."""
    if flavour != "locationiq":
        return {place.member: name_of(place, english), **place.above}
    member = place.kind[1] if place.member == place.kind[0] else place.member
    above = {name: value for name, value in place.above.items() if not name.startswith("ISO")}
    return {member: name_of(place, english), **above}


def name_of(place, english):
    return place.name_en if english else place.name


def ranked(place, found, kind="class"):
    """With what a search adds to a place."""
    return {**found, kind: place.kind[0], "type": place.kind[1], "importance": round(1 - place.rank / 20, 4)}


def version_two(place, found, english):
    """format=jsonv2: category for class, and three members more."""
    found = ranked(place, found, "category")
    return {**found, "place_rank": place.rank + 10, "addresstype": place.member, "name": name_of(place, english)}


def geojson(features):
    """features: (place, its members)."""
    return {"type": "FeatureCollection", "licence": LICENCES["nominatim"], "features": [
        {"type": "Feature", "bbox": [place.box[2], place.box[0], place.box[3], place.box[1]],
         "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
         "properties": {name: value for name, value in found.items() if name not in ("lat", "lon", "boundingbox")}}
        for place, found in features]}


def reverse_xml(found, query):
    """What comes when nobody asked for JSON."""
    opening = f'<?xml version="1.0" encoding="UTF-8" ?>\n<reversegeocode querystring={quoteattr(query)}>'
    if found is None:
        return f"{opening}<error>Unable to geocode</error></reversegeocode>"
    attributes = "".join(f" {name}={quoteattr(str(found[name]))}"
                         for name in ("place_id", "osm_type", "osm_id", "lat", "lon"))
    parts = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in found.get("address", {}).items()
                    if not name.startswith("ISO"))
    return (f"{opening}<result{attributes}>{escape(found['display_name'])}</result>"
            f"<addressparts>{parts}</addressparts></reversegeocode>")


def search_xml(places, query):
    rows = "".join(f"<place place_id=\"{found['place_id']}\" lat=\"{found['lat']}\" lon=\"{found['lon']}\" "
                   f"display_name={quoteattr(found['display_name'])}/>" for found in places)
    return f'<?xml version="1.0" encoding="UTF-8" ?>\n<searchresults querystring={quoteattr(query)}>{rows}</searchresults>'


def matching(query, limit):
    """Places for q or for the fields of an address, inside countrycodes and a bounding viewbox."""
    words = query.get("q") or query.get("amenity") or query.get("street") or query.get("city") \
        or query.get("county") or query.get("state") or query.get("country") or ""
    found = atlas.search(words.split(",")[0]) if words.strip() else []
    if codes := query.get("countrycodes"):
        found = [place for place in found if place.address["country_code"] in codes.lower().split(",")]
    if query.get("viewbox") and query.get("bounded") == "1":
        west, south, east, north = sorted_box(query["viewbox"])
        found = [place for place in found if west <= place.lon <= east and south <= place.lat <= north]
    return found[:limit]


def sorted_box(text):
    """viewbox has two opposite corners, longitude first; ValueError when it has not."""
    x1, y1, x2, y2 = map(float, text.split(","))
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
