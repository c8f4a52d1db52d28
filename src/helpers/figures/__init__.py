"""A folder a chapter: functions from tables to a drawing or a table, registered as exhibits."""
