//! `ceiba seed`: an invented registry of any size, for demonstrations and measurements.

use casework::clock::{Clock, SystemClock};
use casework::seed::StoryClock;
use casework::{House, Refusal};
use clap::Args;
use domain::chance::SeededChance;

use crate::config::Settings;
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba seed`.
#[derive(Args)]
pub struct Seed {
    #[command(flatten)]
    settings: Settings,
    /// How many people.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=2_000_000))]
    persons: u32,
    /// The same size and seed on the same day give the same registry.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// One machine-readable line.
    #[arg(long)]
    json: bool,
}

impl Seed {
    pub(super) async fn run(mut self) -> Result<Outcome, Failure> {
        // Everything it makes is synthetic: it works on a demonstration and refuses real records.
        self.settings.demo = true;
        let house = startup::open_unmigrated(&self.settings).await?;
        startup::migrate(&house).await?;
        startup::seed_demonstration(&house).await?;
        drop(house);
        let persons = usize::try_from(self.persons).unwrap_or(usize::MAX);
        let clock = StoryClock::before(SystemClock.now(), persons);
        let config = startup::config(&self.settings)?;
        let house = House::open_with(config, clock.clone(), Box::new(SeededChance::new(self.seed)))
            .await
            .map_err(super::unreadable)?;
        let bar = super::progress::bar("{wide_bar} {pos} of {len} people, {per_sec}, {eta} left");
        bar.set_length(u64::from(self.persons));
        let seeded = house.seed_registry(&clock, persons, self.seed, &mut |done| bar.set_position(done as u64)).await;
        bar.finish_and_clear();
        let seeded = seeded.map_err(|refusal| match refusal {
            Refusal::Unavailable(error) => super::unreadable(error),
            _ => Failure::environment("The registry could not be invented: this database is no demonstration."),
        })?;
        if self.json {
            let counts = [
                ("flights", seeded.flights),
                ("persons", seeded.persons),
                ("cases", seeded.cases),
                ("referrals", seeded.referrals),
            ];
            super::print_json(&counts.into_iter().collect::<std::collections::BTreeMap<_, _>>())?;
        } else {
            super::print(&format!(
                "Invented {} people on {} flights, {} files, {} referrals.\n",
                seeded.persons, seeded.flights, seeded.cases, seeded.referrals
            ))?;
        }
        Ok(Outcome::Done)
    }
}
