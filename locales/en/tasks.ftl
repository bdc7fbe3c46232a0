# Tasks: made from what is missing, put off, ended.
title = Tasks
record = Ask and record { $fact ->
    [household] the kind of household
    [sex] whether a place only for women or only for men receives them
    [age] the age
    [language] the languages
    [papers] the papers they have
    [schooling] the schooling
    [trade] the trade and the years
   *[home] where they return to
}
ask-consent = Ask for permission to share their data
get-document = Get: { $document }
make = Create task
made = Task created · due { $day }
none = There are no open tasks.
none-how = They are created in “Programmes”, where something is missing.
done = Done
not-needed = Not needed
snooze = Put off
snooze-day = Put off until
snooze-hint = Day, month and year.
ended = { $count ->
    [one] See 1 ended task
   *[other] See { $count } ended tasks
}
ended-done = Done on { $day }
ended-not-needed = Was not needed, { $day }
mine = My tasks
mine-empty = You have no open tasks
mine-empty-why = When a person lacks something for a programme, create the task from their file.
mine-empty-do = Go to the inbox
column-due = Due
column-task = Task
column-person = Person
story-created = Task created
story-snoozed = Task put off
story-done = Task done
story-not-needed = Task that was not needed
