# people: the search box, earlier returns, records that may be one person
find-title = Find
find-box = Card, DPI, phone, name, or list number with flight
find-since = Arrived since
find-button = Find
find-count = { $count ->
    [0] Nobody for “{ $text }”
    [one] 1 result for “{ $text }”
   *[other] { $count } results for “{ $text }”
  }
find-many = The first { $count } results for “{ $text }”
find-caption = People found
find-person = Person
find-born = Born
find-arrived = Last arrival
find-town = Municipality
find-worker = Caseworker
find-why = Why it is here
find-unassigned = nobody yet
find-sealed = Sealed files never come up in a search. If you cannot find somebody, ask the protection officer on duty.
find-tips = Not here? Check whether the surname comes first, or try the list number with the flight.
find-register = Register somebody new
beyond-title = Seen by another centre or somebody else?
beyond-hint = Type the whole number of a paper, or the full name and the date of birth. The answer is which centre to ask. Every question is written down; you may ask 20 a day.
beyond-number = Number of a paper
beyond-name = Full name
beyond-born = Date of birth
beyond-purpose = Why do you ask?
beyond-choose = Choose
beyond-button = Ask
beyond-ask = Ask at: { $centres }
beyond-nobody = With exactly these data we cannot say whom to ask. Check the number or the full name.
purpose-attending = I am attending to this person
purpose-family = They are looking for their family
purpose-earlier-return = They say they returned before
purpose-papers = We found a paper of theirs
