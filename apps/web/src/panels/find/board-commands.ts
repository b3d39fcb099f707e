import { isStandable, type BoardReader, type DietTool, type ItemId } from '@samtavle/board'
import type { Role } from '@samtavle/protocol'
import { arrangements, type Arrangement } from '../../canvas/arrange.ts'
import type { Canvas } from '../../canvas/index.ts'
import { keysOf } from '../keys.ts'

/** When a command can be given. */
export type Needs = 'nothing' | 'writing' | 'one' | 'talk' | 'two' | 'items'

/** Everything that can be done on a board, by the key of its words in `do`. */
export const commandNames = [
  'note',
  'section',
  'link-tool',
  'draw',
  'undo',
  'redo',
  'select-all',
  'duplicate',
  'remove',
  'lock',
  'group',
  'ungroup',
  'connect',
  'fold',
  'size-small',
  'size-usual',
  'size-large',
  'surface',
  'authors',
  'raise',
  'lower',
  ...arrangements,
  'fit',
  'fit-selection',
  'actual-size',
  'copy-picture',
  'next-section',
  'previous-section',
  'copy-link',
  'thread',
  'deleted',
  'bookmark',
  'snap',
  'marquee',
  'wheel-auto',
  'wheel-mouse',
  'wheel-trackpad',
  'map',
  'legend',
  'outcomes',
  'cursors',
  'help',
] as const
export type CommandName = (typeof commandNames)[number]

/** One thing that can be done. */
export interface BoardCommand {
  readonly name: CommandName
  readonly needs: Needs
  /** Not there while a facilitator has put this out of the way. */
  readonly tool?: DietTool
  /** As written on the keys. */
  readonly keys?: string
  readonly run: (canvas: Canvas) => void
}

/** What only the page around the canvas can do. */
export interface PageCommands {
  readonly copyLink: () => void
  readonly openDeleted: () => void
  readonly openHelp: () => void
  readonly openBookmark: () => void
}

/** All commands with their keys; the same list stands in the palette and in the menu of what is selected. */
export function boardCommands(page: PageCommands, role: Role): readonly BoardCommand[] {
  return [
    { name: 'note', needs: 'writing', tool: 'note', keys: 'N', run: (canvas) => canvas.addNoteAtCentre() },
    { name: 'section', needs: 'writing', tool: 'section', keys: 'S', run: (canvas) => canvas.setTool('section') },
    { name: 'link-tool', needs: 'writing', tool: 'link', keys: 'L', run: (canvas) => canvas.setTool('link') },
    { name: 'draw', needs: 'writing', tool: 'draw', keys: 'P', run: (canvas) => canvas.setTool('draw') },
    { name: 'undo', needs: 'writing', keys: keysOf('Z'), run: (canvas) => canvas.undo() },
    { name: 'redo', needs: 'writing', keys: keysOf('Shift', 'Z'), run: (canvas) => canvas.redo() },
    { name: 'select-all', needs: 'nothing', keys: keysOf('A'), run: (canvas) => canvas.selectAll() },
    ...selectionCommands(),
    ...(role === 'facilitate' ? facilitatorCommands : []),
    { name: 'fit', needs: 'nothing', keys: 'Shift+1', run: ({ camera }) => camera.fitAll() },
    { name: 'fit-selection', needs: 'one', keys: 'Shift+2', run: ({ camera }) => camera.fitSelection() },
    { name: 'actual-size', needs: 'nothing', keys: keysOf('0'), run: ({ camera }) => camera.reset() },
    { name: 'next-section', needs: 'nothing', keys: 'Alt+PgDn', run: ({ camera }) => camera.goToSection(1) },
    { name: 'previous-section', needs: 'nothing', keys: 'Alt+PgUp', run: ({ camera }) => camera.goToSection(-1) },
    { name: 'copy-link', needs: 'one', run: page.copyLink },
    { name: 'deleted', needs: 'writing', run: page.openDeleted },
    { name: 'bookmark', needs: 'writing', run: page.openBookmark },
    { name: 'snap', needs: 'writing', keys: 'Alt+S', run: ({ habits }) => habits.snaps.set(!habits.snaps.get()) },
    { name: 'marquee', needs: 'nothing', run: ({ habits }) => habits.marqueeHolds.set(!habits.marqueeHolds.get()) },
    { name: 'wheel-auto', needs: 'nothing', run: ({ habits }) => habits.wheel.set('auto') },
    { name: 'wheel-mouse', needs: 'nothing', run: ({ habits }) => habits.wheel.set('mouse') },
    { name: 'wheel-trackpad', needs: 'nothing', run: ({ habits }) => habits.wheel.set('trackpad') },
    { name: 'map', needs: 'nothing', run: ({ habits }) => habits.map.set(!habits.map.get()) },
    { name: 'legend', needs: 'nothing', run: ({ habits }) => habits.legend.set(!habits.legend.get()) },
    { name: 'outcomes', needs: 'nothing', run: ({ habits }) => habits.outcomes.set(!habits.outcomes.get()) },
    { name: 'cursors', needs: 'nothing', run: ({ habits }) => habits.cursors.set(!habits.cursors.get()) },
    { name: 'help', needs: 'nothing', keys: '?', run: page.openHelp },
  ]
}

