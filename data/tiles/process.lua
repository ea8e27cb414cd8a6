-- SPDX-License-Identifier: Apache-2.0
-- What of OpenStreetMap goes into our vector tiles; tilemaker calls the functions at the end.
-- Layers: water, landuse, buildings, roads, transit, places, pois. There is no layer of borders:
-- what is drawn of them is for whoever publishes a map to decide. The class of a place of interest
-- is the name of its icon.

local function set(words)
  local made = {}
  for word in words:gmatch("%S+") do made[word] = true end
  return made
end

-- class -> { from which zoom level, which of two labels goes first: 1 is the best }
local interest = {
  ["attraction"] = { 12, 1 }, ["castle"] = { 12, 1 }, ["museum"] = { 12, 1 },
  ["monument"] = { 13, 2 }, ["historic"] = { 13, 2 }, ["viewpoint"] = { 13, 2 },
  ["zoo"] = { 12, 1 }, ["aquarium"] = { 12, 1 }, ["amusement-park"] = { 12, 1 },
  ["park"] = { 12, 2 }, ["garden"] = { 13, 2 }, ["beach"] = { 12, 1 },
  ["mountain"] = { 12, 1 }, ["volcano"] = { 12, 1 }, ["waterfall"] = { 12, 1 },
  ["hot-spring"] = { 13, 2 }, ["natural"] = { 13, 2 },
  ["theatre"] = { 13, 2 }, ["cinema"] = { 14, 3 }, ["art-gallery"] = { 13, 2 },
  ["library"] = { 14, 3 }, ["stadium"] = { 13, 2 }, ["swimming"] = { 14, 3 },
  ["religious-buddhist"] = { 13, 2 }, ["religious-christian"] = { 13, 3 },
  ["religious-muslim"] = { 13, 2 }, ["place-of-worship"] = { 13, 3 },
  ["restaurant"] = { 14, 4 }, ["fast-food"] = { 14, 5 }, ["cafe"] = { 14, 4 },
  ["bar"] = { 14, 5 }, ["lodging"] = { 14, 4 }, ["campsite"] = { 13, 4 },
  ["shop"] = { 14, 5 }, ["grocery"] = { 14, 5 }, ["toilet"] = { 14, 6 },
  ["hospital"] = { 13, 3 }, ["pharmacy"] = { 14, 5 }, ["police"] = { 14, 5 },
  ["bank"] = { 14, 6 }, ["post"] = { 14, 6 }, ["information"] = { 14, 5 },
  ["college"] = { 13, 3 }, ["town-hall"] = { 14, 5 }, ["parking"] = { 14, 6 },
}

-- key -> value -> class; the first key that fits counts.
local interest_keys = { "tourism", "historic", "natural", "leisure", "amenity", "shop", "waterway" }
local interest_of = {
  tourism = {
    attraction = "attraction", museum = "museum", viewpoint = "viewpoint", zoo = "zoo",
    aquarium = "aquarium", theme_park = "amusement-park", gallery = "art-gallery",
    hotel = "lodging", hostel = "lodging", guest_house = "lodging", motel = "lodging",
    apartment = "lodging", chalet = "lodging", alpine_hut = "lodging", camp_site = "campsite",
    information = "information",
  },
  historic = {
    castle = "castle", fort = "castle", city_gate = "castle", monument = "monument",
    memorial = "monument", archaeological_site = "historic", ruins = "historic",
    building = "historic", tomb = "historic", pagoda = "historic",
  },
  natural = {
    peak = "mountain", volcano = "volcano", beach = "beach", hot_spring = "hot-spring",
    cave_entrance = "natural",
  },
  waterway = { waterfall = "waterfall" },
  leisure = {
    park = "park", nature_reserve = "park", garden = "garden", stadium = "stadium",
    water_park = "swimming", sports_centre = "stadium", beach_resort = "beach",
  },
  amenity = {
    restaurant = "restaurant", food_court = "restaurant", fast_food = "fast-food", cafe = "cafe",
    bar = "bar", pub = "bar", biergarten = "bar", theatre = "theatre", cinema = "cinema",
    arts_centre = "art-gallery", library = "library", hospital = "hospital", clinic = "hospital",
    pharmacy = "pharmacy", police = "police", bank = "bank", post_office = "post",
    toilets = "toilet", university = "college", college = "college", townhall = "town-hall",
    marketplace = "shop", parking = "parking",
  },
  shop = { mall = "shop", department_store = "shop", supermarket = "grocery", gift = "shop",
           convenience = "grocery", bakery = "shop", books = "shop", tea = "shop" },
}
local worship = { buddhist = "religious-buddhist", taoist = "religious-buddhist",
                  christian = "religious-christian", muslim = "religious-muslim" }

