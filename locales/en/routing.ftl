# Why an offer does not apply: one sentence a rule, in the order of the rules.
rule-protected = This case is handled by hand.
rule-closed = Not open for now ({ $status }).
rule-consent = The person has not agreed to share data with { $agency }.
rule-avoided-provider = The person asked not to be sent here.
rule-household-type = Receives other kinds of household; this one is: { $household }.
rule-household-size-most = Room for { $most } at a time; they are { $members }.
rule-household-size-least = Receives { $least } people or more; here { $members ->
    [one] there is 1
   *[other] they are { $members }
}.
rule-sex-women = For women only; boys up to { $children } may come along.
rule-sex-men = For men only; girls up to { $children } may come along.
rule-age-least = From { $least } years; one person is { $age }.
rule-age-most = Up to { $most } years; one person is { $age }.
rule-language = Spoken here: { $spoken }; the person speaks { $speaks }.
rule-documents = Asks for { $document }; not there yet.
rule-schooling = Asks for schooling from { $needed }; reached { $reached }.
rule-skill = Asks for { $needed ->
    [one] 1 year
   *[other] { $needed } years
} of { $field }; has { $reached }.
rule-accessibility = Does not have { $access }, which one person needs.
rule-distance = { $km } km away; up to { $limit } km is possible.
rule-dates-opens-later = Opens on { $start }; needed from { $ready }.
rule-dates-ends-earlier = Ends before the stay is over.
rule-dates-stay-too-long = The stay is longer than allowed.
rule-dates-begins-too-early = Begins on { $start }; the person can from { $ready }.
rule-dates-begins-too-late = Begins on { $start }; that is later than needed.
rule-capacity = { $free ->
    [0] No places on { $day };
    [one] 1 place free on { $day };
   *[other] { $free } places free on { $day };
} { $needed ->
    [one] 1 is needed
   *[other] { $needed } are needed
}.

# What would change it.
change-none = Nothing here changes it.
change-also = And also: { $reason }
change-reopen = That it opens again.
change-consent = Ask for permission to share data with { $agency }.
change-room-for = A place with room for { $members } together.
change-receive-fewer = That it receives { $members ->
    [one] 1 person
   *[other] { $members } people
}.
change-birthday = From { $day }, the birthday at { $age } years.
change-interpreter = Somebody who interprets { $language }.
change-document = Obtain { $document }.
change-schooling = An equivalence course up to { $level }.
change-certify = Certify what is known of { $field } ({ $years ->
    [one] 1 year
   *[other] { $years } years
}).
change-access = That they confirm they have { $access }.
change-distance = Accept { $km } km, or find transport.
change-later-stay = Arrive on { $day }.
change-shorter-stay = Stay { $nights ->
    [one] 1 night
   *[other] { $nights } nights
}.
change-next-cohort = The next group, which begins on { $day }.
change-new-cohort = A group that begins between { $from } and { $to }.
change-free-from = There is room from { $day }.
change-free-places = { $places ->
    [one] One free place.
   *[other] { $places } free places.
}

# What speaks for it: one sentence a part of the fit.
fit-preference-choice = { $choice ->
    [1] First choice
    [2] Second choice
   *[other] Third choice
}
fit-preference-not-chosen = Not among the choices
fit-preference-unstated = No choice was stated
fit-proximity-same = In the home municipality
fit-proximity-km = { $km } km from the home municipality
fit-language-mother = Staff speak { $language }
fit-language-common = Staff speak another language the person knows
fit-language-interpreter = With an interpreter
fit-language-none = No language in common
fit-wait-at-once = Entry on the same day
fit-wait-days = { $days ->
    [0] Begins on the same day
    [one] Begins in 1 day
   *[other] Begins in { $days } days
}
fit-interest-first = The trade wanted most
fit-interest-other = A trade that is wanted
fit-interest-known = A trade already known ({ $years ->
    [one] 1 year
   *[other] { $years } years
})
fit-interest-none = Not their trade
fit-continuity-same = The place proposed before
fit-continuity-known = A place they already know
fit-continuity-none = A new place
fit-total = { $points } of 1000

# Who comes first.
tier = { $tier ->
    [1] First
    [2] Second
    [3] Third
   *[other] When there is a place
}
tier-moved-up = Moved up one place after { $days } days of waiting.

# How a plan ended for a need.
plan-proved = There is no better plan.
plan-tier-bound = { $more ->
    [0] No plan can place more people of group { $tier }.
    [one] At most 1 more person of group { $tier }.
   *[other] At most { $more } more people of group { $tier }.
}

# What a run noticed in its input.

# An instance that is refused.
refused = Cannot be calculated. { $place }: { $reason }

# A need explained on the command line.
day-numbered = day { $day }
explain-need = Need { $need }: { $category }, for { $people ->
    [one] 1 person
   *[other] { $people } people together
}. Order: { $tier }.
explain-rules = Rules { $version }.
explain-options = { $count ->
    [0] No offer applies today.
    [one] 1 offer applies:
   *[other] { $count } offers apply, the one that suits best first:
}
explain-excluded = { $count ->
    [0] No other offer is of this kind.
    [one] 1 offer does not apply:
   *[other] { $count } offers do not apply:
}
explain-change = What would change it: { $change }

# What nobody has recorded yet: the rule that asks for it says so, and it is a task.
rule-missing = Missing: { $fact ->
    [household] which kind of household this is
    [sex] whether this place, for women only or for men only, receives this person
    [age] one person's age
    [language] which languages the person speaks
    [papers] which papers the person has
    [schooling] how far the person went to school
    [trade] what work the person has done
   *[home] where the person returns to
}.
change-record = Ask and record { $fact ->
    [household] the kind of household
    [sex] whether they are received
    [age] the age
    [language] the languages
    [papers] the papers
    [schooling] the schooling
    [trade] the trade and its years
   *[home] the municipality
}; then it is calculated again.
fit-proximity-unknown = Not known yet where home is
