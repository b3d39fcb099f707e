import type { Unsubscribe } from '@samtavle/base'
import { panBy, zoomAt } from './camera.ts'
import type { Canvas, CanvasOptions } from './canvas.ts'
import { canvasFace } from './canvas-face.ts'
import {
  buildParts,
  createFirstFit,
  expectedPlace,
  prefersLessMotion,
  showAllOf,
  watchKeyboardRise,
  type CanvasParts,
} from './canvas-parts.ts'
import { listenToClipboard } from './clipboard/clipboard-listener.ts'
import { createEdgePan } from './edge-pan.ts'
import { writingNow } from './editor/typing.ts'
import type { GestureContext } from './gestures/gesture.ts'
import { presentSelection } from './gestures/hands.ts'
import { targetUnder } from './gestures/hit.ts'
import { listenToPointers, type PointerListener } from './gestures/pointer-listener.ts'
import { listenToKeys } from './key-listener.ts'
import { keyContext, performKey } from './perform-key.ts'
import { hitField, isHandFree, ownOverlay, pointerLook } from './own-overlay.ts'
import { nameOfWriting } from './name-of-writing.ts'
import { watchNames } from './name-changes.ts'
import { createPainting, type Painting } from './painting.ts'
import { watchSaidOfAll } from './said-of-all.ts'
import { createSettledSelection, type SettledSelection } from './settled-selection.ts'
import type { Cursors } from './presence/cursors.ts'
import { createLaterCursors } from './presence/later-cursors.ts'
import { createOwnPresence, type OwnPresence } from './presence/own-presence.ts'
import { followOthers, type RemoteChanges } from './remote-changes.ts'

/** Draws a board into an element and puts it under the hand. */
export function createCanvas(options: CanvasOptions): Canvas {
  const parts = buildParts(options, {
    requestFrame: () => painting.request(),
    redrawOverlay: () => painting.mark('overlay'),
  })
  const machine = buildMachine(options, parts)
  const { painting } = machine
  const stops = [...connect(options, parts, machine), ...listen(options, parts, machine)]
  painting.mark()
  return {
    ...canvasFace(options, parts, machine.settled.ids),
    close() {
      parts.label.close()
      parts.writing.editor.close()
      stops.toReversed().forEach((stop) => stop())
      machine.settled.close()
      machine.others.close()
      machine.cursors.close()
      machine.presence.close()
      painting.close()
      parts.follow.close()
      parts.cameraCommands.close()
      parts.memory.close()
      parts.scene.close()
      parts.covers.close()
      parts.judgements.close()
      parts.source.close()
      parts.elements.close()
    },
  }
}

/** What moves and paints. */
interface Machine {
  readonly painting: Painting
  readonly others: RemoteChanges
  readonly cursors: Cursors
  readonly presence: OwnPresence
  readonly pointers: PointerListener
  readonly hand: { isSpaceHeld: boolean }
  readonly settled: SettledSelection
}

function buildMachine(options: CanvasOptions, parts: CanvasParts): Machine {
  const { session, clock } = options
  const { elements, scene, live, camera, writing } = parts
  const hand = { isSpaceHeld: false }
  const settled = createSettledSelection(parts.selection.ids, writing.editor.isTyping, () => pointers.gesture())
  const panAtEdge = createEdgePan(parts)
  const cursors = createLaterCursors({
    element: elements.cursors,
    session,
    clock,
    someone: () => options.words.get()('canvas.someone'),
    requestFrame: () => painting.request(),
  })
  const others = followOthers({
    ...parts,
    session,
    clock,
    editor: writing.editor,
    prefersLessMotion,
    isPushing: () => painting.isCameraMoving() && parts.follow.followed.get() === null,
    catchUp: () => painting.catchUp(),
    requestFrame: () => painting.request(),
    onMessage: options.onMessage,
  })
  const painting = createPainting({
    element: elements.sheets,
    clock,
    session,
    scene,
    live,
    source: parts.source,
    words: options.words.get,
    emphasis: parts.emphasis.get,
    thickness: parts.judgements.thickness,
    camera: camera.camera.get,
    insets: options.insets.get,
    pointer: () => pointers.pointer(),
    overlay: () => ownOverlay(parts, pointers),
    step(time) {
      const flies = camera.step(time)
      const follows = parts.follow.step(time)
      const scrolls = panAtEdge(time, pointers)
      const glides = others.step(time)
      if (glides) writing.editor.follow(camera.camera.get())
      return [flies, follows, glides, scrolls].includes(true)
    },
    writing: () => writingNow(writing.editor),
    isLetterDue: writing.editor.isLetterDue,
    isHandFree: () => isHandFree(parts, pointers),
    cursors: {
      draw(time, isMoving) {
        const drawn = cursors.draw(time, {
          isMoving,
          writing: writingNow(writing.editor),
          camera: camera.camera.get(),
          viewport: camera.viewport(),
          insets: options.insets.get(),
          pointer: pointers.pointer(),
        })
        return parts.habits.cursors.get() ? drawn : { ...drawn, sheet: 'nothing' }
      },
      paint: (...paint) => void (parts.habits.cursors.get() && cursors.paint(...paint)),
    },
  })
  const presence = createOwnPresence(session, clock)
  const pointers = buildPointers(options, parts, { painting: () => painting, presence, hand, settled })
  return { painting, others, cursors, presence, pointers, hand, settled }
}

