import { boardPoint, noteSize, type BoardPoint, type ItemId, type LinkEnd, type NoteColor } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { lineOf, type Line } from '../link-line.ts'
import { rectAround, rectBetween, rectCentre, rectHolds, type Rect } from '../rect.ts'
import { relationBetween } from '../relation-between.ts'
import { isLink, type Scene } from '../scene.ts'
import type { Selection } from '../selection.ts'
import type { Drawn } from './gesture.ts'

/** What is being drawn, as the overlay shows it. */
export interface DrawnPicture {
  readonly rect: Rect | null
  readonly line: Line | null
  /** The item that a line would lead to if it were let go now. */
  readonly meets: Rect | null
}

/** Drawing sections and lines, and pulling notes off others. */
export interface Drawing {
  start(drawn: Drawn, from: BoardPoint): void
  /** `isLoose` keeps the end of a line from sticking to what lies there. */
  move(to: BoardPoint, isLoose: boolean): void
  end(keep: boolean): void
  /** Links by two taps, for hands that cannot drag. */
  linkTap(id: ItemId | null): void
  newSection(at: BoardPoint): void
  picture(): DrawnPicture | null
}

/** What drawing works on. */
export interface DrawingOptions {
  readonly session: BoardSession
  readonly scene: Scene
  readonly selection: Selection
  readonly edit: (id: ItemId) => void
  readonly placeNote: (at: BoardPoint, color: NoteColor) => void
  /** Puts the tool away once something was drawn. */
  readonly putToolAway: () => void
}

/** A section that was asked for by a tap holds three by two notes and its title. */
const plainSection = { width: 700, height: 540 }
/** Smaller than this somebody only tapped, in board units. */
const smallestDrawn = 60

/** Makes a hand that draws nothing yet. */
export function createDrawing(options: DrawingOptions): Drawing {
  const { session, scene, selection } = options
  let going: { readonly drawn: Drawn; readonly from: BoardPoint; to: BoardPoint; isLoose: boolean } | null = null
  let tapped: ItemId | null = null

  const boxOf = (id: ItemId): Rect | undefined => scene.item(id)?.setting.box
  /** What a line may lead to there: any paper but the one it comes from. */
  const metAt = (point: BoardPoint, from: LinkEnd): ItemId | null => {
    if (going?.isLoose === true) return null
    const item = scene.topmostAt(point, 0, (found) => !isLink(found.view) && found.id !== from)
    return item?.id ?? null
  }
  const addSection = (rect: Rect): void => {
    session.undo.stopCapturing()
    const [x, y] = rectCentre(rect)
    const id = session.edits.addSection({ place: boardPoint(x, y), width: rect.width, height: rect.height })
    options.putToolAway()
    selection.set([id])
    options.edit(id)
  }
  const link = (from: ItemId, to: ItemId): void => {
    const [start, end] = [session.board.item(from), session.board.item(to)]
    // What the line means follows from what it links: a measure rests on its plan, a resource belongs with its work.
    const relation = start?.state === 'whole' && end?.state === 'whole' ? relationBetween(start, end) : null
    if (relation === null) return
    session.undo.stopCapturing()
    const id = session.edits.link(relation.from, relation.to, relation.as)
    session.undo.stopCapturing()
    options.putToolAway()
    if (id !== null) selection.set([id])
  }
  const relink = (id: ItemId, end: 'from' | 'to', to: LinkEnd): void => {
    session.undo.stopCapturing()
    const next = session.edits.relink(id, end, to)
    session.undo.stopCapturing()
    if (next !== null) selection.set([next])
  }
  /** The end of a link that stays where it is while the other is led about. */
  const keptEnd = ({ id, end }: Drawn & { readonly is: 'end' }): LinkEnd | null => {
    const view = scene.item(id)?.view
    const ends = view?.state === 'whole' ? view.ends : undefined
    return (end === 'from' ? ends?.to : ends?.from) ?? null
  }
  /** An end let go over the paper of the other end was not meant for anywhere. */
  const liesOn = (end: LinkEnd, point: BoardPoint): boolean => {
    const box = typeof end === 'string' ? boxOf(end) : undefined
    return box !== undefined && rectHolds(box, point)
  }
  const linkToPoint = (from: ItemId, to: BoardPoint): void => {
    session.undo.stopCapturing()
    const id = session.edits.link(from, boardPoint(to[0], to[1]), 'relates')
    session.undo.stopCapturing()
    options.putToolAway()
    if (id !== null) selection.set([id])
  }
  const finish = (): void => {
    if (going === null) return
    const { drawn, from, to } = going
    if (drawn.is === 'section') {
      const rect = rectBetween(from, to)
      if (Math.min(rect.width, rect.height) < smallestDrawn) return addSection(plainAt(from))
      return addSection(rect)
    }
    if (drawn.is === 'note') return options.placeNote(boardPoint(to[0], to[1]), colorOf(scene, drawn.from))
    const start = drawn.is === 'link' ? drawn.from : keptEnd(drawn)
    if (start === null) return
    const met = metAt(to, start)
    if (drawn.is === 'end') {
      const isMeant = met !== null || going.isLoose || !liesOn(start, to)
      if (isMeant) relink(drawn.id, drawn.end, met ?? boardPoint(to[0], to[1]))
    } else if (met !== null) link(drawn.from, met)
    else if (going.isLoose) linkToPoint(drawn.from, to)
  }
  const lineNow = (drawn: Drawn, to: BoardPoint): DrawnPicture => {
    const start = drawn.is === 'link' ? drawn.from : drawn.is === 'end' ? keptEnd(drawn) : null
    if (start === null) return { rect: null, line: null, meets: null }
    const met = metAt(to, start)
    const ends = { from: start, to: met ?? to, as: 'relates' } as const
    return { rect: null, line: lineOf({ ends }, boxOf), meets: met === null ? null : (boxOf(met) ?? null) }
  }
  return {
    start(drawn, from) {
      going = { drawn, from, to: from, isLoose: false }
    },
    move(to, isLoose) {
      if (going === null) return
      going.to = to
      going.isLoose = isLoose
    },
    end(keep) {
      if (keep) finish()
      going = null
    },
    linkTap(id) {
      const first = tapped
      tapped = null
      if (id === null) return selection.clear()
      // A first end that somebody deleted meanwhile is no end: then this is the first.
      if (first !== null && first !== id && scene.item(first) !== undefined) return link(first, id)
      tapped = id
      selection.set([id])
    },
    newSection: (at) => addSection(plainAt(at)),
    picture() {
      if (going === null) return null
      const { drawn, from, to } = going
      if (drawn.is === 'section') return { rect: rectBetween(from, to), line: null, meets: null }
      if (drawn.is === 'note') return { rect: rectAround(to, noteSize, noteSize), line: null, meets: null }
      return lineNow(drawn, to)
    },
  }
}

function plainAt(at: BoardPoint): Rect {
  return rectAround(at, plainSection.width, plainSection.height)
}

function colorOf(scene: Scene, id: ItemId): NoteColor {
  const view = scene.item(id)?.view
  return view?.state === 'whole' ? view.color : 'straw'
}
