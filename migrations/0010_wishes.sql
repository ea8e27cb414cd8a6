-- 0010 trips: what was asked for stands beside what was answered, so that it can be planned anew.
-- JSON; none where an older release answered.
ALTER TABLE recommendations ADD COLUMN wish {{text}};
