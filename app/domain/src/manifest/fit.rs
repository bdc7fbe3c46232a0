//! How well the look of a column fits a meaning.

use super::field::Field;
use super::profile::Profile;

impl Profile {
    /// Whether the cells cannot mean this: what tells one person from another is not the same for half of them, and a
    /// number has digits.
    pub fn rules_out(&self, field: Field) -> bool {
        let alike = self.filled > 4 && self.distinct * 2 < self.filled;
        let digits = self.numbers.max(self.whole).max(self.aliens).max(self.cuis);
        match field {
            Field::SenderRef => {
                alike && (digits < 0.1 || self.distinct <= 2) || self.filled > 4 && digits == 0.0 && self.words > 0.9
            }
            Field::DocumentNumber => alike && digits < 0.1 && self.words > 0.9 && self.papers < 0.3,
            // Words of a few kinds that name no paper say something else of a person.
            Field::Document | Field::DocumentType => {
                self.filled > 4 && digits < 0.1 && self.papers.max(self.papers_with_number) < 0.3 && self.words > 0.9
            }
            // Few words for many people, and no town among them.
            Field::Municipality => alike && self.towns < 0.05 && self.departments < 0.05,
            Field::Department => alike && self.departments < 0.05,
            // A place of birth is no day of it.
            Field::BirthDate => self.dates == 0.0 && self.words > 0.9 && self.towns.max(self.departments) > 0.5,
            // How somebody travels is not with whom.
            Field::FamilyGroup => self.kinds > 0.8,
            Field::FlightDate => self.filled > 4 && self.dates == 0.0 && self.serials < 0.5 && self.whole > 0.9,
            _ => false,
        }
    }

    /// How well the cells fit a meaning: 0 against, 0.5 says nothing, 1 for.
    pub fn fits(&self, field: Field) -> f32 {
        if self.filled == 0 {
            return 0.5;
        }
        let strong = |share: f32| {
            if share >= 0.5 { 0.5 + share / 2.0 } else { share }
        };
        match field {
            Field::ListNo => {
                if self.counting >= 0.5 && self.whole > 0.6 {
                    1.0
                } else if self.whole >= 0.5 {
                    0.6
                } else {
                    0.1
                }
            }
            Field::Seat => strong(self.seats.max(self.whole * 0.9)),
            Field::FullName => {
                if self.dates > 0.5 || self.whole > 0.5 {
                    0.0
                } else {
                    (self.words * 0.5 + self.several_words * 0.2 + self.commas * 0.3).max(0.4)
                }
            }
            Field::GivenNames | Field::Surnames => {
                if self.words < 0.4 {
                    0.0
                } else {
                    0.7 - self.commas * 0.3
                }
            }
            Field::OtherGivenNames | Field::Surname1 | Field::Surname2 | Field::MarriedSurname => {
                if self.words < 0.4 {
                    0.0
                } else {
                    0.75
                }
            }
            Field::Sex => {
                if self.distinct <= 14 {
                    strong(self.sexes).max(if self.whole > 0.9 && self.distinct <= 3 { 0.6 } else { 0.0 })
                } else {
                    0.1
                }
            }
            Field::BirthDate => {
                if self.dates.max(self.serials) < 0.3 {
                    self.dates
                } else if self.distinct == 1 && self.filled > 3 {
                    0.2
                } else {
                    strong(self.dates.max(self.serials))
                }
            }
            Field::FlightDate => {
                if self.dates < 0.3 {
                    self.dates
                } else {
                    (strong(self.dates) - (self.distinct as f32 / self.filled.max(1) as f32) * 0.4).max(0.3)
                }
            }
            Field::AnyDate => 0.1,
            Field::BirthDay | Field::BirthMonth => {
                if self.whole > 0.6 || field == Field::BirthMonth {
                    0.8
                } else {
                    0.0
                }
            }
            Field::BirthYear => strong(self.whole),
            Field::Age => {
                if self.dates > 0.5 {
                    0.0
                } else {
                    strong(self.ages)
                }
            }
            Field::Nationality => strong(self.countries),
            Field::Cui => {
                if self.cuis > 0.3 {
                    1.0
                } else if self.numbers > 0.5 {
                    0.5
                } else {
                    0.15
                }
            }
            Field::DocumentType => {
                if self.papers > 0.4 {
                    1.0
                } else {
                    0.15
                }
            }
            Field::DocumentNumber => {
                if self.papers > 0.4 {
                    0.1
                } else if self.papers_with_number > 0.4 {
                    0.3
                } else if self.numbers > 0.4 {
                    0.9
                } else {
                    0.3
                }
            }
            Field::Document => {
                if self.papers_with_number > 0.3 {
                    1.0
                } else if self.papers > 0.5 || self.numbers > 0.4 {
                    0.5
                } else {
                    0.3
                }
            }
            Field::SenderRef => {
                if self.aliens > 0.4 {
                    1.0
                } else if self.numbers > 0.4 {
                    0.8
                } else if self.words > 0.7 {
                    0.1
                } else {
                    0.5
                }
            }
            Field::Municipality => {
                if self.dates > 0.3 || self.whole > 0.5 {
                    0.0
                } else {
                    strong(self.towns)
                }
            }
            Field::Department => {
                if self.dates > 0.3 {
                    0.0
                } else {
                    strong(self.departments)
                }
            }
            Field::FlightOrigin => {
                if self.dates > 0.3 || self.towns > 0.8 {
                    0.3
                } else if self.distinct > 8 && self.distinct * 3 > self.filled {
                    0.2
                } else {
                    0.8
                }
            }
            Field::FlightNumber | Field::BusNumber => {
                if self.distinct * 4 > self.filled.max(8) {
                    0.2
                } else if self.flights > 0.5 {
                    1.0
                } else if self.dates > 0.5 {
                    0.1
                } else {
                    0.6
                }
            }
            Field::Relation => strong(self.relations),
            Field::Languages => strong(self.languages),
            Field::FamilyGroup => {
                if self.dates > 0.5 {
                    0.0
                } else if self.relations > 0.5 {
                    0.2
                } else {
                    0.7
                }
            }
            Field::TravelsWith => {
                if self.flags > 0.9 && self.whole < 0.5 {
                    0.1
                } else {
                    0.6
                }
            }
            Field::Unaccompanied => {
                if self.flags > 0.7 {
                    0.9
                } else {
                    0.6
                }
            }
            Field::Remarks => 0.6,
            Field::Ignored => 0.5,
        }
    }
}
