# Letters by mail. No name of a person, no kind of programme, nothing about the return: who wants to know more signs in.
provider-sent-subject = Ceiba: a referral waits for your answer
provider-sent-body = { $name }:

    There is a referral for you. Answer before { $day }.

    { $link }

    The link is for you alone and opens this referral only. Do not pass it on.
provider-reminder-subject = Ceiba: your answer is missing
provider-reminder-body = { $name }:

    A referral still waits for your answer. The time ends on { $day }.

    { $link }

    This link replaces the one before. Do not pass it on.
provider-informed-subject = Ceiba: the detail you asked for is there
provider-informed-body = { $name }:

    The referral has the detail you asked for. Answer before { $day }.

    { $link }

    This link replaces the one before. Do not pass it on.
provider-withdrawn-subject = Ceiba: no answer is needed any more
provider-withdrawn-body = { $name }:

    A referral that you received was withdrawn. There is nothing for you to do.
staff-subject = Ceiba: { $what }
staff-body = { $what }.

    { $link }

    Sign in to see more.
staff-referral-overdue = a referral was not answered in time
staff-referral-asked = a detail is asked for about a referral
staff-referral-waitlisted = a referral is on a waiting list
staff-referral-accepted = a referral was accepted
staff-referral-declined = a referral was not accepted
staff-referral-expired = the time of a referral ended
staff-appointment-excused = a person cannot come to their appointment
staff-appointment-missed = a person did not come to their appointment
staff-placement-ended = a stay did not begin or ended early
staff-case-assigned = you have a new file
staff-consent-withdrawn = a person took back a permission
staff-handover-prepared = there is a handover to receive
staff-handover-overdue = a handover was not made in time
staff-case-sealed = your unit has a new file
staff-card-frozen = a card was frozen
staff-glass-broken = there was an emergency access to review
staff-person-wrote = a person wrote to you
staff-follow-up-due = a call is due
staff-task-given = you have a new task
staff-access = your access changed. If it was not you, tell coordination
staff-other = there is something to look at
