-- 0005 trips: certificates in what was stored say holds, unknown and violated, as new ones do.
UPDATE recommendations SET answer = REPLACE(REPLACE(REPLACE(answer,
  '"verdict":"pass"', '"verdict":"holds"'),
  '"verdict":"unverified"', '"verdict":"unknown"'),
  '"verdict":"fail"', '"verdict":"violated"');
UPDATE trip_versions SET plan = REPLACE(REPLACE(REPLACE(plan,
  '"verdict":"pass"', '"verdict":"holds"'),
  '"verdict":"unverified"', '"verdict":"unknown"'),
  '"verdict":"fail"', '"verdict":"violated"');
