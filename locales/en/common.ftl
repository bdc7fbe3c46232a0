skip-link = Skip to content
service-name = { -service }
title-error = Error: { $title }
demo-banner = Demonstration: invented people.
nav-main = Main
nav-help = Help
nav-home = Home
nav-language = Language
foot-call = Call
foot-urgent = Urgent help
foot-leave = Leave and erase
foot-leave-why = Closes everything and leaves nothing on this phone.
menu-flights = Flights
menu-desk = Intake
menu-inbox = Inbox
menu-capacity = Places
menu-find = Find
menu-received = Referrals received
menu-protection = Protection
menu-room = Control room
menu-audit = Access log
find-person = Find a person
me-account = My account
me-sign-out = Sign out
theme-system = As the device
theme-light = Light
theme-dark = Dark
printed-by = Printed by { $name }, { $at }
back = Back
change = Change
yes = Yes
no = No
prefer-not-to-say = Prefers not to say
choose-one = Choose
more = More
call = Call
close = Close
error-summary = { $count ->
    [one] 1 answer to check
   *[other] { $count } answers to check
}
warning-summary = Check and confirm
step-of = Step { $step } of { $total }
pages = Pages
page-previous = Previous
page-next = Next
page-range = { $from } to { $to } of { $total }
municipality = Municipality
municipality-unknown = Does not know
found-one = One municipality
found-many = { $n } municipalities
found-none = No municipality has that name
due-past-day = Was due { $day }
due-today = Due today
due-tomorrow = Due tomorrow
due-in-days = { $days ->
    [one] in 1 day
   *[other] in { $days } days
}
due-over = Overdue
state-draft = Draft
state-sent = Sent
state-info-requested = Asks for details
state-waitlisted = Waiting
state-accepted = Accepted
state-in-progress = In progress
state-completed = Completed
state-declined = Not accepted
state-withdrawn = Withdrawn
state-expired = Expired
state-did-not-start = Did not start
state-urgent = Urgent
task-done = Complete
task-started = Half done
task-untouched = Not started
capacity-words = { $free } free of { $total }{ $held ->
    [0] { "" }
   *[other] , { $held } held
}
confirm-as-is = It is right as it is
