-- 0006 trips: timetables of rides between cities, the files as they were imported.
CREATE TABLE timetable_files (
  name           VARCHAR(120) NOT NULL PRIMARY KEY,   -- railway.csv
  csv            {{text}}     NOT NULL,
  imported_at_us BIGINT       NOT NULL                -- UTC since 1970
);
