-- 0019 notice phones: where short messages go, and the codes that prove it. Times are UTC since 1970.
CREATE TABLE notice_phones (
  user_id         CHAR(26)    NOT NULL PRIMARY KEY,
  number          VARCHAR(16) NOT NULL,            -- E.164: +8613800138000
  confirmed_at_us BIGINT      NOT NULL
);

-- Kept for an hour, because they count against how many may be sent.
CREATE TABLE notice_codes (
  user_id     CHAR(26)    NOT NULL,
  sent_at_us  BIGINT      NOT NULL,
  number      VARCHAR(16) NOT NULL,
  code_hash   CHAR(64)    NOT NULL,                -- SHA-256 of person, number and code
  tries       SMALLINT    NOT NULL DEFAULT 0,
  PRIMARY KEY (user_id, sent_at_us)
);
CREATE INDEX notice_codes_by_number ON notice_codes (number, sent_at_us);
CREATE INDEX notice_codes_by_time ON notice_codes (sent_at_us);