function buildPointers(
  options: CanvasOptions,
  parts: CanvasParts,
  {
    painting,
    presence,
    hand,
    settled,
  }: Pick<Machine, 'presence' | 'hand' | 'settled'> & { readonly painting: () => Painting },
): PointerListener {
  const { camera, tool, selection, commands, writing, hands, elements } = parts
  const context = (): GestureContext => ({
    tool: tool.get(),
    isSpaceHeld: hand.isSpaceHeld,
    canWrite: commands.canWrite(),
    isSelected: selection.has,
    targetAt: (at, kind) => targetUnder(hitField(parts), at, kind),
  })
  const pointers = listenToPointers({
    container: options.container,
    field: elements.field,
    context,
    wheel: parts.habits.wheel.get,
    otherHand: parts.otherHand,
    onPress() {
      // Blur is not told on every device; the press itself ends the writing.
      writing.editor.close()
      parts.label.close()
      selection.arrive()
      options.session.undo.stopCapturing()
      options.container.focus({ preventScroll: true })
    },
    onAct: hands.perform,
    onWheel(act, at) {
      const now = camera.camera.get()
      camera.set(act.do === 'zoom' ? zoomAt(now, at, act.doublings) : panBy(now, act.dx, act.dy))
    },
    onMove() {
      settled.gestureChanged()
      presence.pointerAt(pointers.pointer(), camera.camera.get())
      elements.root.dataset['cursor'] = pointerLook(parts, pointers, hand.isSpaceHeld)
      painting().mark('overlay')
    },
  })
  return pointers
}

/** Lets changes anywhere reach what is drawn. */
function connect(options: CanvasOptions, parts: CanvasParts, machine: Machine): readonly Unsubscribe[] {
  const { session, words, insets } = options
  const { scene, camera, selection, source, writing, live, memory, tool, elements } = parts
  const { painting, cursors, presence, pointers, hand } = machine
  const showPointer = (): void =>
    void (elements.root.dataset['cursor'] = pointerLook(parts, pointers, hand.isSpaceHeld))
  const followCamera = (): void => {
    writing.editor.follow(camera.camera.get())
    parts.label.follow(camera.camera.get())
    presence.viewIs(camera.camera.get(), camera.viewport())
    presence.pointerAt(pointers.pointer(), camera.camera.get())
    memory.keep(camera.camera.get())
    painting.request()
  }
  const nameField = (): void => elements.field.setAttribute('aria-label', words.get()(nameOfWriting(writing, scene)))
  const fitFirst = createFirstFit(options, parts)
  let wereMarking = false
  const showCursors = (): void => {
    elements.cursors.hidden = !parts.habits.cursors.get()
    painting.request()
  }
  for (const first of [showCursors, nameField, fitFirst]) first()
  // Whoever has not moved yet can be followed, too.
  presence.viewIs(camera.camera.get(), camera.viewport())
  return [
    parts.habits.cursors.watch(showCursors),
    writing.editor.target.watch(nameField),
    // What waited while words were written is done then.
    ...[writing.editor.target, writing.editor.isTyping].map(({ watch }) => watch(painting.request)),
    scene.watch(painting.itemsChanged),
    scene.watch(() => parts.label.follow(camera.camera.get())),
    watchSaidOfAll(session.board, (isOnEveryNote) => (isOnEveryNote ? painting.markAnew() : painting.mark())),
    parts.emphasis.watch(painting.markAnew),
    session.ready.watch(() => {
      fitFirst()
      painting.mark()
    }),
    watchNames(session, scene, painting.refresh),
    // Labels of selections name their people too.
    session.watchActors(() => painting.mark('overlay')),
    session.peers.watch(() => {
      cursors.changed()
      // Pointers are not painted but elements, and most that peers say is about pointers.
      const areMarking = session.peers.get().some((peer) => peer.selection !== undefined || peer.editing !== undefined)
      if (areMarking || wereMarking) painting.mark('overlay')
      wereMarking = areMarking
    }),
    camera.camera.watch(followCamera),
    selection.ids.watch(() => {
      // Asked of one thing, it is not asked of the next.
      if (parts.asked.get() !== null) parts.asked.set(null)
      presentSelection(session, selection.ids.get())
      painting.mark('overlay')
    }),
    tool.watch(showPointer),
    live.watch(() => writing.editor.follow(camera.camera.get())),
    source.watch((hasNewFont) => {
      if (hasNewFont) scene.relayout(source.measure())
      writing.editor.refresh({ local: true })
      painting.markAnew()
    }),
    words.watch(() => {
      nameField()
      painting.markAnew()
    }),
    insets.watch(() => painting.mark()),
  ]
}

/** Lets keys and the clipboard reach the board. */
function listen(options: CanvasOptions, parts: CanvasParts, { pointers, hand }: Machine): readonly Unsubscribe[] {
  const { container, session } = options
  const { elements, scene, selection, source, commands, writing } = parts
  return [
    pointers.close,
    watchKeyboardRise(writing.reveal),
    listenToKeys({
      container,
      field: elements.field,
      context: () => keyContext(parts),
      onCommand: (command) => performKey(command, parts, pointers),
      onEditorCommand: writing.perform,
      onSpace(isHeld) {
        hand.isSpaceHeld = isHeld
        elements.root.dataset['cursor'] = pointerLook(parts, pointers, isHeld)
      },
    }),
    listenToClipboard({
      container,
      session,
      scene,
      selection,
      measure: source.measure,
      canWrite: commands.canWrite,
      pastePoint: () => expectedPlace(parts, pointers.pointer()),
      remove: commands.remove,
      reveal: (ids) => showAllOf(ids, parts),
      onPasteText: async (text) => (await options.onPasteText?.(text)) ?? false,
      onRefused: (why) => options.onMessage({ is: why }),
    }),
  ]
}
