-- Rows as they were when 0024 was the newest migration.
INSERT INTO opinions (id, subject, subject_key, user_id, stars, remarks, said, is_settled, hidden_at_us, created_at_us, updated_at_us) VALUES ('01HF0000000000000000000018', 'place', 'fuzhou-gushan', '01HF0000000000000000000003', 4, 'crowded', '人多', 1, 1700000000000000, 1700000000000000, 1700000000000000);
INSERT INTO opinion_reports (opinion_id, user_id, fault, at_us) VALUES ('01HF0000000000000000000018', '01HF0000000000000000000003', 'off_topic', 1700000000000000);
INSERT INTO opinion_steps (id, opinion_id, actor_id, step, fault, at_us) VALUES ('01HF0000000000000000000019', '01HF0000000000000000000018', '01HF0000000000000000000003', 'hide', 'off_topic', 1700000000000000);
