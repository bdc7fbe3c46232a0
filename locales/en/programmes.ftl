# Words of the recommendations page (S15) and of what is done there.
title = Recommended programmes
title-for = Programmes for { $name }
lead = In order of urgency, nearness and first day · rules { $rules } · calculated { $when }
as-of-today = today at { $time }
as-of-day = on { $day } at { $time }
recalculate = Calculate again
state-fresh = Up to date
state-used = A referral was made from this
stale = Facts have changed since this was calculated ({ $what }). Calculate again.
stale-back = Facts have changed since this was calculated. Calculate again.
changed = { $what ->
    [day] it is another day
    [rules] the rules
    [people] the people or the interview
    [needs] what is looked for
    [permissions] the permissions
    [unsuited] what does not suit
    [programmes] the programmes
   *[places] the places
}
looks-for = Looks for:
looks-for-one = { $what } ({ $urgency ->
    [immediate] today
    [this_week] this week
    [this_month] this month
   *[other] when possible
})
looks-change = Change what is looked for
need-order = Urgency group: { $tier }

why = Why
mind = Take into account
missing = Missing
missing-nothing = Nothing
mother-tongue = their language
fits-all = Meets everything it asks for
places-of = { $free } of { $total }
places-free = places free
places-said = says the provider, { $when }
places-old = { $days ->
    [one] The places were stated 1 day ago. Confirm by telephone before referring.
   *[other] The places were stated { $days } days ago. Confirm by telephone before referring.
}
begins = begins on { $day }
sleeps-from = from { $day }
stay-most = { $nights ->
    [one] A stay of 1 night at most
   *[other] A stay of { $nights } nights at most
}
days-all = Every day
days-working = Monday to Friday
schedule = { $days }, { $from } to { $to }
also = Also:
also-one = { $day }, { $place }
refer = Refer to this one
not-suited = Does not suit
see = See programme
about-what = What it offers
about-serves = For whom
about-bring = What to bring
about-cost = What it costs
about-time = How long
order = How it was ordered
no-longer = With today's facts it no longer applies: { $why }
more = { $count ->
    [one] See one more programme that applies
   *[other] See { $count } more programmes that apply
}

hint-for-others = A room for people who need support or a way in without steps; nobody here asked for it.
hint-beginners = { $years ->
    [one] Has worked 1 year in this trade. A paper that proves it may help more.
   *[other] Has worked { $years } years in this trade. A paper that proves it may help more.
}
hint-has-it = Already has: { $document }.
missing-home = Where home will be, to know the distance.
missing-home-where = It is recorded at registration.

near = One step away
near-hint = What is missing in each
others = Do not apply now
others-hint = Why, one by one
column-programme = Programme
column-why = Why it does not apply
column-change = What would change it
others-dates = { $count ->
    [one] and 1 more date
   *[other] and { $count } more dates
}
record = Record it
ask = Ask for permission
exception = Refer by exception

said-not = Said not to suit
said-not-hint = Left out of calculations
undo = Undo
none-title = No programme applies today
none-why = Below is what would change it, the nearest first.
none-any = No programme offers this at present.
unmet = Register a need without an offer
unmet-why = Nothing helps? It stays in the register and is looked for again in every calculation.
unmet-kept = It is in the register of needs without an offer; it is looked for again in every calculation.
empty-ask = Not known yet what is looked for
empty-ask-why = Needs come out of the interview, and programmes out of needs.
empty-ask-do = Do the interview
empty-rest = Nothing to look for now
empty-rest-why = Everything that was found is under way or has ended.
empty-rest-do = See the file
by-hand = This case is handled by hand. Speak with the protection unit.

unsuited-title = Why it does not suit
unsuited-reason = Reason
unsuited-hint = The programme is left out of this file's next calculations. It can be undone.
unsuited-save = Save and calculate again
unsuited-not-wanted = It is not what the person looks for
unsuited-too-far = It is far, or there is no way to get there
unsuited-schedule = Cannot come on those days or hours
unsuited-has-it = Has it or knows it already
unsuited-cost = Cannot pay what it costs
unsuited-for-others = It is for people who need it more
unsuited-not-there = Does not want to go to that provider (leaves out all of that provider)
unsuited-not-safe = It would not be safe (leaves out all of that provider)

refer-stale = Facts have changed since it was recommended ({ $what }). What you see here holds now.
refer-stale-back = Facts have changed since it was recommended. What you see here holds now.
refer-again = See the programmes
refer-against = With today's facts this programme does not apply:
refer-never = No exception can be made here.
refer-exception = Why an exception is made
refer-exception-hint = The file keeps who made it and why.
refer-exception-send = Send by exception
exception-row = Exception
exception-provider-agreed = The provider said that it receives the person
exception-person-accepts = The person accepts the distance or the day
exception-paper-coming = The paper has been asked for
exception-interpreter-found = Somebody will interpret
exception-shown-otherwise = Showed in another way what they know
story-not-suited = A programme does not suit
story-suits-again = A programme may be offered again
story-by-exception = Referral by exception
exception-of = { $rule ->
    [household_size] how many people they are
    [age] the age
    [language] the language
    [documents] the papers
    [schooling] the schooling
    [skill] the years in the trade
    [accessibility] the way in, or signing
    [distance] the distance
   *[dates] the day
}
