-- 0002 accounts: people, their sessions, one-time links and travel preferences.
CREATE TABLE users (
  id            CHAR(26)     NOT NULL PRIMARY KEY,
  username      VARCHAR(32)  NOT NULL,              -- as typed
  username_key  VARCHAR(64)  NOT NULL,              -- folded: no two people differ by case alone
  email         VARCHAR(254) NOT NULL DEFAULT '',   -- not unique: refusing one would reveal it
  email_key     VARCHAR(254) NOT NULL DEFAULT '',
  password_hash VARCHAR(128) NOT NULL,
  role          VARCHAR(12)  NOT NULL
                CHECK (role IN ('traveller', 'agent', 'merchant', 'operator', 'admin')),
  display_name  VARCHAR(60)  NOT NULL,
  locale        VARCHAR(8)   NOT NULL,
  home_adcode   VARCHAR(6)   NOT NULL DEFAULT '',
  created_at_us BIGINT       NOT NULL,              -- UTC since 1970
  updated_at_us BIGINT       NOT NULL,
  version       BIGINT       NOT NULL DEFAULT 1,
  CONSTRAINT users_username UNIQUE (username_key)
);
CREATE INDEX users_by_email ON users (email_key);

-- A session is one sign-in on one device. A row that is gone has been revoked.
CREATE TABLE sessions (
  id              CHAR(26)     NOT NULL PRIMARY KEY,
  user_id         CHAR(26)     NOT NULL,
  device          VARCHAR(120) NOT NULL,
  address         VARCHAR(64)  NOT NULL,
  created_at_us   BIGINT       NOT NULL,
  last_seen_at_us BIGINT       NOT NULL,
  expires_at_us   BIGINT       NOT NULL,
  CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_user ON sessions (user_id, last_seen_at_us);
CREATE INDEX sessions_by_expiry ON sessions (expires_at_us);

-- Every refresh token a session ever had, so that a stolen old one is recognised.
CREATE TABLE refresh_tokens (
  token_hash    CHAR(64) NOT NULL PRIMARY KEY,      -- SHA-256; the token itself is not kept
  session_id    CHAR(26) NOT NULL,
  used_at_us    BIGINT   NOT NULL DEFAULT 0,        -- 0: not yet
  expires_at_us BIGINT   NOT NULL,
  CONSTRAINT refresh_tokens_session
    FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE TABLE password_resets (
  token_hash    CHAR(64) NOT NULL PRIMARY KEY,
  user_id       CHAR(26) NOT NULL,
  expires_at_us BIGINT   NOT NULL,
  CONSTRAINT password_resets_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX password_resets_by_user ON password_resets (user_id);

CREATE TABLE travel_preferences (
  user_id       CHAR(26)    NOT NULL PRIMARY KEY,
  pace          VARCHAR(8)  NOT NULL CHECK (pace IN ('relaxed', 'normal', 'intense')),
  budget_level  VARCHAR(8)  NOT NULL CHECK (budget_level IN ('any', 'low', 'medium', 'high')),
  interests     {{text}}    NOT NULL,               -- JSON array of words
  cuisines      {{text}}    NOT NULL,
  accessibility SMALLINT    NOT NULL,
  kid_friendly  SMALLINT    NOT NULL,
  pet_friendly  SMALLINT    NOT NULL,
  updated_at_us BIGINT      NOT NULL,
  CONSTRAINT travel_preferences_user
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