const alignKeys: Partial<Record<Arrangement, string>> = {
  'align-left': '←',
  'align-right': '→',
  'align-top': '↑',
  'align-bottom': '↓',
}

const facilitatorCommands: readonly BoardCommand[] = [
  { name: 'surface', needs: 'writing', run: (canvas) => canvas.holdSurface() },
  { name: 'authors', needs: 'writing', run: (canvas) => canvas.nameAuthors() },
]

/** What can be done with what is selected. */
export function selectionCommands(): readonly BoardCommand[] {
  const arrange = (name: Arrangement): BoardCommand => ({
    name,
    // One section alone is tidied inside.
    needs: name === 'tidy' ? 'items' : 'two',
    ...(alignKeys[name] === undefined ? {} : { keys: keysOf('Shift', alignKeys[name]) }),
    run: (canvas) => void canvas.arrangeSelection(name),
  })
  return [
    { name: 'thread', needs: 'talk', keys: 'Alt+C', run: openThread },
    { name: 'duplicate', needs: 'items', keys: keysOf('D'), run: (canvas) => canvas.duplicateSelection() },
    { name: 'remove', needs: 'items', run: (canvas) => canvas.deleteSelection() },
    { name: 'lock', needs: 'items', keys: keysOf('Shift', 'L'), run: (canvas) => canvas.lockSelection() },
    { name: 'group', needs: 'two', keys: keysOf('G'), run: (canvas) => canvas.groupSelection() },
    { name: 'ungroup', needs: 'items', keys: keysOf('Shift', 'G'), run: (canvas) => canvas.ungroupSelection() },
    { name: 'connect', needs: 'two', tool: 'link', keys: keysOf('L'), run: (canvas) => canvas.linkSelection() },
    { name: 'fold', needs: 'items', keys: keysOf('Shift', 'H'), run: (canvas) => canvas.foldSelection() },
    { name: 'size-small', needs: 'items', run: (canvas) => canvas.resizeSelection('small') },
    { name: 'size-usual', needs: 'items', run: (canvas) => canvas.resizeSelection('usual') },
    { name: 'size-large', needs: 'items', run: (canvas) => canvas.resizeSelection('large') },
    { name: 'raise', needs: 'items', keys: keysOf(']'), run: (canvas) => canvas.raiseSelection() },
    { name: 'lower', needs: 'items', keys: keysOf('['), run: (canvas) => canvas.lowerSelection() },
    ...arrangements.map(arrange),
    {
      name: 'copy-picture',
      needs: 'one',
      keys: 'Shift+Alt+C',
      run: (canvas) => void canvas.copyPicture(),
    },
  ]
}

/** What commands depend on now. */
export interface Able {
  readonly selected: number
  readonly mayWrite: boolean
  /** Whether people can talk about what is selected: one thing that is no line. */
  readonly talk: boolean
}

/** Whether a command can be given with so much selected, by somebody who may write or may not. */
export function canDo({ needs }: Pick<BoardCommand, 'needs'>, { selected, mayWrite, talk }: Able): boolean {
  if (needs === 'nothing') return true
  if (needs === 'talk') return talk
  if (needs === 'one') return selected > 0
  if (!mayWrite) return false
  return needs === 'writing' || selected >= (needs === 'two' ? 2 : 1)
}

/** Whether there is one thing selected that people can talk about. */
export function canTalk(board: Pick<BoardReader, 'item'>, selection: readonly ItemId[]): boolean {
  const [only, second] = selection
  const item = only === undefined || second !== undefined ? undefined : board.item(only)
  return item?.state === 'whole' && isStandable(item.kind)
}

function openThread(canvas: Canvas): void {
  const [id] = canvas.selection.get()
  if (id !== undefined) canvas.ask({ id, what: 'thread' })
}
