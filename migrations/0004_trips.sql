-- 0004 trips: recommendations as they were answered, and the trips people keep.
-- Nothing refers to users: accounts owns them and says by message when one has gone.
CREATE TABLE recommendations (
  id            CHAR(26) NOT NULL PRIMARY KEY,
  user_id       CHAR(26) NOT NULL,
  answer        {{text}} NOT NULL,                 -- JSON, the very body that was answered
  created_at_us BIGINT   NOT NULL                  -- UTC since 1970
);
CREATE INDEX recommendations_by_user ON recommendations (user_id, created_at_us);

CREATE TABLE trips (
  id                      CHAR(26)     NOT NULL PRIMARY KEY,
  user_id                 CHAR(26)     NOT NULL,
  recommendation_id       CHAR(26)     NOT NULL,
  name                    VARCHAR(80)  NOT NULL,
  destination             VARCHAR(120) NOT NULL,
  start_date              CHAR(10)     NOT NULL,   -- 2024-10-25
  end_date                CHAR(10)     NOT NULL,
  tier                    VARCHAR(12)  NOT NULL
                          CHECK (tier IN ('luxury', 'economy', 'backpacker')),
  total_low_minor         BIGINT       NOT NULL,
  total_high_minor        BIGINT       NOT NULL,
  per_person_low_minor    BIGINT       NOT NULL,
  per_person_high_minor   BIGINT       NOT NULL,
  currency                CHAR(3)      NOT NULL,
  created_at_us           BIGINT       NOT NULL,
  updated_at_us           BIGINT       NOT NULL,
  version                 BIGINT       NOT NULL DEFAULT 1
);
CREATE INDEX trips_by_user ON trips (user_id, id);

-- What a trip looked like after each change; a row never changes.
CREATE TABLE trip_versions (
  trip_id        CHAR(26) NOT NULL,
  version_number BIGINT   NOT NULL,
  plan           {{text}} NOT NULL,                -- JSON of one tier
  created_at_us  BIGINT   NOT NULL,
  CONSTRAINT trip_versions_key PRIMARY KEY (trip_id, version_number),
  CONSTRAINT trip_versions_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
