-- 0023 support: files in conversations. The bytes lie in the object store, under (support, home_id).
CREATE TABLE support_files (
  id            CHAR(26)     NOT NULL PRIMARY KEY,        -- of its bytes too; made by the client
  ticket_id     CHAR(26)     NOT NULL,
  home_id       CHAR(26)     NOT NULL,                    -- the ticket it came to, before merging
  message_id    VARCHAR(26)  NOT NULL,                    -- empty: not sent yet
  author_id     CHAR(26)     NOT NULL,
  name          VARCHAR(120) NOT NULL,
  type          VARCHAR(40)  NOT NULL,                    -- image/png, application/pdf …
  size_bytes    BIGINT       NOT NULL,
  created_at_us BIGINT       NOT NULL,                    -- UTC since 1970
  CONSTRAINT support_files_of FOREIGN KEY (ticket_id)
    REFERENCES support_tickets (id) ON DELETE CASCADE
);
CREATE INDEX support_files_by_ticket ON support_files (ticket_id, message_id);
