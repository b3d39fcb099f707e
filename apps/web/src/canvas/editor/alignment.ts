import type { TextSplice } from '@samtavle/board'

/*
 * While an input method composes, the editor must not be touched, so what others type meanwhile is in the document and not yet in
 * the editor. An alignment says which characters are in both, and carries every change from one side to the other.
 */

/** A stretch of characters in both texts, only in the document, or only in the editor. */
export interface Run {
  readonly is: 'both' | 'document' | 'editor'
  readonly length: number
}

/** Runs in order; joined, those of `both` and `document` are the document, those of `both` and `editor` the editor. */
export type Alignment = readonly Run[]

/** Two equal texts. */
export function aligned(length: number): Alignment {
  return length === 0 ? [] : [{ is: 'both', length }]
}

/** The document text as the editor shows it: without carriage returns, which a textarea cannot hold. */
export function alignedWithEditor(documentText: string): Alignment {
  return tidy(
    documentText
      .split(/(\r+)/)
      .map((part) => ({ is: part.startsWith('\r') ? 'document' : 'both', length: part.length })),
  )
}

/** Whether the editor lacks nothing of the document and has nothing of its own. */
export function isSettled(alignment: Alignment): boolean {
  return alignment.every((run) => run.is === 'both')
}

/**
 * Where an editor index stands in the document: right behind the character it follows. What others type at a caret so comes after
 * it, and two people who begin at one place do not weave their words together.
 */
export function toDocument(alignment: Alignment, editorIndex: number): number {
  let [editor, document] = [0, 0]
  for (const run of alignment) {
    if (editor >= editorIndex) break
    const part = run.is === 'document' ? 0 : Math.min(run.length, editorIndex - editor)
    editor += part
    if (run.is === 'both') document += part
    else if (run.is === 'document') document += run.length
  }
  return editorIndex === 0 ? 0 : document
}

/** Where a document index stands in the editor. */
export function toEditor(alignment: Alignment, documentIndex: number): number {
  let [editor, document] = [0, 0]
  for (const run of alignment) {
    if (run.is === 'editor') editor += run.length
    else if (document + run.length > documentIndex) return editor + (run.is === 'both' ? documentIndex - document : 0)
    else {
      document += run.length
      if (run.is === 'both') editor += run.length
    }
  }
  return editor
}

/** What a change in one text did. */
export interface Carried {
  readonly alignment: Alignment
  /** The changes to make to the document, to be made one after the other. */
  readonly splices: readonly TextSplice[]
}

/** A change typed into the editor: how the document must change, keeping what others typed in between. */
export function carryEditorSplice(alignment: Alignment, { index, remove, insert }: TextSplice): Carried {
  const next: Run[] = []
  const splices: TextSplice[] = []
  let [editor, document, toRemove, inserted] = [0, 0, remove, false]
  const insertHere = (): void => {
    if (inserted) return
    inserted = true
    if (insert === '') return
    splices.push({ index: document, remove: 0, insert })
    next.push({ is: 'both', length: insert.length })
    document += insert.length
  }
  for (const run of alignment) {
    let length = run.length
    while (length > 0) {
      if (run.is !== 'document' && editor === index) insertHere()
      if (run.is === 'document') {
        next.push(run)
        document += length
        length = 0
        continue
      }
      const isRemoved = editor >= index && toRemove > 0
      const part = isRemoved ? Math.min(length, toRemove) : editor < index ? Math.min(length, index - editor) : length
      if (isRemoved && run.is === 'both') splices.push({ index: document, remove: part, insert: '' })
      if (isRemoved) {
        toRemove -= part
        // Removed characters count where the typed ones were: the index stays, the editor walks on.
        length -= part
        continue
      }
      next.push({ is: run.is, length: part })
      editor += part
      if (run.is === 'both') document += part
      length -= part
    }
  }
  insertHere()
  return { alignment: tidy(next), splices }
}

/** A change that others made to the document while the editor was held still. */
export function carryDocumentSplice(alignment: Alignment, { index, remove, insert }: TextSplice): Alignment {
  const next: Run[] = []
  let [document, toRemove, inserted] = [0, remove, insert === '']
  const insertHere = (): void => {
    if (!inserted) next.push({ is: 'document', length: insert.length })
    inserted = true
  }
  for (const run of alignment) {
    let length = run.length
    while (length > 0) {
      if (run.is !== 'editor' && document === index) insertHere()
      if (run.is === 'editor') {
        next.push(run)
        break
      }
      const isRemoved = document >= index && toRemove > 0
      const part = isRemoved
        ? Math.min(length, toRemove)
        : document < index
          ? Math.min(length, index - document)
          : length
      if (isRemoved && run.is === 'both') next.push({ is: 'editor', length: part })
      if (isRemoved) {
        toRemove -= part
      } else {
        next.push({ is: run.is, length: part })
        document += part
      }
      length -= part
    }
  }
  insertHere()
  return tidy(next)
}

function tidy(runs: readonly Run[]): Alignment {
  const tidied: Run[] = []
  for (const run of runs) {
    const last = tidied.at(-1)
    if (run.length === 0) continue
    if (last?.is === run.is) tidied[tidied.length - 1] = { is: run.is, length: last.length + run.length }
    else tidied.push(run)
  }
  return tidied
}
