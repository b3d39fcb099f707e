import { createWatchable } from '@samtavle/base'
import { boardPoint, readingOrder, sectionOwners, withContents, type BoardPoint, type ItemId } from '@samtavle/board'
import type { Arranged, Arrangement } from './arrange.ts'
import type { Canvas, CanvasOptions } from './canvas.ts'
import { selectKnown, writeInTheMiddle, type CanvasParts } from './canvas-parts.ts'
import { unlockedOf } from './item-state.ts'

/** What the interface around the canvas may do. */
export function canvasFace({ container, session }: CanvasOptions, parts: CanvasParts): Omit<Canvas, 'close'> {
  const { tool, selection, noteColor, cameraCommands, commands, writing, habits } = parts
  const editing = createWatchable<ItemId | null>(null)
  writing.editor.target.watch(() => {
    const target = writing.editor.target.get()
    editing.set(target?.is === 'item' ? target.id : null)
  })
  return {
    tool,
    setTool: tool.set,
    selection: selection.ids,
    select: (ids) => selectKnown(parts, ids),
    editing,
    noteColor,
    setNoteColor: noteColor.set,
    habits,
    camera: cameraCommands,
    judgements: parts.judgements,
    addNoteAtCentre: () => writeInTheMiddle(parts),
    deleteSelection: commands.remove,
    duplicateSelection: commands.duplicate,
    recolorSelection: commands.recolor,
    lockSelection: commands.lock,
    groupSelection: commands.group,
    ungroupSelection: commands.ungroup,
    linkSelection: commands.link,
    raiseSelection: commands.raise,
    lowerSelection: commands.lower,
    async arrangeSelection(how) {
      if (!commands.canWrite()) return
      // Fetched when it is wanted: most boards are never tidied.
      const { arrangedPlaces } = await import('./arrange.ts')
      const items = toArrange(parts, session.board.view(), how)
      const moves = withTheirContents(session.board.view(), arrangedPlaces(items, how), items)
      if (moves.size === 0) return
      session.undo.stopCapturing()
      session.edits.moveItems(moves)
      session.undo.stopCapturing()
    },
    startEditing: (id) => cameraCommands.flyTo(id, { edit: true }),
    selectAll: commands.selectAll,
    undo: commands.undo,
    redo: commands.redo,
    focus: () => container.focus({ preventScroll: true }),
  }
}

type View = Parameters<typeof withContents>[0]

/** What is selected, in reading order; tidying one section means what lies in it. */
function toArrange({ scene, selection }: CanvasParts, view: View, how: Arrangement): readonly Arranged[] {
  const ids = unlockedOf(selection.ids.get(), scene)
  const [only, second] = ids
  const owners = sectionOwners(view)
  const inSection =
    how === 'tidy' && only !== undefined && second === undefined
      ? [...owners].filter(([, owner]) => owner === only).map(([id]) => id)
      : []
  // What lies in a section that is selected too goes with the section.
  const chosen =
    inSection.length > 0
      ? unlockedOf(inSection, scene)
      : ids.filter((id) => !ids.includes(owners.get(id) ?? id) || !owners.has(id))
  const views = readingOrder(chosen.flatMap((id) => view.items.get(id) ?? []))
  return views.flatMap(({ id, place }) => {
    const setting = scene.item(id)?.setting
    return setting === undefined || setting.line !== undefined || place === null
      ? []
      : [{ id, place, box: setting.box }]
  })
}

function withTheirContents(
  view: View,
  moves: ReadonlyMap<ItemId, BoardPoint>,
  items: readonly Arranged[],
): ReadonlyMap<ItemId, BoardPoint> {
  const all = new Map<ItemId, BoardPoint>()
  for (const { id, place } of items) {
    const to = moves.get(id)
    if (to === undefined) continue
    for (const held of withContents(view, [id])) {
      const from = view.items.get(held)?.place
      if (from) all.set(held, shifted(from, to[0] - place[0], to[1] - place[1]))
    }
  }
  return all
}

function shifted([x, y]: BoardPoint, dx: number, dy: number): BoardPoint {
  return boardPoint(x + dx, y + dy)
}
