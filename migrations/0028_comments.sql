-- 0028 feedback: what people say of the product itself.
CREATE TABLE comments (
  id            CHAR(26)     NOT NULL,              -- made by the page; of the request as well
  user_id       CHAR(26)     NOT NULL,              -- empty: a visitor
  kind          VARCHAR(6)   NOT NULL,              -- idea, fault, praise, other
  stars         SMALLINT     NOT NULL CHECK (stars BETWEEN 0 AND 5),  -- 0: none given
  said          {{text}}     NOT NULL,
  page          VARCHAR(200) NOT NULL,              -- where it was said; empty: not told
  version       VARCHAR(40)  NOT NULL,              -- of the product; empty: not told
  wants_answer  SMALLINT     NOT NULL,              -- it is a request for help as well
  settled_at_us BIGINT       NOT NULL,              -- 0: nobody has dealt with it
  created_at_us BIGINT       NOT NULL,              -- UTC since 1970
  CONSTRAINT comments_key PRIMARY KEY (id)
);
CREATE INDEX comments_by_user ON comments (user_id, created_at_us);
CREATE INDEX comments_by_time ON comments (created_at_us);
