import type { ActorId, Turns } from '@samtavle/board'
import { Check } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useActor, useWatchable } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import type { Process } from './open-process.ts'

interface Props {
  readonly process: Process
  readonly turns: Turns
}

/** Who has been heard in the round of talk, and who not yet. Passing is everybody's; ticking off is a facilitator's. */
export function TurnsPart({ process, turns }: Props) {
  const { t } = useTranslation()
  const { me } = useSession()
  const left = turns.order.length - turns.taken.size
  useNotedPasses({ process, turns })
  return (
    <div className="session-turns" role="group" aria-label={t('session.turns.label')}>
      <p className="session-small">
        <b>{t('session.turns.label')}</b>{' '}
        {left === 0 ? t('session.turns.done') : t('session.turns.left', { count: left })}
      </p>
      <ul>
        {turns.order.map((actor) => (
          <Speaker key={actor} actor={actor} turns={turns} process={process} />
        ))}
      </ul>
      <Pass turns={turns} actor={me.id as ActorId} />
      {process.edits !== null && (
        <button className="button" type="button" onClick={() => process.edits?.endTurns()}>
          {t('session.turns.end')}
        </button>
      )}
    </div>
  )
}

function Speaker({ actor, turns, process: { edits } }: Props & { readonly actor: ActorId }) {
  const { t } = useTranslation()
  const person = useActor(actor)
  const name = person?.name ?? t('person.unnamed')
  const turn = turns.taken.get(actor) ?? null
  const words = { spoke: 'session.turns.spoke', passed: 'session.turns.hasPassed' } as const
  const label = t(turn === null ? 'session.turns.notYet' : words[turn], { name })
  const face = (
    <>
      <SectorMark sector={person?.sector ?? null} size={14} />
      <span>{name}</span>
      {turn !== null && <Check size={15} aria-hidden="true" />}
    </>
  )
  return (
    <li data-turn={turn ?? 'none'}>
      {edits === null ? (
        <span className="session-speaker" role="img" aria-label={label}>
          {face}
        </span>
      ) : (
        <button
          className="session-speaker"
          type="button"
          aria-label={label}
          aria-pressed={turn !== null}
          onClick={() => edits.noteTurn(actor, turn === null ? 'spoke' : null)}
        >
          {face}
        </button>
      )}
    </li>
  )
}

/** My own way past: heard as anybody, without having to speak. */
function Pass({ turns, actor }: { readonly turns: Turns; readonly actor: ActorId }) {
  const { t } = useTranslation()
  const { present } = useSession()
  const turn = turns.taken.get(actor)
  if (!turns.order.includes(actor)) return null
  if (turn === 'passed') return <p className="session-small">{t('session.turns.passed')}</p>
  if (turn === 'spoke') return null
  return (
    <button className="button" type="button" onClick={() => present({ passing: turns.id })}>
      {t('session.turns.pass')}
    </button>
  )
}

/** Facilitators' devices write down who passes; those who pass may not write in the process themselves. */
function useNotedPasses({ process: { edits }, turns }: Props): void {
  const { peers, me, present } = useSession()
  const others = useWatchable(peers)
  useEffect(() => {
    if (edits === null) return
    for (const { actor, passing } of others) {
      if (passing === turns.id && turns.order.includes(actor) && !turns.taken.has(actor))
        edits.noteTurn(actor, 'passed')
    }
  }, [edits, turns, others])
  const isOver = turns.taken.has(me.id as ActorId)
  useEffect(() => {
    if (isOver) present({ passing: null })
  }, [isOver, present])
}
