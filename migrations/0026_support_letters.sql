-- 0026 support: words that came by e-mail, and how far each side has read.
CREATE TABLE support_letters (
  message_id     CHAR(26)     NOT NULL PRIMARY KEY,       -- what became of it
  letter_key     CHAR(64)     NOT NULL,                   -- SHA-256 of its Message-ID and person
  sender         VARCHAR(254) NOT NULL,                   -- empty: the address of the account
  original       {{text}}     NOT NULL,                   -- all it says; empty: no more than said
  refused_files  {{text}}     NOT NULL,                   -- one a line: why, a space, the name
  received_at_us BIGINT       NOT NULL,                   -- UTC since 1970
  CONSTRAINT support_letters_of FOREIGN KEY (message_id)
    REFERENCES support_messages (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX support_letters_by_key ON support_letters (letter_key);
CREATE INDEX support_letters_by_time ON support_letters (received_at_us);

CREATE TABLE support_reads (
  ticket_id      CHAR(26)     NOT NULL,
  user_id        CHAR(26)     NOT NULL,
  read_id        CHAR(26)     NOT NULL,                   -- the last message that they have seen
  CONSTRAINT support_reads_key PRIMARY KEY (ticket_id, user_id),
  CONSTRAINT support_reads_of FOREIGN KEY (ticket_id)
    REFERENCES support_tickets (id) ON DELETE CASCADE
);
CREATE INDEX support_reads_by_user ON support_reads (user_id);
