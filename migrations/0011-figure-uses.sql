-- Which figures a letter told: whoever changes one of them later hears where it stands. A figure keeps its row when it is
-- superseded or undone, so that the letter's can be held against the one in force.
CREATE TABLE figure_use (
  letter_id INTEGER NOT NULL REFERENCES letter (id),
  measurement_id INTEGER NOT NULL REFERENCES measurement (id),
  PRIMARY KEY (letter_id, measurement_id)
) STRICT, WITHOUT ROWID;
