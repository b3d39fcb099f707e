import type { BoardView, GoneItem, ItemId, ItemKind, WholeItem } from '@samtavle/board'
import { createPlayer, livesOf, type Chapter, type LifeTurn, type Player } from '@samtavle/history/player'
import { standingOf } from '@samtavle/method'
import type { Story } from '../film/story.ts'

/** Everything a report tells, before it is put into words. */
export interface ReportTelling {
  readonly story: Story
  /** The board as the session left it. */
  readonly view: BoardView
  readonly gone: readonly GoneItem[]
  readonly framings: readonly FramingStory[]
  readonly sharing: readonly SharingTurn[]
  readonly chapters: readonly ReportChapter[]
}

/** One framing from the first word of it. */
export interface FramingStory {
  readonly item: WholeItem
  readonly isDeleted: boolean
  readonly turns: readonly LifeTurn[]
}

/** Something became shared, or stopped being so. */
export interface SharingTurn {
  readonly moment: number
  readonly at: number
  readonly kind: ItemKind
  /** What it said then. */
  readonly words: string
  readonly isShared: boolean
}

/** A place in the session that a report dwells at; `why` holds every reason, the most telling first. */
export interface ReportChapter {
  readonly moment: number
  readonly at: number
  readonly why: readonly ChapterReason[]
  readonly hasPicture: boolean
}
export type ChapterReason =
  | { readonly is: Exclude<Chapter['kind'], 'stage' | 'bookmark' | 'pause'> | 'first-shared' | 'chosen' | 'end' }
  | { readonly is: 'stage'; readonly label: string }
  | { readonly is: 'bookmark'; readonly label: string; readonly by: string | null }
  | { readonly is: 'pause'; readonly lengthMs: number }

/** More pictures than this make a page that no mail takes; the first of them stand. */
const mostPictures = 24

/** What people can share. */
const sharedKinds: readonly ItemKind[] = ['framing', 'agreement', 'rule']

/** Tells a session for its report; `chosen` are moments that somebody wants pictures of. */
export function tellReport(story: Story, chosen: readonly number[]): ReportTelling {
  const { tracks } = story
  const player = createPlayer(tracks)
  player.seek(tracks.lastMoment)
  const view = player.view()
  const gone = player.gone()
  const everything = [...view.items.values(), ...gone.map(({ item }) => item)]
  const held = everything.filter((item): item is WholeItem => isWhole(item) && sharedKinds.includes(item.kind))
  const lives = livesOf(tracks, new Set(held.map(({ id }) => id)))
  const framings = held
    .filter(({ kind }) => kind === 'framing')
    .toSorted((a, b) => firstOf(lives, a) - firstOf(lives, b))
  const sharing = tellSharing(player, lives)
  return {
    story,
    view,
    gone,
    framings: framings.map((item) => ({
      item,
      isDeleted: !view.items.has(item.id),
      turns: lives.get(item.id) ?? [],
    })),
    sharing,
    chapters: tellChapters(story, sharing, chosen),
  }
}

function isWhole(item: { readonly state: string }): item is WholeItem {
  return item.state === 'whole'
}

function firstOf(lives: ReadonlyMap<string, readonly LifeTurn[]>, { id }: WholeItem): number {
  return lives.get(id)?.[0]?.moment ?? 0
}

/** Asks after every turn that can have changed how people stand on a thing, in one way through the session. */
function tellSharing(player: Player, lives: ReadonlyMap<string, readonly LifeTurn[]>): readonly SharingTurn[] {
  const idsByMoment = new Map<number, Set<string>>()
  for (const [id, turns] of lives) {
    for (const { moment } of turns) idsByMoment.set(moment, (idsByMoment.get(moment) ?? new Set()).add(id))
  }
  const shared = new Map<string, { readonly kind: ItemKind; readonly words: string }>()
  const told: SharingTurn[] = []
  for (const moment of [...idsByMoment.keys()].toSorted((a, b) => a - b)) {
    player.seek(moment)
    const at = player.entry(moment)?.at ?? 0
    for (const id of idsByMoment.get(moment) ?? []) {
      const item = player.item(id as ItemId)
      const was = shared.get(id)
      const isShared = item !== undefined && isWhole(item) && standingOf(player.view(), item).state === 'shared'
      if (isShared) shared.set(id, { kind: item.kind, words: item.text })
      else shared.delete(id)
      const is = shared.get(id)
      if ((was === undefined) === (is === undefined)) continue
      const about = is ?? was
      if (about !== undefined) told.push({ moment, at, ...about, isShared })
    }
  }
  return told
}

function tellChapters(
  story: Story,
  sharing: readonly SharingTurn[],
  chosen: readonly number[],
): readonly ReportChapter[] {
  const { at } = story.tracks.store.entries
  const { lastMoment } = story.tracks
  const reasons = new Map<number, ChapterReason[]>()
  const add = (moment: number, why: ChapterReason): void =>
    void reasons.set(moment, [...(reasons.get(moment) ?? []), why])
  for (const { kind, moment, at: from, label, bookmark } of story.chapters) {
    if (kind === 'bookmark') add(moment, { is: kind, label: label ?? '', by: bookmark?.by ?? null })
    else if (kind === 'stage') add(moment, { is: kind, label: label ?? '' })
    else if (kind === 'pause') add(moment, { is: kind, lengthMs: (at.data[moment] ?? from) - from })
    else add(moment, { is: kind })
  }
  const first = sharing.find(({ isShared }) => isShared)
  if (first !== undefined) add(first.moment, { is: 'first-shared' })
  for (const moment of chosen) if (moment >= 0 && moment <= lastMoment) add(moment, { is: 'chosen' })
  add(lastMoment, { is: 'end' })
  const inOrder = [...reasons].toSorted(([a], [b]) => a - b)
  const pictured = new Set(
    inOrder.filter(([, why]) => !why.every(({ is }) => is === 'pause')).map(([moment]) => moment),
  )
  const kept = new Set([...pictured].toSorted((a, b) => rankOf(reasons, a) - rankOf(reasons, b)).slice(0, mostPictures))
  return inOrder.map(([moment, why]) => ({
    moment,
    at: moment === 0 ? story.startedAt : (at.data[moment - 1] ?? story.startedAt),
    why,
    hasPicture: kept.has(moment),
  }))
}

/** What somebody asked for comes first, then what there is once, then the rest. */
function rankOf(reasons: ReadonlyMap<number, readonly ChapterReason[]>, moment: number): number {
  const ranks = (reasons.get(moment) ?? []).map(({ is }) =>
    is === 'chosen' ? 0 : is === 'bookmark' ? 2 : is === 'stage' ? 3 : 1,
  )
  return Math.min(4, ...ranks)
}
