-- Rows as they were when 0019 was the newest migration.
INSERT INTO notice_phones (user_id, number, confirmed_at_us) VALUES ('01HF0000000000000000000003', '+8613800138000', 1700000000000000);
INSERT INTO notice_codes (user_id, sent_at_us, number, code_hash, tries) VALUES ('01HF0000000000000000000003', 1700000000000000, '+8613800138000', 'ee', 2);
