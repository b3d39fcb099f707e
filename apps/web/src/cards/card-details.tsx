import { isStandable, type WholeItem } from '@samtavle/board'
import { Suspense } from 'react'
import { useMayWrite } from '../bridge/hooks.ts'
import { AgreementFacts } from './agreement-facts.tsx'
import { isHeldKind } from './card-kinds.ts'
import { FramingButton } from './framing-button.tsx'
import { GroundingNote } from './grounding-note.tsx'
import { Holders } from './holders.tsx'
import { IndicatorFacts } from './indicator-facts.tsx'
import { LinksOf } from './links-of.tsx'
import { Reopen } from './reopen.tsx'
import { ResourceFacts } from './resource-facts.tsx'
import { StandButtons } from './stand-buttons.tsx'
import { StandingLine } from './standing-line.tsx'
import { useJudgement } from './use-cards.ts'
import { laterComponent } from '../words/later-component.ts'
import './cards.css'

const CardConsent = laterComponent(['voting'], async () => (await import('../voting/card-consent.tsx')).CardConsent)

/** Everything there is to know and to do about one card besides its words: the same beside the canvas and in the list. */
export function CardDetails({ item }: { readonly item: WholeItem }) {
  const judgement = useJudgement(item.id)
  const mayWrite = useMayWrite()
  const { standing, grounding } = judgement
  // A reservation on a note that some other program noted is shown as well.
  const isHeld = isStandable(item.kind) && (isHeldKind(item.kind) || item.stands.size > 0)
  return (
    <div className="card-details">
      {isHeld && standing !== null && (
        <section className="card-part">
          <StandingLine item={item} judgement={judgement} standing={standing} />
          {mayWrite && <StandButtons item={item} />}
          <Holders item={item} standing={standing} />
          {mayWrite && standing.holds.length > 0 && <Reopen item={item} isReworded={standing.isReworded} />}
        </section>
      )}
      {isStandable(item.kind) && (
        <Suspense>
          <CardConsent item={item} />
        </Suspense>
      )}
      {grounding !== null && (
        <section className="card-part">
          <GroundingNote item={item} grounding={grounding} />
        </section>
      )}
      {item.kind === 'agreement' && <AgreementFacts item={item} />}
      {item.kind === 'resource' && <ResourceFacts item={item} />}
      {item.kind === 'indicator' && <IndicatorFacts item={item} />}
      <section className="card-part">
        {mayWrite && item.kind === 'note' && item.zone !== 'implement' && <FramingButton ids={[item.id]} />}
        <LinksOf item={item} />
      </section>
    </div>
  )
}