local road_class = {
  motorway = { "motorway", 5 }, trunk = { "trunk", 6 }, primary = { "primary", 8 },
  secondary = { "secondary", 9 }, tertiary = { "tertiary", 11 }, unclassified = { "minor", 12 },
  residential = { "minor", 12 }, living_street = { "minor", 12 }, road = { "minor", 12 },
  pedestrian = { "pedestrian", 12 }, service = { "service", 13 }, track = { "track", 13 },
  footway = { "path", 13 }, path = { "path", 13 }, steps = { "path", 14 },
  cycleway = { "path", 13 }, bridleway = { "path", 14 },
}

local landuse_of = {
  landuse = {
    forest = "wood", grass = "grass", meadow = "grass", village_green = "grass",
    recreation_ground = "park", farmland = "farmland", orchard = "farmland",
    vineyard = "farmland", allotments = "farmland", residential = "residential",
    commercial = "commercial", retail = "commercial", industrial = "industrial",
    railway = "industrial", cemetery = "cemetery", military = "industrial",
    religious = "school", education = "school",
  },
  natural = {
    wood = "wood", scrub = "wood", grassland = "grass", heath = "grass", wetland = "wetland",
    sand = "sand", beach = "sand", bare_rock = "rock", scree = "rock", glacier = "ice",
  },
  leisure = {
    park = "park", garden = "park", nature_reserve = "park", golf_course = "park",
    pitch = "pitch", track = "pitch", stadium = "pitch", playground = "park",
  },
  amenity = { school = "school", university = "school", college = "school",
              kindergarten = "school", hospital = "hospital", grave_yard = "cemetery",
              parking = "parking" },
  tourism = { theme_park = "park", zoo = "park" },
  aeroway = { aerodrome = "airport", apron = "runway", runway = "runway", taxiway = "runway" },
}
local landuse_keys = { "leisure", "tourism", "natural", "landuse", "amenity", "aeroway" }

local place_from = {
  country = 4, state = 4, province = 4, city = 4, town = 8, district = 9, county = 9,
  borough = 10, village = 10, suburb = 11, quarter = 12, hamlet = 12, island = 11,
  neighbourhood = 13, locality = 13, square = 13, islet = 14,
}

local rail = set("rail subway light_rail tram monorail funicular narrow_gauge")
local waterways = set("river canal stream ditch drain")

-- What a multipolygon of one is worth at each level: the square metres of some 16 screen points.
local function from_area(area)
  local zoom = 14
  local enough = 2500
  while zoom > 4 and area > enough do
    zoom = zoom - 1
    enough = enough * 4
  end
  return zoom
end

local function write_names(of)
  for _, key in ipairs({ "name", "name:zh", "name:en" }) do
    local said = of:Find(key)
    if key == "name:zh" and of:Holds("name:zh-Hans") then said = of:Find("name:zh-Hans") end
    if said ~= "" then of:Attribute(key, said) end
  end
end

local function interest_class(of)
  if of:Find("amenity") == "place_of_worship" then
    return worship[of:Find("religion")] or "place-of-worship"
  end
  for _, key in ipairs(interest_keys) do
    local class = interest_of[key][of:Find(key)]
    if class then return class end
  end
end

local function write_interest(of, is_area)
  local class = interest_class(of)
  if not class or (not of:Holds("name") and class ~= "toilet") then return end
  local from, rank = interest[class][1], interest[class][2]
  if is_area then of:LayerAsCentroid("pois") else of:Layer("pois", false) end
  of:MinZoom(from)
  of:Attribute("class", class)
  of:AttributeNumeric("rank", rank)
  write_names(of)
end

local function stop_class(of)
  local railway, station = of:Find("railway"), of:Find("station")
  if railway == "station" or railway == "halt" then
    if station == "subway" or of:Find("subway") == "yes" then return "rail-metro", 12 end
    return "rail", 11
  end
  if railway == "tram_stop" then return "rail-light", 13 end
  if railway == "subway_entrance" then return "entrance", 14 end
  if of:Find("highway") == "bus_stop" then return "bus", 14 end
  if of:Find("amenity") == "bus_station" then return "bus", 13 end
  if of:Find("amenity") == "ferry_terminal" then return "ferry", 12 end
  if of:Find("aeroway") == "aerodrome" then return "airport", 10 end
  if of:Find("aerialway") == "station" then return "aerialway", 13 end
end

-- True when it is one.
local function write_stop(of, is_area)
  local class, from = stop_class(of)
  if not class then return false end
  if is_area then of:LayerAsCentroid("transit") else of:Layer("transit", false) end
  of:MinZoom(from)
  of:Attribute("class", class)
  if of:Find("ref") ~= "" then of:Attribute("ref", of:Find("ref")) end
  write_names(of)
  return true
end

local function write_place(of, is_area)
  local class = of:Find("place")
  local from = place_from[class]
  if not from or not of:Holds("name") then return false end
  if is_area then of:LayerAsCentroid("places") else of:Layer("places", false) end
  of:MinZoom(from)
  of:Attribute("class", class)
  of:AttributeNumeric("population", tonumber(of:Find("population")) or 0)
  if of:Find("capital") == "yes" then of:AttributeNumeric("capital", 1) end
  write_names(of)
  return true
