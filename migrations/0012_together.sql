-- 0012 together: who may do what with a trip, and who is shown it. Times are UTC since 1970.
-- trip_members alone says who may do what; trips.user_id names the owner again.
CREATE TABLE trip_members (
  trip_id      CHAR(26)    NOT NULL,
  user_id      CHAR(26)    NOT NULL,
  role         VARCHAR(12) NOT NULL CHECK (role IN ('owner', 'editor', 'suggester', 'viewer')),
  joined_at_us BIGINT      NOT NULL,
  CONSTRAINT trip_members_key PRIMARY KEY (trip_id, user_id),
  CONSTRAINT trip_members_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE INDEX trip_members_by_user ON trip_members (user_id, trip_id);
INSERT INTO trip_members (trip_id, user_id, role, joined_at_us)
  SELECT id, user_id, 'owner', created_at_us FROM trips;

CREATE TABLE trip_invitations (
  id            CHAR(26)    NOT NULL PRIMARY KEY,
  trip_id       CHAR(26)    NOT NULL,
  token_hash    CHAR(64)    UNIQUE,                -- of a link; none: for one person
  user_id       CHAR(26),                          -- for whom alone; none: whoever has the link
  role          VARCHAR(12) NOT NULL CHECK (role IN ('editor', 'suggester', 'viewer')),
  invited_by    CHAR(26)    NOT NULL,
  created_at_us BIGINT      NOT NULL,
  expires_at_us BIGINT      NOT NULL,
  CONSTRAINT trip_invitations_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE INDEX trip_invitations_by_trip ON trip_invitations (trip_id, id);
CREATE INDEX trip_invitations_by_user ON trip_invitations (user_id, id);

-- Changes that somebody proposes; the commands as they were sent.
CREATE TABLE trip_suggestions (
  id            CHAR(26)     NOT NULL PRIMARY KEY,
  trip_id       CHAR(26)     NOT NULL,
  base_version  BIGINT       NOT NULL,
  author_id     CHAR(26),                          -- none: the account is gone
  commands      {{text}}     NOT NULL,             -- JSON
  label         {{text}}     NOT NULL,             -- JSON, what it would do in both languages
  note          VARCHAR(300) NOT NULL,
  state         VARCHAR(10)  NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
  version_number BIGINT      NOT NULL DEFAULT 0,   -- that came of it
  created_at_us BIGINT       NOT NULL,
  CONSTRAINT trip_suggestions_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE INDEX trip_suggestions_by_trip ON trip_suggestions (trip_id, id);

CREATE TABLE trip_votes (
  suggestion_id CHAR(26) NOT NULL,
  user_id       CHAR(26) NOT NULL,
  is_for        SMALLINT NOT NULL,                 -- 0: against
  CONSTRAINT trip_votes_key PRIMARY KEY (suggestion_id, user_id),
  CONSTRAINT trip_votes_suggestion FOREIGN KEY (suggestion_id)
    REFERENCES trip_suggestions (id) ON DELETE CASCADE
);
CREATE INDEX trip_votes_by_user ON trip_votes (user_id);

CREATE TABLE trip_shares (
  id            CHAR(26)    NOT NULL PRIMARY KEY,
  trip_id       CHAR(26)    NOT NULL,
  token_hash    CHAR(64)    NOT NULL UNIQUE,
  hides_prices  SMALLINT    NOT NULL,
  hides_codes   SMALLINT    NOT NULL,
  hides_members SMALLINT    NOT NULL,
  made_by       CHAR(26)    NOT NULL,
  created_at_us BIGINT      NOT NULL,
  expires_at_us BIGINT      NOT NULL DEFAULT 0,    -- 0: never
  CONSTRAINT trip_shares_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE INDEX trip_shares_by_trip ON trip_shares (trip_id, id);
