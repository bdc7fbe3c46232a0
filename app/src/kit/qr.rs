use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;

/// A QR code as one black path, printable, with a quiet zone of four modules. `None` when the text is too long.
pub fn qr(text: &str, label: impl Into<String>) -> Option<AnyView> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size).take_while(|&at| code[row][at].value()).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + 4, row + 4);
            }
            column += run.max(1);
        }
    }
    let side = code.size + 8;
    Some(
        view! {
            <svg class="qr" viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges" role="img" aria-label=label.into()>
                <path d=path></path>
            </svg>
        }
        .into_any(),
    )
}
