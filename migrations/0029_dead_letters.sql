-- 0029 dead letters: what operators did with messages that could not be delivered.
-- The message itself may be gone, so that what it was is written here as well.
CREATE TABLE dead_letter_decisions (
  id            CHAR(26)     NOT NULL PRIMARY KEY,
  decided_at_us BIGINT       NOT NULL,             -- UTC since 1970
  user_id       CHAR(26)     NOT NULL,             -- who; kept when the account is gone
  decision      VARCHAR(8)   NOT NULL CHECK (decision IN ('retry', 'discard')),
  message_id    CHAR(26)     NOT NULL,
  topic         VARCHAR(64)  NOT NULL,
  last_error    VARCHAR(500) NOT NULL
);
