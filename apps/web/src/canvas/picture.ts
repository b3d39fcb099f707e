import {
  movedEnds,
  type Axis,
  type ItemId,
  type Legend,
  type LinkEnds,
  type NoteColor,
  type WholeItem,
} from '@samtavle/board'
import type { Participant } from '../sync/session.ts'
import { seenRect, type Camera, type Viewport } from './camera.ts'
import type { CanvasWords } from './canvas-words.ts'
import type { LiveItems, LiveLook } from './live-items.ts'
import { paintedBox } from './item-setting.ts'
import { isSection } from './item-state.ts'
import type { Brush } from './paint/brush.ts'
import { lineOf } from './link-line.ts'
import { paintLine, paintLineLabel } from './paint/paint-line.ts'
import { paintItem, type ItemPainter, type ItemSurroundings } from './paint/paint-item.ts'
import { createPaperShade, paintNote } from './paint/paint-note.ts'
import { paintTable } from './paint/paint-table.ts'
import { createPaperShadow, liftedFall, restingFall, type PaperShadow } from './paint/paper-shadow.ts'
import type { Palette } from './palette.ts'
import { grownRect, movedRect, rectsMeet, type Rect } from './rect.ts'
import { isLink, type Scene, type SceneItem } from './scene.ts'
import { settingWith, shownBox } from './shown-item.ts'
import { prepareText, type FontFace } from './text/measure.ts'

/** The looks of everything, together with the shadows that follow from them. */
export interface Looks {
  readonly palette: Palette
  readonly face: FontFace
  readonly resting: PaperShadow
  readonly lifted: PaperShadow
  /** Lies over the lower edge of every paper. */
  readonly shade: CanvasGradient
  /** Paints what was drawn by hand; null until it has come. */
  readonly strokes: () => ItemPainter | null
}

/** What pictures are painted of. */
export interface Subject {
  readonly scene: Scene
  readonly live: LiveItems
  readonly axis: Axis
  readonly looks: Looks
  readonly words: CanvasWords
  readonly actor: (actorId: string) => Participant | undefined
  readonly legend: Legend
  /** Whether the board says whose things are by name. */
  readonly namesAuthors: boolean
  /** Notes of other colours step back; null when all are of interest. */
  readonly emphasis: NoteColor | null
}

/** Makes the looks that belong to a palette and a font; any context will do to make them. */
export function createLooks(
  context: CanvasRenderingContext2D,
  { palette, face, strokes }: Pick<Looks, 'palette' | 'face' | 'strokes'>,
): Looks {
  const strength = palette.isDark ? 2.1 : 1
  return {
    palette,
    face,
    strokes,
    resting: createPaperShadow(palette.shade, restingFall, strength),
    lifted: createPaperShadow(palette.shade, liftedFall, strength),
    shade: createPaperShade(context, palette.shade),
  }
}

/** Paints the axis as a table top. */
export function paintGround(context: CanvasRenderingContext2D, subject: Subject, camera: Camera): void {
  onBoard(context, camera, () => paintTable(brushFor(context, subject, camera), subject.axis))
}

/** Paints everything that rests on a part of the table. A pure function of subject, magnification and part: tiles are painted by it. */
export function paintResting(
  context: CanvasRenderingContext2D,
  subject: Subject,
  { camera, part }: { readonly camera: Camera; readonly part: Rect },
): void {
  onBoard(context, camera, () => {
    // Edges keep a width in pixels, so from afar they reach further on the board.
    const items = subject.scene.paintedIn(grownRect(part, 2 / camera.zoom)).filter((item) => !isUp(subject, item))
    paintStack(brushFor(context, subject, camera), subject, items)
  })
}

/** Paints these items alone on the bare table, as for a picture to take along. */
export function paintItems(
  context: CanvasRenderingContext2D,
  subject: Subject,
  { camera, items }: { readonly camera: Camera; readonly items: readonly SceneItem[] },
): void {
  onBoard(context, camera, () => paintStack(brushFor(context, subject, camera), subject, items))
}

/** How much is seen of notes that are not asked for. */
const steppedBack = 0.2

function stepsBack({ emphasis }: Subject, { view }: SceneItem): boolean {
  return emphasis !== null && view.state === 'whole' && view.kind === 'note' && view.color !== emphasis
}

/** Sections lie on the table, links on sections, and papers on the links between them, in one order with what was drawn. */
function paintStack(brush: Brush, subject: Subject, items: readonly SceneItem[]): void {
  const around = surroundings(subject, { isHeld: false, withWords: true })
  for (const layer of [0, 1, 2]) {
    for (const item of items) {
      if (layerOf(item) !== layer) continue
      brush.context.globalAlpha = stepsBack(subject, item) ? steppedBack : 1
      paintItem(brush, item, around)
    }
  }
}

function layerOf({ view }: SceneItem): number {
  if (isLink(view)) return 1
  return isSection(view) ? 0 : 2
}

/** Whether an item is in somebody's hand, or hangs on something that is. */
function isUp({ live }: Subject, { id, view }: SceneItem): boolean {
  if (live.isEmpty()) return false
  if (live.isLifted(id)) return true
  const ends = view.state === 'whole' ? view.ends : undefined
  return ends !== undefined && [ends.from, ends.to].some((end) => typeof end === 'string' && live.isLifted(end))
}

