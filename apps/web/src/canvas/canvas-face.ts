import { createWatchable } from '@samtavle/base'
import { isStandable, type ItemId, type ItemView } from '@samtavle/board'
import { screenPoint, screenToBoard } from './camera.ts'
import type { Canvas, CanvasOptions } from './canvas.ts'
import { createOverview } from './overview.ts'
import { chooseTool, selectKnown, writeInTheMiddle, type CanvasParts } from './canvas-parts.ts'

/** What the interface around the canvas may do. */
export function canvasFace(
  { container, session }: CanvasOptions,
  parts: CanvasParts,
  shownSelection: Canvas['selection'],
): Omit<Canvas, 'close'> {
  const { tool, noteColor, cameraCommands, commands, writing, habits } = parts
  const editing = createWatchable<ItemId | null>(null)
  const isWriting = createWatchable(false)
  writing.editor.target.watch(() => {
    const target = writing.editor.target.get()
    if (isWriting.get() !== (target !== null)) isWriting.set(target !== null)
    editing.set(target?.is === 'item' ? target.id : null)
  })
  return {
    tool,
    setTool: (next) => void chooseTool(parts, next),
    selection: shownSelection,
    select: (ids) => selectKnown(parts, ids),
    editing,
    noteColor,
    setNoteColor: noteColor.set,
    habits,
    camera: cameraCommands,
    follow: parts.follow,
    overview: createOverview(session, parts),
    emphasis: parts.emphasis,
    emphasize: parts.emphasis.set,
    judgements: parts.judgements,
    pens: parts.pens,
    addNoteAtCentre: () => writeInTheMiddle(parts),
    deleteSelection: commands.remove,
    duplicateSelection: commands.duplicate,
    recolorSelection: commands.recolor,
    lockSelection: commands.lock,
    groupSelection: commands.group,
    ungroupSelection: commands.ungroup,
    linkSelection: commands.link,
    foldSelection: commands.fold,
    holdSurface: commands.holdSurface,
    nameAuthors: commands.nameAuthors,
    resizeSelection: commands.resize,
    raiseSelection: commands.raise,
    lowerSelection: commands.lower,
    arrangeSelection: commands.arrange,
    itemAt(at) {
      const point = screenToBoard(parts.camera.camera.get(), screenPoint(...at))
      const found = parts.scene.topmostAt(point, 0, ({ view }) => isTalkedAbout(view) && parts.covers.mayRead(view))
      return found?.id ?? null
    },
    asked: parts.asked,
    ask: parts.asked.set,
    copyPicture: parts.copyPicture,
    startEditing: (id) => cameraCommands.flyTo(id, { edit: true }),
    isWriting,
    writeNext() {
      // A draft that has no letter yet is the next note already.
      if (writing.editor.target.get()?.is === 'item') writing.perform({ do: 'next', direction: 'below' })
    },
    stopWriting: writing.leave,
    selectAll: commands.selectAll,
    undo: commands.undo,
    redo: commands.redo,
    focus: () => container.focus({ preventScroll: true }),
  }
}

function isTalkedAbout(view: ItemView): boolean {
  return view.state === 'whole' && isStandable(view.kind)
}
