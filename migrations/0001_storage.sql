-- 0001 storage: reactions that must not be lost, one row per message until it is delivered.
CREATE TABLE outbox (
  id            CHAR(26)     NOT NULL PRIMARY KEY,
  topic         VARCHAR(64)  NOT NULL,
  message_key   VARCHAR(64)  NOT NULL,
  payload       {{text}}     NOT NULL,             -- JSON
  created_at_us BIGINT       NOT NULL,             -- UTC since 1970
  due_at_us     BIGINT       NOT NULL,             -- not to be handed out before
  attempts      INTEGER      NOT NULL DEFAULT 0,
  state         VARCHAR(8)   NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'dead')),
  last_error    VARCHAR(500) NOT NULL DEFAULT ''
);
CREATE INDEX outbox_by_due ON outbox (state, due_at_us);
