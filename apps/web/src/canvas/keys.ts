import type { Arrangement } from './arrange.ts'
import type { Tool } from './canvas.ts'
import type { Direction } from './editor/neighbour.ts'

/** A key press as far as it can mean something. */
export interface KeyInput {
  readonly key: string
  /** The physical key, for shortcuts that must not depend on the layout. */
  readonly code: string
  /** Ctrl, or Cmd on a Mac. */
  readonly command: boolean
  readonly shift: boolean
  readonly alt: boolean
  /** An input method is composing: nothing is a shortcut then. */
  readonly isComposing: boolean
}

/** What the board's keys depend on. */
export interface KeyContext {
  readonly selected: number
  /** Exactly one item is selected and its words can be written. */
  readonly isOneWritable: boolean
  /** Its words were just left with Escape. */
  readonly isLeft: boolean
}

/** What a key asks for while no note is open. */
export type KeyCommand =
  | { readonly do: 'tool'; readonly tool: Tool }
  | { readonly do: 'nudge' | 'pan'; readonly dx: number; readonly dy: number }
  | { readonly do: 'arrange'; readonly how: Arrangement }
  /** Starts writing; the key itself then goes into the note by the browser's own hand, so that no letter is lost. */
  | { readonly do: 'type' }
  | {
      readonly do:
        | 'edit'
        | 'remove'
        | 'duplicate'
        | 'select-all'
        | 'escape'
        | 'undo'
        | 'redo'
        | 'fit-all'
        | 'fit-selection'
        | 'reset-zoom'
        | 'zoom-in'
        | 'zoom-out'
        | 'page-up'
        | 'page-down'
        | 'raise'
        | 'lower'
        | 'lock'
        | 'group'
        | 'ungroup'
        | 'link'
        | 'fold'
        | 'rests-on'
        | 'thread'
        | 'snap'
        | 'copy-picture'
        | 'next-section'
        | 'previous-section'
    }

const bigStep = 50
const plainStep = 10
const fineStep = 1
const panStepPx = 80

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const alignedBy: Readonly<Record<string, Arrangement>> = {
  ArrowLeft: 'align-left',
  ArrowRight: 'align-right',
  ArrowUp: 'align-top',
  ArrowDown: 'align-bottom',
}
const toolKeys: Readonly<Record<string, Tool>> = {
  n: 'note',
  h: 'hand',
  v: 'select',
  s: 'section',
  l: 'link',
  p: 'draw',
}

/** What a key means on the board; null leaves it to the browser. */
export function keyCommand(input: KeyInput, context: KeyContext): KeyCommand | null {
  if (input.isComposing) return null
  if (isBegunLetter(input.key)) return context.isOneWritable ? { do: 'type' } : null
  return (
    (input.command ? withCommand(input, context) : null) ??
    (input.command ? null : (arrowCommand(input, context) ?? plainCommand(input, context)))
  )
}

/** What a key means while a note is open. */
export type EditorCommand =
  | { readonly do: 'leave' | 'undo' | 'redo' }
  | { readonly do: 'next'; readonly direction: Direction }

/** What a key means in the editor; null types it. */
export function editorCommand(input: KeyInput): EditorCommand | null {
  if (input.isComposing || isBegunLetter(input.key)) return null
  if (input.key === 'Escape') return { do: 'leave' }
  if (input.key === 'Tab' && !input.command && !input.alt)
    return { do: 'next', direction: input.shift ? 'left' : 'right' }
  if (input.key === 'Enter' && input.command) return { do: 'next', direction: input.shift ? 'above' : 'below' }
  return input.command ? undoCommand(input) : null
}

/** A dead key or an input method has begun a letter that will end up wherever the caret is. */
function isBegunLetter(key: string): boolean {
  return key === 'Dead' || key === 'Process'
}

