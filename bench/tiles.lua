-- Asks for the map tiles named after "--" in a random order, as a browser does.
local requests = {}

function init(paths)
  math.randomseed(os.time())
  for i, path in ipairs(paths) do
    requests[i] = wrk.format("GET", path, { ["Accept-Encoding"] = "gzip, br" })
  end
end

function request()
  return requests[math.random(#requests)]
end
