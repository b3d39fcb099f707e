import type { Unsubscribe } from '@samtavle/base'
import {
  editorCommand,
  keyCommand,
  type EditorCommand,
  type KeyCommand,
  type KeyContext,
  type KeyInput,
} from './keys.ts'

/** What listening to keys needs. */
export interface KeyListenerOptions {
  readonly container: HTMLElement
  readonly field: HTMLElement
  readonly context: () => KeyContext
  /** Answers false when the key meant nothing here and belongs to the browser. */
  readonly onCommand: (command: KeyCommand) => boolean
  readonly onEditorCommand: (command: EditorCommand) => void
  readonly onSpace: (isHeld: boolean) => void
}

/** Listens to keys that are meant for the board: none while somebody types, composes or works in other interface. */
export function listenToKeys(options: KeyListenerOptions): Unsubscribe {
  const { container, field } = options

  const onBoardKey = (event: KeyboardEvent): void => {
    if (event.key === ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      options.onSpace(true)
      event.preventDefault()
      return
    }
    const command = keyCommand(inputOf(event), options.context())
    // The browser goes on with a letter that begins writing: it types it into the field that has just been opened.
    if (command !== null && options.onCommand(command) && command.do !== 'type') event.preventDefault()
  }
  /** Whoever has just pressed a button still means the board when they undo, or ask something of the selected thing. */
  const onButtonKey = (event: KeyboardEvent): void => {
    const command = keyCommand(inputOf(event), options.context())
    if (command?.do !== 'undo' && command?.do !== 'redo' && command?.do !== 'rests-on' && command?.do !== 'thread')
      return
    event.preventDefault()
    options.onCommand(command)
  }
  const onDown = (event: KeyboardEvent): void => {
    if (event.target === field) {
      const command = editorCommand(inputOf(event))
      if (command === null) return
      event.preventDefault()
      options.onEditorCommand(command)
    } else if (isForBoard(event.target, container)) onBoardKey(event)
    else if (isOnPlainControl(event.target)) onButtonKey(event)
  }
  const onUp = (event: KeyboardEvent): void => {
    if (event.key === ' ') options.onSpace(false)
  }
  const onBlur = (): void => options.onSpace(false)
  // The browser's own undo knows nothing of the others' words in the field.
  const onBeforeInput = (event: InputEvent): void => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
    event.preventDefault()
    options.onEditorCommand({ do: event.inputType === 'historyUndo' ? 'undo' : 'redo' })
  }
  document.addEventListener('keydown', onDown)
  document.addEventListener('keyup', onUp)
  window.addEventListener('blur', onBlur)
  field.addEventListener('beforeinput', onBeforeInput)
  return () => {
    field.removeEventListener('beforeinput', onBeforeInput)
    window.removeEventListener('blur', onBlur)
    document.removeEventListener('keyup', onUp)
    document.removeEventListener('keydown', onDown)
  }
}

/** Whether keys and clipboard belong to the board: it has the focus, or nothing has. */
export function isForBoard(target: EventTarget | null, container: HTMLElement): boolean {
  return target === container || target === document.body || target === document.documentElement
}

/** A button or the like: nothing that one writes in, and no dialog or menu with keys of its own. */
function isOnPlainControl(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.isContentEditable) return false
  return target.closest('input, textarea, select, dialog, [role="dialog"], [role="menu"], [role="listbox"]') === null
}

function inputOf(event: KeyboardEvent): KeyInput {
  return {
    key: event.key,
    code: event.code,
    command: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
    // 229 is what browsers report for keys that an input method has taken.
    isComposing: event.isComposing || (event.keyCode === 229 && event.key !== 'Process' && event.key !== 'Dead'),
  }
}
