-- 0022 support: agents look at or change a trip when one of its travellers lets them, for a while.
CREATE TABLE trip_grants (
  id            CHAR(26)    NOT NULL PRIMARY KEY,
  trip_id       CHAR(26)    NOT NULL,
  user_id       CHAR(26)    NOT NULL,                     -- of support
  granted_by    CHAR(26)    NOT NULL,                     -- a member, whose role it never exceeds
  role          VARCHAR(12) NOT NULL CHECK (role IN ('editor', 'viewer')),
  from_us       BIGINT      NOT NULL,                     -- UTC since 1970
  until_us      BIGINT      NOT NULL,                     -- moved to the moment it was taken back
  CONSTRAINT trip_grants_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE INDEX trip_grants_by_user ON trip_grants (trip_id, user_id, until_us);

CREATE TABLE support_accesses (
  id             CHAR(26)     NOT NULL PRIMARY KEY,       -- of the grant too
  ticket_id      CHAR(26)     NOT NULL,
  agent_id       CHAR(26)     NOT NULL,
  trip_id        CHAR(26)     NOT NULL,
  reach          VARCHAR(8)   NOT NULL,                   -- see, change
  reason         VARCHAR(300) NOT NULL,
  state          VARCHAR(10)  NOT NULL,                   -- asked, allowed, declined, ended
  asked_at_us    BIGINT       NOT NULL,                   -- UTC since 1970
  until_us       BIGINT       NULL,                       -- allowed until then
  CONSTRAINT support_accesses_of FOREIGN KEY (ticket_id)
    REFERENCES support_tickets (id) ON DELETE CASCADE
);
CREATE INDEX support_accesses_by_ticket ON support_accesses (ticket_id, id);

-- What a step says besides: a reason, a version with what was done.
ALTER TABLE support_changes ADD COLUMN detail VARCHAR(400) NOT NULL DEFAULT '';
