-- Rows as they were when 0001 was the newest migration.
INSERT INTO outbox (id, topic, message_key, payload, created_at_us, due_at_us) VALUES ('01HF0000000000000000000001', 'boat_sold', '7', '{"price":5}', 1700000000000000, 1700000000000000);
