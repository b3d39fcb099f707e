import type { Unsubscribe } from '@samtavle/base'
import { boardPart, withContents, type BoardPoint, type ItemId, type WholeItem } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { patiently } from '../../words/patiently.ts'
import { isForBoard } from '../key-listener.ts'
import type { Scene } from '../scene.ts'
import type { Selection } from '../selection.ts'
import type { MeasureText } from '../text/layout.ts'
import { clipOf, clipType, wordsInOrder } from './note-clip.ts'
import type { Pasted } from './paste.ts'

/** What the clipboard works on. */
export interface ClipboardOptions {
  readonly container: HTMLElement
  readonly session: BoardSession
  readonly scene: Scene
  readonly selection: Selection
  readonly measure: () => MeasureText
  readonly canWrite: () => boolean
  /** Where pasted things go: under the pointer, or in the middle of the view. */
  readonly pastePoint: () => BoardPoint
  readonly remove: () => void
  /** Brings what was pasted into view. */
  readonly reveal: (ids: readonly ItemId[]) => void
  readonly onPasteText: (text: string) => Promise<boolean>
  /** More was pasted than can become notes at once, or what is made with a tool that a facilitator has put away; nothing was added. */
  readonly onRefused: (why: 'paste-too-large' | 'paste-failed' | 'put-away') => void
}

/** Copies, cuts and pastes on the board; in the open editor the browser does it with words. */
export function listenToClipboard(options: ClipboardOptions): Unsubscribe {
  const { session, scene, selection, container } = options

  const copy = (event: ClipboardEvent): boolean => {
    const ids = selection.ids.get()
    if (!isForBoard(event.target, container) || ids.length === 0 || event.clipboardData === null) return false
    const clip = clipOf(boardPart(session.board, ids), session)
    if (clip !== null) event.clipboardData.setData(clipType, clip)
    event.clipboardData.setData('text/plain', wordsInOrder(taken(ids)))
    event.preventDefault()
    return true
  }
  /** These items and what the sections among them hold. */
  const taken = (ids: readonly ItemId[]): readonly WholeItem[] =>
    [...withContents(session.board.view(), ids)]
      .map((id) => scene.item(id)?.view)
      .filter((view): view is WholeItem => view?.state === 'whole')
  const onCut = (event: ClipboardEvent): void => {
    if (!options.canWrite() || !copy(event)) return
    // What lies in a section is on the clipboard with it, so it leaves with it.
    selection.set(taken(selection.ids.get()).map(({ id }) => id))
    options.remove()
  }
  let asOneNote = false
  /** Ctrl+Shift+V pastes words as words: into one note. The paste itself does not tell which keys were pressed. */
  const onKey = (event: KeyboardEvent): void => {
    asOneNote = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v'
  }
  let isClosed = false
  const onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData
    const isOne = asOneNote
    asOneNote = false
    if (!isForBoard(event.target, container) || data === null || !options.canWrite()) return
    event.preventDefault()
    // What the clipboard holds, and where the pointer is, can be asked for only now.
    const pasted: Pasted = {
      clip: data.getData(clipType),
      text: data.getData('text/plain'),
      isOne,
      at: options.pastePoint(),
    }
    // Fetched when it is wanted: many never paste.
    patiently(() => import('./paste.ts'))
      .then(({ paste }) => (isClosed ? undefined : paste(pasted, options)))
      .catch(() => options.onRefused('paste-failed'))
  }

  document.addEventListener('keydown', onKey)
  document.addEventListener('copy', copy)
  document.addEventListener('cut', onCut)
  document.addEventListener('paste', onPaste)
  return () => {
    isClosed = true
    document.removeEventListener('paste', onPaste)
    document.removeEventListener('cut', onCut)
    document.removeEventListener('copy', copy)
    document.removeEventListener('keydown', onKey)
  }
}
