-- 0011 versions: who changed what on which branch. A row of trip_versions never changes but for
-- the name that somebody gives it, and its author when that account goes.
ALTER TABLE trips ADD COLUMN newest_version BIGINT NOT NULL DEFAULT 1;  -- of all its branches

-- The main branch has the id of its trip.
CREATE TABLE trip_branches (
  id            CHAR(26)    NOT NULL PRIMARY KEY,
  trip_id       CHAR(26)    NOT NULL,
  name          VARCHAR(80) NOT NULL,              -- empty: the main one
  head_version  BIGINT      NOT NULL,
  made_by       CHAR(26)    NOT NULL,
  created_at_us BIGINT      NOT NULL,              -- UTC since 1970
  CONSTRAINT trip_branches_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE INDEX trip_branches_by_trip ON trip_branches (trip_id, id);

-- kind: kept, changed, undone, redone, restored, merged or accepted. other_parent: what was undone,
-- restored or merged. itinerary: JSON; rows of older releases have none until they are changed.
-- label: JSON, what was done, in both languages. is_draft: 1: kept although something is violated.
ALTER TABLE trip_versions ADD COLUMN branch_id CHAR(26) NOT NULL DEFAULT '';
ALTER TABLE trip_versions ADD COLUMN parent_version BIGINT NOT NULL DEFAULT 0;  -- 0: none
ALTER TABLE trip_versions ADD COLUMN other_parent BIGINT NOT NULL DEFAULT 0;
ALTER TABLE trip_versions ADD COLUMN kind VARCHAR(12) NOT NULL DEFAULT 'kept';
ALTER TABLE trip_versions ADD COLUMN itinerary {{text}};
ALTER TABLE trip_versions ADD COLUMN author_id CHAR(26);  -- none: the account is gone
ALTER TABLE trip_versions ADD COLUMN change_id CHAR(26);  -- the client's; the same is one change
ALTER TABLE trip_versions ADD COLUMN label {{text}};
ALTER TABLE trip_versions ADD COLUMN name VARCHAR(80);
ALTER TABLE trip_versions ADD COLUMN is_draft SMALLINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX trip_versions_once ON trip_versions (trip_id, change_id);

UPDATE trip_versions SET branch_id = trip_id,
  author_id = (SELECT user_id FROM trips WHERE trips.id = trip_versions.trip_id);
UPDATE trips SET newest_version =
  (SELECT MAX(version_number) FROM trip_versions WHERE trip_id = trips.id);
INSERT INTO trip_branches (id, trip_id, name, head_version, made_by, created_at_us)
  SELECT id, id, '', newest_version, user_id, created_at_us FROM trips;
