-- 0008 model usage: what each person used of language models on a day of China's, by provider.
CREATE TABLE model_usage (
  user_id         CHAR(26)    NOT NULL,
  day             CHAR(10)    NOT NULL,             -- 2026-11-22
  provider        VARCHAR(40) NOT NULL,             -- none: no provider answered
  calls           BIGINT      NOT NULL,
  prompt_tokens   BIGINT      NOT NULL,
  reply_tokens    BIGINT      NOT NULL,
  cost_micro_yuan BIGINT      NOT NULL,             -- millionths of a yuan
  PRIMARY KEY (user_id, day, provider)
);
