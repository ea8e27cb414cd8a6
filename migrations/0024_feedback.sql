-- 0024 feedback: what travellers say of places and of plans, one word of each of them on each.
CREATE TABLE opinions (
  id            CHAR(26)    NOT NULL,
  subject       VARCHAR(5)  NOT NULL,              -- place, plan, offer
  subject_key   VARCHAR(80) NOT NULL,              -- of the place, the trip, the recommendation
  user_id       CHAR(26)    NOT NULL,
  stars         SMALLINT    NOT NULL CHECK (stars BETWEEN 1 AND 5),
  remarks       {{text}}    NOT NULL,              -- words of remarks.hpp, one a line
  said          {{text}}    NOT NULL,
  is_settled    SMALLINT    NOT NULL,              -- the account was no newcomer's when it was said
  hidden_at_us  BIGINT      NOT NULL,              -- 0: it is shown, and it counts
  created_at_us BIGINT      NOT NULL,              -- UTC since 1970
  updated_at_us BIGINT      NOT NULL,
  CONSTRAINT opinions_key PRIMARY KEY (id),
  CONSTRAINT opinions_one_each UNIQUE (subject, subject_key, user_id)
);
CREATE INDEX opinions_by_user ON opinions (user_id, updated_at_us);
CREATE INDEX opinions_by_stars ON opinions (subject, subject_key, hidden_at_us, is_settled, stars);
CREATE INDEX opinions_by_time ON opinions (updated_at_us);

-- Who of the readers thinks that an opinion should not be there.
CREATE TABLE opinion_reports (
  opinion_id    CHAR(26)    NOT NULL,
  user_id       CHAR(26)    NOT NULL,
  fault         VARCHAR(13) NOT NULL,
  at_us         BIGINT      NOT NULL,
  CONSTRAINT opinion_reports_key PRIMARY KEY (opinion_id, user_id),
  CONSTRAINT opinion_reports_of FOREIGN KEY (opinion_id) REFERENCES opinions (id) ON DELETE CASCADE
);
CREATE INDEX opinion_reports_by_user ON opinion_reports (user_id, at_us);

-- What those who run the installation did; it stays when the opinion goes, and says nothing of it.
CREATE TABLE opinion_steps (
  id            CHAR(26)    NOT NULL,
  opinion_id    CHAR(26)    NOT NULL,
  actor_id      CHAR(26)    NOT NULL,
  step          VARCHAR(4)  NOT NULL,              -- hide, show
  fault         VARCHAR(13) NOT NULL,              -- why it was hidden; empty: it was shown
  at_us         BIGINT      NOT NULL,
  CONSTRAINT opinion_steps_key PRIMARY KEY (id)
);
CREATE INDEX opinion_steps_of ON opinion_steps (opinion_id, id);
