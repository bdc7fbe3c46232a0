# A planeload routed together
link = Places
title = Places for flight { $number }
start-lead = Works out the interviewed households of the flight together, so that the places reach more people.
start-homes = { $homes ->
    [one] 1 interviewed household
   *[other] { $homes } interviewed households
}, with { $needs ->
    [one] 1 need to attend to
   *[other] { $needs } needs to attend to
}
start-uninterviewed = { $count ->
    [one] 1 household has no complete interview yet and is not in it.
   *[other] { $count } households have no complete interview yet and are not in it.
}
start-nothing = There is nobody to work out
start-nothing-why = Households with a complete interview and needs to attend to come here. Do the interviews first.
start-rule = Nothing is sent by itself: a person accepts each place, line by line or all together.
start = Work out places
again = Work out again
before = Worked out for this flight
before-when = When
before-by = Who
before-state = State
state-ready = Ready
state-running = Working
state-cancelled = Cancelled
state-failed = Did not finish
over-cancelled = It was cancelled. Nothing was sent.
over-failed = It did not finish. Nothing was sent. You can work it out again.
going-title = Working out places
going-waiting = Waiting its turn: another flight is finished first
going-reading = Reading files and places
going-options = Looking for what each household can have
going-placing = Giving out the places
going-proving = Checking how good it is
going-keeping = Keeping it
going-figures = { $done } of { $of } needs
going-left = { $seconds ->
    [one] 1 second left
   *[other] { $seconds } seconds left
}
going-leave = You can leave this page. The work goes on and is kept with the flight.
going-again = See how it goes
cancel = Cancel
made = Worked out on { $at } by { $by } · rules { $version }
stale = Something changed since this was worked out. Lines that changed are marked and are not accepted together. You can work it out again.
newcomers = { $count ->
    [one] 1 more household can be in it now. Work it out again to include it.
   *[other] { $count } more households can be in it now. Work it out again to include them.
}
outcome-sent = { $count ->
    [one] 1 referral was sent. The provider has been told.
   *[other] { $count } referrals were sent. The providers have been told.
}
outcome-kept = { $count ->
    [one] 1 line was not sent
   *[other] { $count } lines were not sent
}
tile-placed = Place proposed
tile-waiting = Waiting
tile-missing = No option
tile-needs = { $count ->
    [one] need
   *[other] needs
}
tile-people = { $count ->
    [one] of 1 person
   *[other] of { $count } people
}
proof = How good it is
proof-everybody = No plan can place more people.
proof-suits = What suits each is within { $percent } of the best possible.
lines = Proposed places
lines-rule = Accepting a line holds the place, sends the referral and tells the provider. Only the least is shared.
lines-none = There are no places to propose
lines-none-why = Below is who waits and what would change it.
person = Person and need
programme = Programme
when = From
why = Why
act = What to do
from = { $day }
from-nights = { $day }, { $nights ->
    [one] 1 night
   *[other] { $nights } nights
}
accept = Accept
accept-all = { $count ->
    [one] Accept the line that is ready
   *[other] Accept the { $count } lines that are ready
}
changed = Changed: { $what }.
accept-changed = Accept with the change
changed-household = the household
changed-need = the need
changed-offer = the programme
changed-day = the day: it would begin today
changed-rules = the rules
gone-offer = The programme is not there any more.
gone-need = This need is already attended to in another way.
kept-changed = It changed since it was worked out. Read it and accept it by itself.
kept-just-now = It was taken or changed a moment ago.
see-referral = See the referral
waiting = Waiting
waiting-lead = There are programmes that suit them, but the places did not reach this time.
waits-for = Waits for a place at
turn = { $name }: turn { $turn }
missing = No option today
missing-lead = No programme can receive them today. Here is what comes nearest.
nearest = What comes nearest
nothing-of-its-kind = There is no programme of this kind.
see-all = See each programme
scarce = Places that ran out
scarce-lead = What one more place would have changed. It tells where to ask for places.
place-of = Programme
day = Day
one-more = One more place
more-days = { $count ->
    [one] and 1 more day
   *[other] and { $count } more days
}
value = Worth { $value }.
means-tier = One more person of group { $tier } would have a place.
means-suits = Somebody would have a place that suits them better.
by-programme = By programme
by-place = By municipality
place = Municipality
place-reserved = Reserved place
share-placed = With a place
share-people = People
share-waiting = Waiting
