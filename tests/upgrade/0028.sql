-- Rows as they were when 0028 was the newest migration.
INSERT INTO comments (id, user_id, kind, stars, said, page, version, wants_answer, settled_at_us, created_at_us) VALUES ('01HF0000000000000000000030', '01HF0000000000000000000003', 'praise', 5, '好用', '/trips/:id', '1.0.0', 0, 0, 1700000000000000);
INSERT INTO comments (id, user_id, kind, stars, said, page, version, wants_answer, settled_at_us, created_at_us) VALUES ('01HF0000000000000000000031', '', 'idea', 0, '想要深色地图', '', '', 0, 1700000000000000, 1700000000000000);
