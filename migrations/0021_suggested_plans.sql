-- 0021 suggested plans: a suggestion may be a whole plan, such as a way round an event.
-- JSON, as in trip_versions, made of base_version; none: its commands are what it would do.
ALTER TABLE trip_suggestions ADD COLUMN itinerary {{text}};
