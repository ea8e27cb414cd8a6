-- 0003 places: the rows of catalogue files as they were read, kept by the file they came from.
CREATE TABLE place_files (
  name           VARCHAR(120) NOT NULL PRIMARY KEY,   -- fuzhou.csv
  origin         VARCHAR(8)   NOT NULL CHECK (origin IN ('bundled', 'imported')),
  checksum       CHAR(64)     NOT NULL,               -- SHA-256 of the file
  imported_at_us BIGINT       NOT NULL                -- UTC since 1970
);

CREATE TABLE places (
  place_key VARCHAR(80)  NOT NULL PRIMARY KEY,
  file_name VARCHAR(120) NOT NULL,
  area_code INTEGER      NOT NULL,                    -- GB/T 2260, of the district
  name_zh   VARCHAR(320) NOT NULL,
  record    {{text}}     NOT NULL,                    -- the row as one line of CSV
  CONSTRAINT places_file FOREIGN KEY (file_name) REFERENCES place_files (name) ON DELETE CASCADE
);
CREATE INDEX places_by_area ON places (area_code);
