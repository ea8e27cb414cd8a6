-- 0016 alerts: what happens in the world, whom it was told, what travellers report, and SOS.
CREATE TABLE alert_events (
  id               CHAR(26)     NOT NULL PRIMARY KEY,
  kind             VARCHAR(12)  NOT NULL,             -- closure, strike, road, epidemic, …
  severity         VARCHAR(12)  NOT NULL,
  status           VARCHAR(12)  NOT NULL CHECK (status IN ('actual', 'exercise')),
  state            VARCHAR(12)  NOT NULL CHECK (state IN ('review', 'active', 'cancelled')),
  title_zh         VARCHAR(200) NOT NULL,
  title_en         VARCHAR(200) NOT NULL,
  text_zh          {{text}}     NOT NULL,
  text_en          {{text}}     NOT NULL,
  area             {{text}}     NOT NULL,             -- JSON
  is_outdoor_only  SMALLINT     NOT NULL,
  from_at_us       BIGINT       NOT NULL,             -- UTC since 1970
  until_at_us      BIGINT       NOT NULL,
  source           VARCHAR(40)  NOT NULL,             -- operator, reports, cap, qweather
  source_key       VARCHAR(200) NOT NULL,             -- the event's name there
  made_by          CHAR(26)     NOT NULL,             -- 26 zeros: no person
  revision         INTEGER      NOT NULL,             -- from 1; whom to tell is asked for each
  told_revision    INTEGER      NOT NULL,             -- everybody hit was told of this one
  looked_at_us     BIGINT       NOT NULL,             -- when trips were last looked through
  created_at_us    BIGINT       NOT NULL,
  updated_at_us    BIGINT       NOT NULL,
  CONSTRAINT alert_events_source UNIQUE (source, source_key)
);
CREATE INDEX alert_events_by_end ON alert_events (state, until_at_us);

-- The trips that an event was told to the members of.
CREATE TABLE alert_hits (
  event_id         CHAR(26)     NOT NULL,
  trip_id          CHAR(26)     NOT NULL,
  revision         INTEGER      NOT NULL,
  is_withdrawn     SMALLINT     NOT NULL,
  accepted_version BIGINT       NOT NULL,             -- made by a proposal; 0: none
  told_at_us       BIGINT       NOT NULL,
  CONSTRAINT alert_hits_key PRIMARY KEY (event_id, trip_id),
  CONSTRAINT alert_hits_event FOREIGN KEY (event_id) REFERENCES alert_events (id) ON DELETE CASCADE
);
CREATE INDEX alert_hits_by_trip ON alert_hits (trip_id);

-- What travellers say of places: one of a kind a person, place and day.
CREATE TABLE place_reports (
  id               CHAR(26)     NOT NULL PRIMARY KEY,
  place_key        VARCHAR(80)  NOT NULL,
  kind             VARCHAR(12)  NOT NULL,             -- closed, price, hours, unsafe
  user_id          CHAR(26)     NOT NULL,
  day              CHAR(10)     NOT NULL,             -- of China
  note             VARCHAR(500) NOT NULL,
  is_settled       SMALLINT     NOT NULL,             -- an operator has dealt with it
  created_at_us    BIGINT       NOT NULL,
  CONSTRAINT place_reports_once UNIQUE (user_id, place_key, kind, day)
);
CREATE INDEX place_reports_by_place ON place_reports (place_key, kind, created_at_us);
CREATE INDEX place_reports_by_person ON place_reports (user_id, day);

-- Emergency contacts and medical notes, sealed: whoever reads the table learns nothing.
CREATE TABLE safety_cards (
  user_id          CHAR(26)     NOT NULL PRIMARY KEY,
  sealed           {{text}}     NOT NULL,
  updated_at_us    BIGINT       NOT NULL
);

CREATE TABLE sos_calls (
  id               CHAR(26)     NOT NULL PRIMARY KEY,
  user_id          CHAR(26)     NOT NULL,
  trip_id          VARCHAR(26)  NOT NULL,             -- empty: none
  sealed           {{text}}     NOT NULL,             -- position, words and note
  state            VARCHAR(8)   NOT NULL CHECK (state IN ('open', 'closed')),
  answered_by      VARCHAR(26)  NOT NULL,             -- empty: nobody yet
  created_at_us    BIGINT       NOT NULL,
  updated_at_us    BIGINT       NOT NULL,
  closed_at_us     BIGINT       NOT NULL              -- 0: open
);
CREATE INDEX sos_calls_by_state ON sos_calls (state, created_at_us);
CREATE INDEX sos_calls_by_person ON sos_calls (user_id, created_at_us);

-- A person's position for whoever has the link, until it expires.
CREATE TABLE shared_positions (
  id               CHAR(26)     NOT NULL PRIMARY KEY,
  user_id          CHAR(26)     NOT NULL,
  token_hash       CHAR(64)     NOT NULL,
  sealed           {{text}}     NOT NULL,             -- position, name and note
  expires_at_us    BIGINT       NOT NULL,
  updated_at_us    BIGINT       NOT NULL,
  CONSTRAINT shared_positions_token UNIQUE (token_hash)
);
CREATE INDEX shared_positions_by_person ON shared_positions (user_id);
CREATE INDEX shared_positions_by_end ON shared_positions (expires_at_us);
