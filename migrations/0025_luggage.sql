-- 0025 luggage: notes, files and the packing list of a trip.
-- Ids are made by clients, so keys have the trip in them. Times are UTC since 1970.
CREATE TABLE trip_notes (
  trip_id       CHAR(26)     NOT NULL,
  id            CHAR(26)     NOT NULL,
  version       INTEGER      NOT NULL,            -- of the note, from 1
  body          {{text}}     NOT NULL,
  written_by    CHAR(26)     NOT NULL,            -- who changed it last
  updated_at_us BIGINT       NOT NULL,
  CONSTRAINT trip_notes_key PRIMARY KEY (trip_id, id),
  CONSTRAINT trip_notes_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);

-- The bytes are objects of the trip, by the same ids; they are there before their row.
CREATE TABLE trip_files (
  trip_id       CHAR(26)     NOT NULL,
  id            CHAR(26)     NOT NULL,
  item_id       VARCHAR(26)  NOT NULL,            -- of the itinerary; empty: of the whole trip
  name          VARCHAR(120) NOT NULL,
  media_type    VARCHAR(40)  NOT NULL,
  bytes         BIGINT       NOT NULL CHECK (bytes > 0),
  added_by      CHAR(26)     NOT NULL,
  added_at_us   BIGINT       NOT NULL,
  CONSTRAINT trip_files_key PRIMARY KEY (trip_id, id),
  CONSTRAINT trip_files_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);

CREATE TABLE trip_packing (
  trip_id       CHAR(26)     NOT NULL,
  id            CHAR(26)     NOT NULL,
  label         VARCHAR(80)  NOT NULL,
  is_shared     SMALLINT     NOT NULL,            -- one for all; else everybody brings their own
  suggestion    VARCHAR(24)  NOT NULL,            -- it was taken from; empty: their own
  CONSTRAINT trip_packing_key PRIMARY KEY (trip_id, id),
  CONSTRAINT trip_packing_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);

-- Who has packed it. What is shared has one row, of who did.
CREATE TABLE trip_packed (
  trip_id       CHAR(26)     NOT NULL,
  line_id       CHAR(26)     NOT NULL,
  person_id     CHAR(26)     NOT NULL,
  CONSTRAINT trip_packed_key PRIMARY KEY (trip_id, line_id, person_id),
  CONSTRAINT trip_packed_of FOREIGN KEY (trip_id, line_id)
    REFERENCES trip_packing (trip_id, id) ON DELETE CASCADE
);
