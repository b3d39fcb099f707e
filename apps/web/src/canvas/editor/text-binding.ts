import { spliceBetween, type TextSplice } from '@samtavle/board'
import type * as Y from 'yjs'
import {
  alignedWithEditor,
  carryDocumentSplice,
  carryEditorSplice,
  toDocument,
  toEditor,
  type Alignment,
} from './alignment.ts'

/** The part of a textarea that a binding reads and writes. */
export interface TextField {
  value: string
  selectionStart: number
  selectionEnd: number
  readonly selectionDirection: 'forward' | 'backward' | 'none'
  setSelectionRange(start: number, end: number, direction?: 'forward' | 'backward' | 'none'): void
}

/** Ties a field to a shared text, so that both sides can be typed in at once. */
export interface TextBinding {
  /** The field's value changed by typing. */
  typed(): void
  /** Holds others' changes back while an input method composes. */
  holdStill(): void
  /** Lets them in. */
  goOn(): void
  /** The caret in the shared text: where it began and where it is. */
  caret(): { readonly anchor: number; readonly head: number }
  close(): void
}

/** What a binding needs. */
export interface TextBindingOptions {
  readonly text: Y.Text
  readonly field: TextField
  readonly splice: (splice: TextSplice) => void
  /** Called after others' changes have reached the field. */
  readonly onRemote: () => void
}

/** Fills the field from the text, unless the field already shows it, and ties them. */
export function bindText({ text, field, splice, onRemote }: TextBindingOptions): TextBinding {
  let alignment: Alignment = alignedWithEditor(text.toJSON())
  let known = shownIn(alignment, text.toJSON())
  let isStill = false
  /** Something of others' has come while they were held back. */
  let isNews = false
  let isWriting = false
  if (field.value !== known) {
    field.value = known
    field.setSelectionRange(known.length, known.length)
  }

  const settle = (): void => {
    const whole = text.toJSON()
    const next = alignedWithEditor(whole)
    const [start, end] = [field.selectionStart, field.selectionEnd].map((index) =>
      toEditor(next, toDocument(alignment, index)),
    )
    const direction = field.selectionDirection
    alignment = next
    known = shownIn(next, whole)
    if (field.value === known) return
    field.value = known
    field.setSelectionRange(start ?? known.length, end ?? known.length, direction)
    onRemote()
  }
  const onText = (event: Y.YTextEvent): void => {
    if (isWriting) return
    let index = 0
    for (const part of event.delta) {
      if (part.retain !== undefined) index += part.retain
      else {
        const insert = typeof part.insert === 'string' ? part.insert : ''
        alignment = carryDocumentSplice(alignment, { index, remove: part.delete ?? 0, insert })
        index += insert.length
      }
    }
    if (isStill) isNews = true
    else settle()
  }
  text.observe(onText)

  return {
    typed() {
      const made = spliceBetween(known, field.value, field.selectionEnd)
      known = field.value
      if (made === null) return
      const carried = carryEditorSplice(alignment, made)
      alignment = carried.alignment
      isWriting = true
      carried.splices.forEach(splice)
      isWriting = false
    },
    holdStill: () => void (isStill = true),
    goOn() {
      isStill = false
      if (isNews) settle()
      isNews = false
    },
    caret() {
      const [from, to] = [toDocument(alignment, field.selectionStart), toDocument(alignment, field.selectionEnd)]
      return field.selectionDirection === 'backward' ? { anchor: to, head: from } : { anchor: from, head: to }
    },
    close: () => text.unobserve(onText),
  }
}

/** The document text without what the editor does not show. */
function shownIn(alignment: Alignment, whole: string): string {
  let [at, shown] = [0, '']
  for (const run of alignment) {
    if (run.is === 'both') shown += whole.slice(at, at + run.length)
    at += run.length
  }
  return shown
}