/** Paints things of a hand where they rest on the board, in this order. */
export function paintHeld(
  context: CanvasRenderingContext2D,
  subject: Subject,
  { camera, items }: { readonly camera: Camera; readonly items: readonly SceneItem[] },
): void {
  onBoard(context, camera, () => {
    const brush = brushFor(context, subject, camera)
    const around = surroundings(subject, { isHeld: true, withWords: true })
    for (const item of items) paintItem(brush, item, around)
  })
}

/** Paints what is in somebody's hand or being written, but for what is painted already. */
export function paintLive(
  context: CanvasRenderingContext2D,
  subject: Subject,
  { view: { camera, viewport }, isPainted }: { readonly view: View; readonly isPainted: (id: ItemId) => boolean },
): void {
  onBoard(context, camera, () => {
    const brush = brushFor(context, subject, camera)
    const seen = seenRect(camera, viewport)
    paintHangingLinks(brush, subject)
    for (const id of subject.live.ids()) if (!isPainted(id)) paintLiveItem(brush, subject, { id, seen })
    paintCopies(brush, subject)
    const draft = subject.live.draft()
    if (draft === null) return
    paintNote(brush, {
      setting: draft.setting,
      color: draft.color,
      byline: null,
      shadow: subject.looks.resting,
      shade: subject.looks.shade,
      withWords: false,
    })
  })
}

/** Where we look, and how much of it. */
export interface View {
  readonly camera: Camera
  readonly viewport: Viewport
}

/** A view with a margin around it, in CSS pixels. */
export function grownView({ camera, viewport }: View, margin: number): View {
  const { x, y, zoom } = camera
  return {
    camera: { x: x - margin / zoom, y: y - margin / zoom, zoom },
    viewport: { width: viewport.width + 2 * margin, height: viewport.height + 2 * margin },
  }
}

/** A brush for board units under a camera. */
export function brushFor(context: CanvasRenderingContext2D, { looks }: Pick<Subject, 'looks'>, camera: Camera): Brush {
  return { context, palette: looks.palette, face: looks.face, zoom: camera.zoom }
}

/** Runs a painter with the context in board units. */
function onBoard(context: CanvasRenderingContext2D, camera: Camera, paint: () => void): void {
  context.save()
  context.scale(camera.zoom, camera.zoom)
  context.translate(-camera.x, -camera.y)
  prepareText(context)
  paint()
  context.restore()
}

function paintLiveItem(
  brush: Brush,
  subject: Subject,
  { id, seen }: { readonly id: ItemId; readonly seen: Rect },
): void {
  const item = subject.scene.item(id)
  const look = subject.live.lookOf(id)
  if (item === undefined || look === undefined || isLink(item.view)) return
  const setting = settingWith(item, look)
  if (!rectsMeet(paintedBox(setting), seen)) return
  const around = surroundings(subject, { isHeld: look.isHeld === true, withWords: look.isEdited !== true })
  const { editedField } = look
  paintItem(brush, { ...item, setting }, editedField === undefined ? around : { ...around, editedField })
}

/** Links to what is in somebody's hand follow the hand. */
function paintHangingLinks(brush: Brush, subject: Subject): void {
  const { scene, live } = subject
  const boxOf = (id: ItemId): Rect | undefined => shownBox(scene, live, id)
  const links = new Set<SceneItem>()
  for (const id of live.ids()) {
    const item = scene.item(id)
    if (item !== undefined && isLink(item.view)) links.add(item)
    for (const link of scene.linksAt(id)) links.add(link)
  }
  for (const { id, view, setting } of links) {
    const ends = view.state === 'whole' ? endsInHand(view, live.lookOf(id)) : undefined
    const line = ends === undefined ? null : lineOf({ ends }, boxOf)
    if (ends === undefined || line === null) continue
    paintLine(brush, line, ends.as)
    if (setting.label !== undefined) paintLineLabel(brush, line, setting.label)
  }
}

/** Free ends of a link that is in somebody's hand go with it. */
function endsInHand({ ends, place }: WholeItem, look: LiveLook | undefined): LinkEnds | undefined {
  if (ends === undefined || look?.place === undefined) return ends
  return movedEnds(ends, [look.place[0] - place[0], look.place[1] - place[1]])
}

function paintCopies(brush: Brush, subject: Subject): void {
  const copies = subject.live.copies()
  if (copies === null) return
  const around = surroundings(subject, { isHeld: true, withWords: true })
  const originals = copies.ids
    .map((id) => subject.scene.item(id))
    .filter((item): item is SceneItem => item !== undefined)
  for (const item of originals) {
    const box = movedRect(item.setting.box, copies.by[0], copies.by[1])
    paintItem(brush, { ...item, setting: { ...item.setting, box } }, around)
  }
}

function surroundings(
  { looks, words, actor, legend, namesAuthors }: Subject,
  { isHeld, withWords }: { readonly isHeld: boolean; readonly withWords: boolean },
): ItemSurroundings {
  const shadow = isHeld ? looks.lifted : looks.resting
  return { words, actor, legend, namesAuthors, shadow, shade: looks.shade, strokes: looks.strokes, withWords }
}
