import type { BoardView, ItemKind, WholeItem } from '@samtavle/board'
import { standingOf } from '@samtavle/method'
import { useTranslation } from 'react-i18next'
import { useMayWrite } from '../bridge/hooks.ts'
import { unjudged } from '../canvas/judgements.ts'
import { StandButtons } from '../cards/stand-buttons.tsx'
import { StandingLine } from '../cards/standing-line.tsx'
import { useNameOf, useView } from '../cards/use-cards.ts'
import '../cards/cards.css'

const kinds = ['framing', 'rule', 'agreement'] as const satisfies readonly ItemKind[]
const headings = { framing: 'phone.framings', rule: 'phone.rules', agreement: 'phone.agreements' } as const

/** What one can stand behind or have a reservation about: ways of seeing the problem first, then rules and agreements. */
export function StandsTab() {
  const { t } = useTranslation()
  const view = useView()
  const cards = [...view.items.values()].filter((item) => item.state === 'whole')
  return (
    <>
      {kinds.map((kind) => {
        const ofKind = cards.filter((item) => item.kind === kind)
        if (ofKind.length === 0 && kind !== 'framing') return null
        return (
          <section key={kind} className="phone-zone" aria-labelledby={`stands-${kind}`}>
            <h2 id={`stands-${kind}`}>
              {t(headings[kind])} <span className="phone-count">{ofKind.length}</span>
            </h2>
            {ofKind.length === 0 && <p className="phone-none">{t('phone.noFramings')}</p>}
            <ul>
              {ofKind.map((item) => (
                <StandCard key={item.id} item={item} view={view} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function StandCard({ item, view }: { readonly item: WholeItem; readonly view: BoardView }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const nameOf = useNameOf()
  const standing = standingOf(view, item)
  const words = item.text.trim() || t('outline.wordless')
  return (
    <li className="phone-note phone-stand" data-kind={item.kind}>
      <p className="phone-note-words">{words}</p>
      <StandingLine item={item} judgement={unjudged} standing={standing} />
      {standing.reservations.map(({ actor, sector, reason }) => (
        <blockquote key={actor} className="phone-reservation">
          <p>{reason}</p>
          <footer>{nameOf(actor, sector)}</footer>
        </blockquote>
      ))}
      {mayWrite && <StandButtons item={item} />}
    </li>
  )
}
