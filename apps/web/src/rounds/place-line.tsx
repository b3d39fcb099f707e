import type { Circles, Round } from '@samtavle/board'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useProcessPart } from '../process/use-process.ts'
import { useTakePlace } from './use-take-place.ts'
import { useNamedPeople } from './who-is-with.ts'
import { othersWith } from './widen.ts'
import './rounds.css'

/** Beside anything else that is looked at in the hand: that people write privately now, with whom I am, and the way there. */
export function PlaceLine({ onWrite }: { readonly onWrite: () => void }) {
  const { t } = useTranslation()
  const round = useProcessPart('rounds')?.at(-1) ?? null
  if (round === null || round.endedAt !== null) return null
  return (
    <section className="place-line" aria-label={t('rounds.title')}>
      <p>
        <Lock size={16} aria-hidden="true" />
        {t('rounds.unfold', { prompt: round.prompt === '' ? t('rounds.noPrompt') : round.prompt })}
      </p>
      {round.circles !== null && <Place round={round} circles={round.circles} />}
      <button className="button" type="button" onClick={onWrite}>
        {t('rounds.field')}
      </button>
    </section>
  )
}

/** Takes a place as the sheet does, so that whoever looks at something else is waited for by nobody. */
function Place({ round, circles }: { readonly round: Round; readonly circles: Circles }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const named = useNamedPeople()
  useTakePlace(round, circles)
  const others = othersWith(circles, me.id)
  if (circles.size === 1 || others.length === 0) return null
  return <p className="place-line-with">{t('rounds.circle.now', { names: others.map(named).join(', ') })}</p>
}
