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
accept-on-hint = Year-month-day, for example { $example }
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
answered-done = Done. The answer is saved and the centre sees it.
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
