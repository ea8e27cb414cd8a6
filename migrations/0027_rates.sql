-- 0027 rates: what currencies were worth on a day, by a central bank's reference rates.
-- The euro itself is among them, so that two currencies are two rows of one day.
CREATE TABLE reference_rates (
  currency      CHAR(3)      NOT NULL,
  day           CHAR(10)     NOT NULL,
  per_euro_e9   BIGINT       NOT NULL CHECK (per_euro_e9 > 0),  -- of it for a euro, in billionths
  CONSTRAINT reference_rates_key PRIMARY KEY (currency, day)
);
