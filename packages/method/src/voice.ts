import type { ActorId, BoardView, WholeItem } from '@samtavle/board'
import { crowdsOf } from './crowd.ts'
import { isImported, sectorOf } from './sector.ts'
import { wholeItems } from './work.ts'

/** What one crowd contributed: a sector, or several that are too few people each to be told apart. */
export interface Voice {
  readonly sectors: readonly (string | null)[]
  readonly people: number
  /** Notes and cards they wrote. */
  readonly items: number
  /** Where they took a stand. */
  readonly stands: number
  /** Edits of any kind; null when nobody counted them. */
  readonly edits: number | null
  /** Their part of all items and stands, 0 to 1. */
  readonly share: number
}

/** How the contributions are spread over sectors. Never a score for a person. */
export interface VoiceBalance {
  readonly voices: readonly Voice[]
  /** Items and stands counted in the voices. */
  readonly contributions: number
  /** The sector that makes most of the contributions and more than its part of the people, to be told kindly. */
  readonly most: string | null
}

/** Fewer contributions than this say nothing about who speaks. */
const fewestContributions = 10

/** Weighs the voices on a board; `editsByActor`, counted from the history, is told along when there is one. */
export function voiceBalanceOf(view: BoardView, editsByActor?: ReadonlyMap<ActorId, number>): VoiceBalance {
  const written = countBySector(view, authorsOf(view))
  const stood = countBySector(view, standsOf(view))
  const edited = editsByActor && countBySector(view, editsByActor)
  const people = countBySector(view, new Map([...view.sectors.keys()].map((actor) => [actor, 1])))
  const crowds = crowdsOf(people)
  const contributions = sumOver(crowds.flat(), written) + sumOver(crowds.flat(), stood)
  const voices = crowds.map((sectors) => {
    const items = sumOver(sectors, written)
    const stands = sumOver(sectors, stood)
    const edits = edited === undefined ? null : sumOver(sectors, edited)
    const share = contributions === 0 ? 0 : (items + stands) / contributions
    return { sectors, people: sumOver(sectors, people), items, stands, edits, share }
  })
  return { voices, contributions, most: mostOf(voices, contributions) }
}

function mostOf(voices: readonly Voice[], contributions: number): string | null {
  const people = voices.reduce((sum, voice) => sum + voice.people, 0)
  if (voices.length < 2 || contributions < fewestContributions) return null
  const most = voices.find((voice) => voice.share > 0.5 && voice.share > voice.people / people)
  // Of several small sectors together it cannot be said which of them it is.
  return most?.sectors.length === 1 ? (most.sectors[0] ?? null) : null
}

/** Items by who wrote them. What was imported or written anonymously is nobody's voice: it would be put down to the importer. */
function authorsOf(view: BoardView): ReadonlyMap<ActorId, number> {
  const counts = new Map<ActorId, number>()
  for (const item of wholeItems(view)) {
    if (item.by === null || isImported(item) || !isWritten(item)) continue
    counts.set(item.by, (counts.get(item.by) ?? 0) + 1)
  }
  return counts
}

function isWritten({ kind }: WholeItem): boolean {
  return kind !== 'section' && kind !== 'stroke'
}

function standsOf(view: BoardView): ReadonlyMap<ActorId, number> {
  const counts = new Map<ActorId, number>()
  for (const item of wholeItems(view)) {
    for (const actor of item.stands.keys()) counts.set(actor, (counts.get(actor) ?? 0) + 1)
  }
  return counts
}

function countBySector(view: BoardView, byActor: ReadonlyMap<ActorId, number>): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const [actor, count] of byActor) {
    // Somebody the board does not know is in nobody's crowd.
    if (!view.sectors.has(actor)) continue
    const sector = sectorOf(view, actor)
    counts.set(sector, (counts.get(sector) ?? 0) + count)
  }
  return counts
}

function sumOver(sectors: readonly (string | null)[], counts: ReadonlyMap<string | null, number>): number {
  return sectors.reduce((sum, sector) => sum + (counts.get(sector) ?? 0), 0)
}
