import { circleOf, type ActorId, type Circles, type Round } from '@samtavle/board'
import type { CircleNote } from '@samtavle/protocol'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useTakePlace } from './use-take-place.ts'
import { useIsHere, useNamedPeople } from './who-is-with.ts'
import { othersWith } from './widen.ts'

interface Props {
  readonly round: Round
  readonly circles: Circles
  /** What the others in my circle wrote. */
  readonly notes: readonly CircleNote[]
}

/** With whom I am, and what they wrote; whoever contributes has a place, also when they come late. */
export function CirclePart({ round, circles, notes }: Props) {
  const { t } = useTranslation()
  const { me } = useSession()
  const isHere = useIsHere()
  const named = useNamedPeople()
  const takePlace = useTakePlace(round, circles)
  const others = othersWith(circles, me.id)
  const isPlaced = circleOf(circles, me.id).length > 0
  useCircleNews(circles, others.map(named).join(', '))
  return (
    <>
      {circles.size > 1 && others.length > 0 && (
        <>
          <p>{t('rounds.circle.with')}</p>
          <ul className="circle-people">
            {others.map((actor) => (
              <Person key={actor} actor={actor} name={named(actor)} isHere={isHere(actor)} />
            ))}
          </ul>
        </>
      )}
      {circles.size > 1 && isPlaced && others.length === 0 && <p>{t('rounds.circle.nobody')}</p>}
      {takePlace !== null && (
        <button className="button" type="button" onClick={takePlace}>
          {t('rounds.circle.join')}
        </button>
      )}
      {others.length > 0 && (
        <div className="circle-log" role="log" aria-label={t('rounds.circle.theirs')}>
          <h3>{t('rounds.circle.theirs')}</h3>
          {notes.length === 0 ? (
            <p className="corner-small">{t('rounds.circle.nothing')}</p>
          ) : (
            <ul className="round-notes" data-whose="others">
              {notes.map(({ id, by, text }) => (
                <li key={`${by} ${id}`}>
                  <span>
                    <b>{named(by as ActorId)}</b> {text}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  )
}

function Person({ actor, name, isHere }: { readonly actor: ActorId; readonly name: string; readonly isHere: boolean }) {
  const { t } = useTranslation()
  const { board } = useSession()
  return (
    <li data-here={isHere}>
      <SectorMark sector={board.view().sectors.get(actor) ?? null} size={13} />
      {isHere ? name : t('rounds.circle.away', { name })}
    </li>
  )
}

/** Who is with whom, for whoever runs the session and for the room. */
export function AllCircles({ circles }: { readonly circles: Circles }) {
  const { t } = useTranslation()
  const named = useNamedPeople()
  const isHere = useIsHere()
  const lively = circles.groups.filter((group) => group.some(isHere))
  if (circles.size === 1) return <p className="corner-small">{t('rounds.circle.placed', { count: lively.length })}</p>
  return (
    <details className="circle-all">
      <summary>{t('rounds.circle.all', { count: lively.length })}</summary>
      <ol>
        {lively.map((group) => (
          <li key={group.join(' ')}>
            {group
              .map((actor) => (isHere(actor) ? named(actor) : t('rounds.circle.away', { name: named(actor) })))
              .join('; ')}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Says once, when the circles have grown, with whom one is now. */
function useCircleNews({ size }: Circles, names: string): void {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const tell = useEffectEvent(() => {
    if (size > 1 && names !== '') announcer.say(t('rounds.circle.now', { names }), { shown: false })
  })
  useEffect(() => {
    tell()
  }, [size])
}
