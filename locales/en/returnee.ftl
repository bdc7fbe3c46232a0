way-done = Done:
way-now = Now:
way-later = Later:
