import { circleOf, type ActorId, type Circles, type Round } from '@samtavle/board'
import type { CircleNote } from '@samtavle/protocol'
import { useEffect, useEffectEvent, useReducer, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite, useParticipants } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useSectorName } from '../words/use-sector-name.ts'
import { circleFor, othersWith } from './widen.ts'

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

/** Who is here now. */
export function useIsHere(): (actor: string) => boolean {
  const here = new Set(useParticipants().map(({ actorId }) => actorId))
  return (actor) => here.has(actor)
}

/** People by name, else by sector, as far as my link tells; live. */
function useNamedPeople(): (actor: ActorId) => string {
  const { t } = useTranslation()
  const { actor: known, board, watchActors } = useSession()
  const sectorName = useSectorName()
  const [, readAgain] = useReducer((times: number) => times + 1, 0)
  useEffect(() => watchActors(readAgain), [watchActors])
  return (id) => {
    const sector = board.view().sectors.get(id) ?? null
    const unnamed =
      sector === null ? t('rounds.circle.somebody') : t('rounds.circle.somebodyOf', { sector: sectorName(sector) })
    return known(id)?.name || unnamed
  }
}

/** Takes a place for whoever contributes; a facilitator is asked. Null where there is nothing to ask. */
function useTakePlace(round: Round, circles: Circles): (() => void) | null {
  const { boardId, me } = useSession()
  const { api, clock } = useServices()
  const mayWrite = useMayWrite()
  const isHere = useIsHere()
  const needsPlace = mayWrite && round.endedAt === null && circleOf(circles, me.id).length === 0
  const isAsked = me.role === 'facilitate'
  const take = useEffectEvent(async (): Promise<boolean> => {
    const circle = circleFor(circles, isHere)
    const taken = await roundCalls(api, boardId).takePlace(round.id, circle === undefined ? {} : { circle })
    return taken.ok
  })
  const [isWanted, want] = useState(false)
  useEffect(() => {
    if (!needsPlace || (isAsked && !isWanted)) return
    let cancel = (): void => {}
    let left = false
    const ask = (): void =>
      void take().then((isTaken) => {
        // Whoever has no connection now has a place as soon as there is one.
        if (!isTaken && !left) cancel = clock.after(againMs, ask)
      })
    ask()
    return () => {
      left = true
      cancel()
    }
  }, [needsPlace, isAsked, isWanted, clock])
  return needsPlace && isAsked && !isWanted ? () => want(true) : null
}

/** How long to wait before a place is asked for again. */
const againMs = 4000

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
