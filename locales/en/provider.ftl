# P1 and P2: the provider's inbox and answer.

inbox-title = Referrals received
inbox-empty-title = Nothing to answer
inbox-empty-why = When a centre asks for a place for a person it appears here, and we tell you by mail.
inbox-open = See and answer
inbox-left = Answer before
card-people = { $count ->
    [one] 1 person
   *[other] { $count } people
  }
card-age = { $years } years
one-title = Answer the referral
one-place = For
one-from = Going to
one-languages = Languages
one-state = Where it stands
one-answered = This referral has an answer already. Below is how it stands.
accept-title = Accept
accept-on = Day they can arrive
accept-on-hint = Day, month and year, for example { $example }
accept-at = Hour (if there is one)
accept-at-hint = For example 08:00
accept-reads = The person will read: your place is kept, with the day, the hour and what to bring.
accept-button = Accept and give the date
wait-title = Put on the list
wait-reason = Why
wait-button = Put on the list
decline-title = We cannot
decline-reason = Why
decline-reads = The person will read: there is no place there now, it is not your fault, we are looking for another.
decline-button = Say that we cannot
reason-no-place = No place
reason-age-not-served = We do not serve that age
reason-family-not-served = We do not receive that family
reason-needs-more-support = Needs more support than we give
reason-papers-missing = Papers missing
reason-schooling-missing = Schooling missing
reason-too-far = Too far away
reason-start-passed = The group has started
reason-programme-closed = The programme is closed
reason-not-reached = We could not reach them
reason-another-plan = Has another plan
reason-work-or-family = Work or family
reason-not-safe = It would not be safe
reason-other = Another reason
wait-no-place-now = No place this week
wait-next-group = Enters the next group
wait-papers-pending = Papers missing
wait-approval-pending = Approval missing
wait-other = Another reason
gone = The last place was taken a moment ago. You can put them on the list.
consent-gone = The person withdrew the permission to share their data. The centre knows.

places-title = Places
places-lead = Where there is room, today { $day }. Nights count by the fullest of the week.
places-own-lead = Say how many places there are. Held and taken ones are counted by the system.
places-empty = No offer with this filter
places-empty-why = Take the filter away to see all.
places-all = See all
places-any = All
places-kind = Kind
places-department = Department
places-filter = Filter
places-offer = Offer
places-this-week = This week
places-waiting = Waiting
places-confirmed = Updated
places-never = never
places-stale = more than 7 days ago
places-nothing = nothing begins
places-begins = begins { $day }
places-same = Still the same
places-same-words = If nothing changed, one tap is enough.
places-say = Say how many places there are
places-total = Places in all
places-out = Out of service
places-out-hint = Those that cannot be used today. If all can, leave it empty.
places-from = From
places-from-hint = Day, month and year. Empty: { $day }
places-until = Until
places-until-hint = Day, month and year. Empty: { $day }
places-why = Why it changes
places-save = Save places
places-history = What was said
places-no-history = Nobody has changed these places here yet.
places-said = { $total } in all, { $out } out of service
places-reason-same = Still the same
places-reason-more = There are more places
places-reason-fewer = There are fewer places
places-reason-repairs = Repairs
places-reason-staff = Not enough staff
places-reason-taken-elsewhere = Taken by people who came another way
places-reason-correction = The number was wrong
tab-open = To answer
tab-waiting = Waiting list
tab-accepted = Accepted
tab-ended = Ended
tabs = States of the referrals
inbox-places = { $free ->
    [one] 1 place free this week
   *[other] { $free } places free this week
}
inbox-waits = Has waited { $wait }
inbox-none-here = Nothing on this list
inbox-from = going to { $place }
inbox-speaks = speaks { $languages }
inbox-needs = Needs { $need }
places-reserved = reserved place
places-later = Later
places-more = and { $count } more
places-others = Other groups of the programme
places-rows = { $count ->
    [one] 1 programme
   *[other] { $count } programmes
}
