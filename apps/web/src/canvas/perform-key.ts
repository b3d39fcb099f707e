import { panBy } from './camera.ts'
import type { Asked } from './canvas.ts'
import { chooseTool, type CanvasParts } from './canvas-parts.ts'
import type { PointerListener } from './gestures/pointer-listener.ts'
import { isLocked } from './item-state.ts'
import type { KeyCommand, KeyContext } from './keys.ts'

/** A page is most of what is seen, so that one keeps one's place. */
const pagePart = 0.85

/** What the keys of the board depend on now. */
export function keyContext({ scene, selection, commands, covers }: CanvasParts): KeyContext {
  const ids = selection.ids.get()
  const [first] = ids
  const view = first === undefined ? undefined : scene.item(first)?.view
  const isOneWritable =
    ids.length === 1 && view?.state === 'whole' && commands.canWrite() && !isLocked(view) && covers.mayRead(view)
  return { selected: ids.length, isOneWritable, isLeft: selection.isLeft() }
}

/** Does what a key asks for; false when there was nothing to do, so that the key belongs to the browser. */
export function performKey(command: KeyCommand, parts: CanvasParts, pointers: PointerListener): boolean {
  const { commands, camera, cameraCommands, habits } = parts
  switch (command.do) {
    case 'tool':
      return chooseTool(parts, command.tool)
    case 'type':
    case 'edit':
      return startWriting(parts)
    case 'nudge':
      commands.nudge(command.dx, command.dy)
      return true
    case 'pan':
      camera.set(panBy(camera.camera.get(), command.dx, command.dy))
      return true
    case 'page-up':
    case 'page-down': {
      const page = camera.viewport().height * pagePart
      camera.flyTo(panBy(camera.camera.get(), 0, command.do === 'page-up' ? page : -page))
      return true
    }
    case 'escape':
      return stepBack(parts, pointers)
    case 'remove':
      commands.remove()
      return true
    case 'duplicate':
      commands.duplicate()
      return true
    case 'select-all':
      commands.selectAll()
      return true
    case 'undo':
      commands.undo()
      return true
    case 'redo':
      commands.redo()
      return true
    case 'lock':
    case 'group':
    case 'ungroup':
    case 'link':
    case 'fold':
      commands[command.do]()
      return true
    case 'arrange':
      void commands.arrange(command.how)
      return true
    case 'rests-on':
    case 'thread':
      return ask(parts, command.do)
    case 'snap':
      habits.snaps.set(!habits.snaps.get())
      return true
    case 'raise':
      commands.raise()
      return true
    case 'lower':
      commands.lower()
      return true
    case 'next-section':
      return cameraCommands.goToSection(1)
    case 'previous-section':
      return cameraCommands.goToSection(-1)
    case 'copy-picture':
      void parts.copyPicture()
      return true
    case 'fit-all':
      cameraCommands.fitAll()
      return true
    case 'fit-selection':
      cameraCommands.fitSelection()
      return true
    case 'reset-zoom':
      cameraCommands.reset()
      return true
    case 'zoom-in':
      cameraCommands.zoomIn()
      return true
    case 'zoom-out':
      cameraCommands.zoomOut()
      return true
  }
}

function ask({ selection, asked }: CanvasParts, what: Asked['what']): boolean {
  const [id] = selection.ids.get()
  asked.set(id === undefined ? null : { id, what })
  return true
}

function startWriting({ selection, writing, label }: CanvasParts): boolean {
  const [id] = selection.ids.get()
  if (id === undefined) return false
  if (label.open(id)) return true
  writing.edit(id)
  return writing.editor.target.get() !== null
}

/** Escape takes back one thing at a time: a gesture, then looking along with somebody, then the tool, then the selection. */
function stepBack({ selection, tool, follow, pens }: CanvasParts, pointers: PointerListener): boolean {
  if (pens.get()?.cancel() === true || pointers.cancel()) return true
  if (follow.followed.get() !== null) follow.stop()
  else if (tool.get() !== 'select') tool.set('select')
  else if (selection.ids.get().length > 0) selection.clear()
  else return false
  return true
}
