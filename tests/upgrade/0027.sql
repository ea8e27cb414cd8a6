-- Rows as they were when 0027 was the newest migration.
INSERT INTO reference_rates (currency, day, per_euro_e9) VALUES ('EUR', '2026-11-20', 1000000000);
INSERT INTO reference_rates (currency, day, per_euro_e9) VALUES ('JPY', '2026-11-20', 163250000000);
