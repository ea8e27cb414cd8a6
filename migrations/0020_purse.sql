-- 0020 purse: what a trip costs the people who make it, and who gave whom what.
-- A person is a member, by the account's id, or a guest. Ids are made by clients, so keys have the
-- trip in them. Times are UTC since 1970; amounts are minor units.
CREATE TABLE trip_guests (
  trip_id       CHAR(26)     NOT NULL,
  id            CHAR(26)     NOT NULL,
  name          VARCHAR(60)  NOT NULL,
  CONSTRAINT trip_guests_key PRIMARY KEY (trip_id, id),
  CONSTRAINT trip_guests_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);

CREATE TABLE trip_expenses (
  trip_id       CHAR(26)     NOT NULL,
  id            CHAR(26)     NOT NULL,
  version       INTEGER      NOT NULL,            -- of the expense, from 1
  title         VARCHAR(80)  NOT NULL,
  kind          VARCHAR(12)  NOT NULL,
  day           VARCHAR(10)  NOT NULL,            -- empty: none
  item_id       VARCHAR(26)  NOT NULL,            -- of the itinerary; empty: none
  amount_minor  BIGINT       NOT NULL CHECK (amount_minor > 0),
  currency      CHAR(3)      NOT NULL,
  rate_e9       BIGINT       NOT NULL CHECK (rate_e9 > 0),  -- of one in the trip's, in billionths
  rate_day      VARCHAR(10)  NOT NULL,            -- empty: it is in the trip's currency
  rate_source   VARCHAR(80)  NOT NULL,
  paid_by       CHAR(26)     NOT NULL,
  split         VARCHAR(6)   NOT NULL CHECK (split IN ('equal', 'shares', 'exact')),
  note          VARCHAR(500) NOT NULL,
  updated_at_us BIGINT       NOT NULL,
  CONSTRAINT trip_expenses_key PRIMARY KEY (trip_id, id),
  CONSTRAINT trip_expenses_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);

CREATE TABLE trip_expense_shares (
  trip_id       CHAR(26)     NOT NULL,
  expense_id    CHAR(26)     NOT NULL,
  person_id     CHAR(26)     NOT NULL,
  position      INTEGER      NOT NULL,            -- as it was entered
  weight        BIGINT       NOT NULL CHECK (weight >= 0),
  CONSTRAINT trip_expense_shares_key PRIMARY KEY (trip_id, expense_id, person_id),
  CONSTRAINT trip_expense_shares_of FOREIGN KEY (trip_id, expense_id)
    REFERENCES trip_expenses (trip_id, id) ON DELETE CASCADE
);

-- In the trip's currency.
CREATE TABLE trip_payments (
  trip_id       CHAR(26)     NOT NULL,
  id            CHAR(26)     NOT NULL,
  from_id       CHAR(26)     NOT NULL,
  to_id         CHAR(26)     NOT NULL,
  amount_minor  BIGINT       NOT NULL CHECK (amount_minor > 0),
  day           CHAR(10)     NOT NULL,
  note          VARCHAR(500) NOT NULL,
  CONSTRAINT trip_payments_key PRIMARY KEY (trip_id, id),
  CONSTRAINT trip_payments_trip FOREIGN KEY (trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