function withCommand(input: KeyInput, context: KeyContext): KeyCommand | null {
  const undo = undoCommand(input)
  if (undo !== null) return undo
  if (input.code === 'Digit0' || input.code === 'Numpad0') return { do: 'reset-zoom' }
  const arranged = arrangeCommand(input, context)
  if (arranged !== null) return arranged
  switch (input.key.toLowerCase()) {
    case 'a':
      return { do: 'select-all' }
    case 'd':
      return context.selected > 0 ? { do: 'duplicate' } : null
    case '+':
    case '=':
      return { do: 'zoom-in' }
    case '-':
      return { do: 'zoom-out' }
    case ']':
      return context.selected > 0 ? { do: 'raise' } : null
    case '[':
      return context.selected > 0 ? { do: 'lower' } : null
    default:
      return null
  }
}

/** Holding still, holding together, lining up and relating what is selected. */
function arrangeCommand({ key, shift }: KeyInput, { selected }: KeyContext): KeyCommand | null {
  if (selected === 0) return null
  const how = shift && selected > 1 ? alignedBy[key] : undefined
  if (how !== undefined) return { do: 'arrange', how }
  const letter = key.toLowerCase()
  if (letter === 'l') return shift ? { do: 'lock' } : linkCommand(selected)
  if (letter === 'h' && shift) return { do: 'fold' }
  return letter === 'g' ? { do: shift ? 'ungroup' : 'group' } : null
}

/** Two are linked to each other; of one it is asked what it rests on. */
function linkCommand(selected: number): KeyCommand | null {
  return selected === 2 ? { do: 'link' } : selected === 1 ? { do: 'rests-on' } : null
}

function undoCommand({ key, shift, alt }: KeyInput): { readonly do: 'undo' | 'redo' } | null {
  const letter = key.toLowerCase()
  if (alt) return null
  if (letter === 'z') return { do: shift ? 'redo' : 'undo' }
  return letter === 'y' && !shift ? { do: 'redo' } : null
}

function arrowCommand({ key, shift, alt }: KeyInput, { selected }: KeyContext): KeyCommand | null {
  const arrow = arrows[key]
  if (arrow === undefined) return null
  const [x, y] = arrow
  if (selected === 0) return { do: 'pan', dx: 0 - x * panStepPx, dy: 0 - y * panStepPx }
  const step = shift ? bigStep : alt ? fineStep : plainStep
  return { do: 'nudge', dx: x * step, dy: y * step }
}

function plainCommand(input: KeyInput, context: KeyContext): KeyCommand | null {
  if (input.alt && input.code === 'KeyS') return { do: 'snap' }
  if (input.alt && input.code === 'KeyC')
    return input.shift ? { do: 'copy-picture' } : context.selected === 1 ? { do: 'thread' } : null
  if (input.shift && input.code === 'Digit1') return { do: 'fit-all' }
  if (input.shift && input.code === 'Digit2') return { do: 'fit-selection' }
  switch (input.key) {
    case 'Escape':
      return { do: 'escape' }
    case 'Delete':
    case 'Backspace':
      return context.selected > 0 ? { do: 'remove' } : null
    case 'Enter':
      return context.isOneWritable ? { do: 'edit' } : null
    case 'PageUp':
      return { do: input.alt ? 'previous-section' : 'page-up' }
    case 'PageDown':
      return { do: input.alt ? 'next-section' : 'page-down' }
    default:
      return letterCommand(input, context)
  }
}

/** Single letters: tools, or the first letter into the one selected note. Someone who just left a note means tools. */
function letterCommand({ key, alt }: KeyInput, context: KeyContext): KeyCommand | null {
  // A space pans and a question mark asks for help; neither begins a note.
  if (Array.from(key).length !== 1 || key === ' ' || key === '?') return null
  if (key === ']' && context.selected > 0) return { do: 'raise' }
  if (key === '[' && context.selected > 0) return { do: 'lower' }
  const tool = alt ? undefined : toolKeys[key.toLowerCase()]
  if (context.isOneWritable && !(context.isLeft && tool !== undefined)) return { do: 'type' }
  return tool === undefined ? null : { do: 'tool', tool }
}
