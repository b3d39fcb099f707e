// Property tests draw the same cases on every run, so that a red run is somebody's change and never a throw of the dice.
// New cases are sought with `PROPERTY_SEED=$RANDOM pnpm exec vitest run --project unit`; a failure prints its seed.
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_121) })
