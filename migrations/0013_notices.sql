-- 0013 notices: what people are told, how they want to be told, and where their browsers listen.
CREATE TABLE notices (
  id            CHAR(26)     NOT NULL PRIMARY KEY,
  user_id       CHAR(26)     NOT NULL,
  event_key     VARCHAR(160) NOT NULL,             -- one event is told a person once
  kind          VARCHAR(40)  NOT NULL,
  severity      VARCHAR(10)  NOT NULL,             -- info, warning, urgent
  title_zh      VARCHAR(200) NOT NULL,
  title_en      VARCHAR(200) NOT NULL,
  text_zh       {{text}}     NOT NULL,
  text_en       {{text}}     NOT NULL,
  link          VARCHAR(300) NOT NULL,             -- a path of the web app; empty: none
  created_at_us BIGINT       NOT NULL,             -- UTC since 1970
  read_at_us    BIGINT       NULL,
  CONSTRAINT notices_once UNIQUE (user_id, event_key)
);
CREATE INDEX notices_by_user ON notices (user_id, id);
CREATE INDEX notices_unread ON notices (user_id, read_at_us);

CREATE TABLE notice_preferences (
  user_id       CHAR(26)    NOT NULL PRIMARY KEY,
  channels      {{text}}    NOT NULL,              -- JSON: the channels of each kind that was chosen
  time_zone     VARCHAR(40) NOT NULL,              -- Asia/Shanghai
  quiet_from    SMALLINT    NULL,                  -- minutes after midnight; NULL: never quiet
  quiet_until   SMALLINT    NULL,
  updated_at_us BIGINT      NOT NULL
);

-- What a link in a letter opens: the end of that person's letters of a kind, nothing else.
CREATE TABLE notice_letter_tokens (
  user_id CHAR(26) NOT NULL PRIMARY KEY,
  token   CHAR(32) NOT NULL UNIQUE
);

CREATE TABLE push_subscriptions (
  id            CHAR(26)      NOT NULL PRIMARY KEY,
  user_id       CHAR(26)      NOT NULL,
  endpoint_hash CHAR(64)      NOT NULL UNIQUE,     -- SHA-256: a browser belongs to who used it last
  endpoint      VARCHAR(2000) NOT NULL,
  p256dh        VARCHAR(100)  NOT NULL,
  auth          VARCHAR(40)   NOT NULL,
  device        VARCHAR(200)  NOT NULL,            -- what its owner knows it by
  created_at_us BIGINT        NOT NULL
);
CREATE INDEX push_subscriptions_by_user ON push_subscriptions (user_id);
