-- 0007 personal tokens: what a person lets a program of theirs do. A token that was revoked or has
-- expired stays for 90 days, so that its owner can see what there was and when it was last used.
CREATE TABLE personal_tokens (
  id              CHAR(26)     NOT NULL PRIMARY KEY,
  user_id         CHAR(26)     NOT NULL,
  name            VARCHAR(60)  NOT NULL,
  token_hash      CHAR(64)     NOT NULL,             -- SHA-256; the token itself is not kept
  prefix          VARCHAR(12)  NOT NULL,             -- its beginning, to recognise it by
  scopes          VARCHAR(200) NOT NULL,             -- words with a space between them
  created_at_us   BIGINT       NOT NULL,             -- UTC since 1970
  expires_at_us   BIGINT       NOT NULL,
  last_used_at_us BIGINT       NOT NULL DEFAULT 0,   -- to the minute; 0: never
  revoked_at_us   BIGINT       NOT NULL DEFAULT 0,   -- 0: not revoked
  CONSTRAINT personal_tokens_hash UNIQUE (token_hash),
  CONSTRAINT personal_tokens_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX personal_tokens_by_user ON personal_tokens (user_id, id);
CREATE INDEX personal_tokens_by_expiry ON personal_tokens (expires_at_us);