end

local function write_road(way, highway)
  local base = highway:gsub("_link$", "")
  local class = road_class[base]
  if not class then return end
  if way:IsClosed() and way:Find("area") == "yes" then
    way:Layer("landuse", true)
    way:Attribute("class", "pedestrian")
    way:MinZoom(13)
    return
  end
  way:Layer("roads", false)
  way:MinZoom(base == highway and class[2] or math.max(class[2], 11))
  way:Attribute("class", class[1])
  if base ~= highway then way:AttributeNumeric("ramp", 1) end
  if highway == "steps" then way:AttributeNumeric("steps", 1) end
  local bridge, tunnel = way:Find("bridge"), way:Find("tunnel")
  if bridge ~= "" and bridge ~= "no" then way:Attribute("structure", "bridge") end
  if tunnel ~= "" and tunnel ~= "no" then way:Attribute("structure", "tunnel") end
  way:ZOrder(20 - class[2] + 20 * (tonumber(way:Find("layer")) or 0))
  if way:Find("ref") ~= "" then way:Attribute("ref", way:Find("ref")) end
  write_names(way)
end

-- A line's colour and number come from the route that runs on its tracks.
local function write_track(way, railway)
  way:Layer("transit", false)
  way:MinZoom(railway == "rail" and 8 or 10)
  if way:Find("service") ~= "" then way:MinZoom(14) end
  way:Attribute("class", railway == "rail" and "rail_line" or railway .. "_line")
  local tunnel = way:Find("tunnel")
  if tunnel ~= "" and tunnel ~= "no" then way:Attribute("structure", "tunnel") end
  if way:NextRelation() then
    local colour, number = way:FindInRelation("colour"), way:FindInRelation("ref")
    if colour:match("^#%x%x%x%x%x%x$") then way:Attribute("colour", colour) end
    if number ~= "" then way:Attribute("ref", number) end
  end
  write_names(way)
end

local function write_water(way)
  local natural, waterway = way:Find("natural"), way:Find("waterway")
  local standing = natural == "water" or natural == "bay" or way:Find("landuse") == "reservoir"
    or way:Find("landuse") == "basin" or waterway == "riverbank" or waterway == "dock"
    or way:Find("leisure") == "swimming_pool"
  if standing and way:IsClosed() then
    way:Layer("water", true)
    way:Attribute("class", "area")
    way:MinZoom(from_area(way:Area()))
    if way:Holds("name") and natural == "water" and way:Area() > 5000 then  -- no fountains
      way:LayerAsCentroid("places")
      way:Attribute("class", "water")
      way:MinZoom(math.min(14, from_area(way:Area()) + 2))
      write_names(way)
    end
  elseif waterways[waterway] then
    way:Layer("water", false)
    way:Attribute("class", waterway)
    way:MinZoom(waterway == "river" and 9 or waterway == "canal" and 11 or 13)
    write_names(way)
  elseif natural == "coastline" then
    way:Layer("water", false)
    way:Attribute("class", "coast")
    way:MinZoom(6)
  end
end

local function write_landuse(way)
  for _, key in ipairs(landuse_keys) do
    local class = landuse_of[key][way:Find(key)]
    if class then
      way:Layer("landuse", true)
      way:Attribute("class", class)
      way:MinZoom(math.max(7, from_area(way:Area())))
      return
    end
  end
end

local function write_building(way)
  local building = way:Find("building")
  if building == "" or building == "no" then return end
  way:Layer("buildings", true)
  way:MinZoom(way:Area() > 2500 and 13 or 14)
end

node_keys = { "place", "tourism", "historic", "natural", "leisure", "amenity", "shop", "waterway",
              "railway", "highway", "aeroway", "aerialway" }

function init_function() end
function exit_function() end

function relation_scan_function(relation)
  if relation:Find("type") == "route"
    and set("subway light_rail monorail tram")[relation:Find("route")] then
    relation:Accept()
  end
end

function node_function(node)
  if write_place(node, false) or write_stop(node, false) then return end
  write_interest(node, false)
end

function way_function(way)
  if way:Find("xingqu") == "sea" then  -- made of the coast lines by the import
    way:Layer("water", true)
    way:Attribute("class", "area")
    way:MinZoom(4)
    return
  end
  if way:Find("disused") == "yes" or way:Find("abandoned") == "yes" then return end
  local highway, railway = way:Find("highway"), way:Find("railway")
  if highway ~= "" then write_road(way, highway) end
  if rail[railway] then write_track(way, railway) end
  if way:Find("route") == "ferry" or way:Find("aerialway") ~= "" and not way:IsClosed() then
    way:Layer("transit", false)
    way:Attribute("class", way:Find("route") == "ferry" and "ferry_line" or "cable_line")
    way:MinZoom(10)
    write_names(way)
  end
  write_water(way)
  if not way:IsClosed() then return end
  write_landuse(way)
  write_building(way)
  if write_place(way, true) or write_stop(way, true) then return end
  write_interest(way, true)
end
