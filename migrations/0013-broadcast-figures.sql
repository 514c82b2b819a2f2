-- Which figures a broadcast told somebody in {показатель} and {сколько ещё}, as figure_use says it of letters: by the row of
-- whom it told, because a repeat and a correction tell them newer ones.
CREATE TABLE broadcast_figure_use (
  recipient_id INTEGER NOT NULL REFERENCES batch_recipient (id),
  measurement_id INTEGER NOT NULL REFERENCES measurement (id),
  PRIMARY KEY (recipient_id, measurement_id)
) STRICT, WITHOUT ROWID;
