-- Rows as they were when 0003 was the newest migration.
INSERT INTO outbox (id, topic, message_key, payload, created_at_us, due_at_us) VALUES ('01HF0000000000000000000001', 'account_deleted', '01HF0000000000000000000002', '{}', 1700000000000000, 1700000000000000);
INSERT INTO users (id, username, username_key, email, email_key, password_hash, role, display_name, locale, created_at_us, updated_at_us) VALUES ('01HF0000000000000000000003', '王小明', '王小明', 'Wang@example.cn', 'wang@example.cn', '$argon2id$x', 'traveller', '小明', 'zh-CN', 1700000000000000, 1700000000000000);
INSERT INTO users (id, username, username_key, password_hash, role, display_name, locale, created_at_us, updated_at_us) VALUES ('01HF0000000000000000000004', 'Anna', 'anna', '$argon2id$y', 'admin', 'Anna', 'en', 1700000000000000, 1700000000000000);
INSERT INTO sessions (id, user_id, device, address, created_at_us, last_seen_at_us, expires_at_us) VALUES ('01HF0000000000000000000005', '01HF0000000000000000000003', 'Chrome · Android', '192.0.2.1', 1700000000000000, 1700000000000000, 1800000000000000);
INSERT INTO refresh_tokens (token_hash, session_id, expires_at_us) VALUES ('aa', '01HF0000000000000000000005', 1800000000000000);
INSERT INTO password_resets (token_hash, user_id, expires_at_us) VALUES ('bb', '01HF0000000000000000000003', 1800000000000000);
INSERT INTO travel_preferences (user_id, pace, budget_level, interests, cuisines, accessibility, kid_friendly, pet_friendly, updated_at_us) VALUES ('01HF0000000000000000000003', 'relaxed', 'any', '["山"]', '[]', 0, 1, 0, 1700000000000000);
INSERT INTO place_files (name, origin, checksum, imported_at_us) VALUES ('hills.csv', 'imported', 'cc', 1700000000000000);
INSERT INTO places (place_key, file_name, area_code, name_zh, record) VALUES ('hill-one', 'hills.csv', 350111, '甲山', 'hill-one,甲山');
