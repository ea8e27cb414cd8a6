-- 0014 trips: where each trip's newest version is at which time, so that what happens in the world
-- finds the trips it touches. Written with every version; a way over several cells has a row in each.
CREATE TABLE trip_exposures (
  trip_id        CHAR(26)    NOT NULL,
  row_number_in  INTEGER     NOT NULL,             -- of the trip, from 0
  version_number BIGINT      NOT NULL,
  kind           VARCHAR(8)  NOT NULL,             -- visit, night, walk, drive, transit, ride
  day            CHAR(10)    NOT NULL,             -- the service day it belongs to
  place_key      VARCHAR(80) NOT NULL,             -- of a way: where it leads
  lat_e6         INTEGER     NOT NULL,             -- millionths of a degree in WGS-84; of a way:
  lon_e6         INTEGER     NOT NULL,             -- where it begins
  to_lat_e6      INTEGER     NOT NULL,             -- where a way ends, else the same
  to_lon_e6      INTEGER     NOT NULL,
  cell           INTEGER     NOT NULL,             -- a quarter of a degree each way
  area_code      INTEGER     NOT NULL,             -- GB/T 2260; 0: unknown
  is_outdoor     SMALLINT    NOT NULL,
  from_at_us     BIGINT      NOT NULL,             -- UTC since 1970
  until_at_us    BIGINT      NOT NULL,
  CONSTRAINT trip_exposures_key PRIMARY KEY (trip_id, row_number_in),
  CONSTRAINT trip_exposures_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE INDEX trip_exposures_by_cell ON trip_exposures (cell, from_at_us);
CREATE INDEX trip_exposures_by_area ON trip_exposures (area_code, from_at_us);
CREATE INDEX trip_exposures_by_place ON trip_exposures (place_key, from_at_us);
