-- Asks for the recommendations named after "--" in a random order, so that no two requests in a
-- row want the same row of the database.
local requests = {}

function init(keys)
  math.randomseed(os.time())
  for i, key in ipairs(keys) do
    requests[i] = wrk.format("GET", "/api/recommendations/" .. key)
  end
end

function request()
  return requests[math.random(#requests)]
end
