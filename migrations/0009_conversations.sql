-- 0009 conversations: what people and the assistant said. Seen by their owner alone.
CREATE TABLE conversations (
  id            CHAR(26)    NOT NULL PRIMARY KEY,
  user_id       CHAR(26)    NOT NULL,
  title         VARCHAR(80) NOT NULL,              -- the beginning of the first question
  created_at_us BIGINT      NOT NULL,              -- UTC since 1970
  updated_at_us BIGINT      NOT NULL
);
CREATE INDEX conversations_by_user ON conversations (user_id, updated_at_us);

CREATE TABLE conversation_turns (
  conversation_id CHAR(26)    NOT NULL,
  turn_number     INTEGER     NOT NULL,            -- from 1
  role            VARCHAR(8)  NOT NULL,            -- user, model or function
  said            {{text}}    NOT NULL,
  calls           {{text}}    NOT NULL,            -- JSON: a model's calls; the one a function answers
  written_by      VARCHAR(80) NOT NULL,            -- the model's name or rules; empty: a person
  code            VARCHAR(10) NOT NULL,            -- why no model answered; empty: none
  is_stopped      INTEGER     NOT NULL,            -- 1: it broke off and may be gone on with
  created_at_us   BIGINT      NOT NULL,
  PRIMARY KEY (conversation_id, turn_number),
  CONSTRAINT conversation_turns_of FOREIGN KEY (conversation_id)
    REFERENCES conversations (id) ON DELETE CASCADE
);
