-- 0017 calendar feeds: links by which a calendar program reads trips. Times are UTC since 1970.
CREATE TABLE calendar_feeds (
  id              CHAR(26)   NOT NULL PRIMARY KEY,
  user_id         CHAR(26)   NOT NULL,             -- whose trips, and who may see them
  trip_id         CHAR(26),                        -- none: all trips of that person
  token_hash      CHAR(64)   NOT NULL UNIQUE,
  language        VARCHAR(2) NOT NULL CHECK (language IN ('zh', 'en')),
  created_at_us   BIGINT     NOT NULL,
  last_read_at_us BIGINT     NOT NULL DEFAULT 0,   -- 0: never
  CONSTRAINT calendar_feeds_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE INDEX calendar_feeds_by_user ON calendar_feeds (user_id, id);
