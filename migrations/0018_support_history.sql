-- 0018 support: what became of each request, and which were merged.
ALTER TABLE support_tickets ADD COLUMN merged_into VARCHAR(26) NOT NULL DEFAULT '';
CREATE INDEX support_tickets_by_time ON support_tickets (created_at_us);

CREATE TABLE support_changes (
  id            CHAR(26)    NOT NULL PRIMARY KEY,         -- in the order they happened
  ticket_id     CHAR(26)    NOT NULL,
  actor_id      CHAR(26)    NOT NULL,                     -- who asked, or an agent
  step          VARCHAR(12) NOT NULL,                     -- opened, claimed, transferred, merged …
  other_id      VARCHAR(26) NOT NULL,                     -- the agent or request it led to; or empty
  changed_at_us BIGINT      NOT NULL,                     -- UTC since 1970
  CONSTRAINT support_changes_of FOREIGN KEY (ticket_id)
    REFERENCES support_tickets (id) ON DELETE CASCADE
);
CREATE INDEX support_changes_by_ticket ON support_changes (ticket_id, id);
