export { agreementsOf, type AgreementReading, type NamedParty } from './agreements.ts'
export { contentsAlongAxis, thicknessOf, type Strand, type Thickness, type ZoneContents } from './along-axis.ts'
export { foursAcross, pairsAcross, type Joining, type Placed } from './circles.ts'
export { smallestCrowd } from './crowd.ts'
export { indicatorsOf, sideGainsOf, type IndicatorReading } from './effects.ts'
export { expectationsOf, type Difference, type ExpectationAlignment, type ExpectationReading } from './expectations.ts'
export { findingsOf, findingTones, type Finding, type FindingKind, type FindingTone } from './findings.ts'
export { gatheringOf, type Gathering, type Present } from './gathering.ts'
export { groundRulesOf, type RuleReading } from './ground-rules.ts'
export { groundingsOf, planGroundingsOf, type Gap, type Grounding, type Remedy } from './grounding.ts'
export { innovationsOf, type Innovation, type InnovationLack } from './innovation.ts'
export {
  pulseResultsOf,
  pulsesOverTime,
  tallyPulse,
  type PulseAnswer,
  type PulseResult,
  type PulseSpread,
} from './pulse.ts'
export { wouldUnground, type Renegotiation } from './renegotiation.ts'
export { combinationsOf, resourcesOf, type Combination, type ResourceReading } from './resources.ts'
export { compareSectors, isImported, isSectorId, sectorIds, sectorOf, sectorOfAuthor, type SectorId } from './sector.ts'
export { standingOf, type Hold, type Reservation, type SharingNeed, type Standing } from './standing.ts'
export {
  consentRoundsOn,
  dotsOf,
  rankedItems,
  reasonsFor,
  tallyBallots,
  type Ballot,
  type ConsentReading,
} from './voting.ts'
export { voiceBalanceOf, type Voice, type VoiceBalance } from './voice.ts'
