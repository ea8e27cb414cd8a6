-- 0015 support: people ask other people for help, and say how it was.
CREATE TABLE support_tickets (
  id                 CHAR(26)     NOT NULL PRIMARY KEY,
  user_id            CHAR(26)     NOT NULL,               -- who asks
  subject            VARCHAR(120) NOT NULL,
  topic              VARCHAR(10)  NOT NULL,               -- trip, account, app, safety, other
  priority           SMALLINT     NOT NULL,               -- 0 normal, 1 urgent, 2 SOS
  state              VARCHAR(10)  NOT NULL,               -- open, waiting, resolved, closed
  trip_id            VARCHAR(26)  NOT NULL,               -- that it is about; empty: none
  trip_version       BIGINT       NOT NULL,               -- 0: none
  item_id            VARCHAR(26)  NOT NULL,               -- of that version; empty: all of it
  errors             {{text}}     NOT NULL,               -- what the web app met last, one a line
  agent_id           VARCHAR(26)  NOT NULL,               -- who has claimed it; empty: nobody
  created_at_us      BIGINT       NOT NULL,               -- UTC since 1970
  updated_at_us      BIGINT       NOT NULL,
  waiting_since_us   BIGINT       NULL,                   -- the first words that nobody answered
  first_answer_at_us BIGINT       NULL,
  resolved_at_us     BIGINT       NULL,
  stars              SMALLINT     NULL,                   -- 1 to 5, of who asked
  rating_text        VARCHAR(500) NOT NULL
);
CREATE INDEX support_tickets_by_user ON support_tickets (user_id, updated_at_us);
CREATE INDEX support_tickets_by_state ON support_tickets (state, priority, waiting_since_us);

CREATE TABLE support_messages (
  id            CHAR(26)    NOT NULL PRIMARY KEY,         -- in the order they were said
  ticket_id     CHAR(26)    NOT NULL,
  author_id     CHAR(26)    NOT NULL,
  is_of_agent   SMALLINT    NOT NULL,
  is_internal   SMALLINT    NOT NULL,                     -- 1: a note that who asks never sees
  said          {{text}}    NOT NULL,
  created_at_us BIGINT      NOT NULL,
  CONSTRAINT support_messages_of FOREIGN KEY (ticket_id)
    REFERENCES support_tickets (id) ON DELETE CASCADE
);
CREATE INDEX support_messages_by_ticket ON support_messages (ticket_id, id);

-- Who answers is looked up with every change of a ticket.
CREATE INDEX users_by_role ON users (role);
