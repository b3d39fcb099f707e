import { longestText, spliceBetween, type WholeItem } from '@samtavle/board'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useSession } from '../bridge/board-context.ts'
import { movePosition, rebaseSplice } from './rebase-splice.ts'

/** A text field over a note's shared words: what I type goes out letter by letter, what others type comes in without moving my caret. */
export function WordsField({ item, label }: { readonly item: WholeItem; readonly label: string }) {
  const { edits } = useSession()
  const field = useRef<HTMLTextAreaElement>(null)
  /** The shared words as this field last knew them; behind the document only while a letter is being composed. */
  const known = useRef(item.text)
  const isComposing = useRef(false)

  useLayoutEffect(() => {
    if (field.current && !isComposing.current) bringIn(field.current, known.current, item.text)
    if (!isComposing.current) known.current = item.text
  }, [item.text])

  // The caret begins behind the last letter; later it is the writer's.
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])

  function send(written: string, caret: number): void {
    const mine = spliceBetween(known.current, written, caret)
    const theirs = spliceBetween(known.current, item.text)
    known.current = item.text
    if (mine === null) return
    const splices = theirs === null ? [mine] : rebaseSplice(mine, theirs)
    for (const splice of splices) {
      known.current =
        known.current.slice(0, splice.index) + splice.insert + known.current.slice(splice.index + splice.remove)
      edits.spliceText(item.id, splice)
    }
    if (field.current && field.current.value !== known.current) bringIn(field.current, written, known.current)
  }

  return (
    <textarea
      ref={field}
      className="input note-textarea"
      aria-label={label}
      rows={4}
      maxLength={longestText}
      defaultValue={item.text}
      onChange={(event) => {
        if (!isComposing.current) send(event.target.value, event.target.selectionEnd)
      }}
      onCompositionStart={() => (isComposing.current = true)}
      onCompositionEnd={(event) => {
        isComposing.current = false
        send(event.currentTarget.value, event.currentTarget.selectionEnd)
      }}
    />
  )
}

/** Writes the new words into the field and keeps the selection around the same letters. */
function bringIn(field: HTMLTextAreaElement, before: string, after: string): void {
  if (field.value === after) return
  const splice = spliceBetween(before, after)
  const { selectionStart, selectionEnd } = field
  field.value = after
  if (splice) field.setSelectionRange(movePosition(selectionStart, splice), movePosition(selectionEnd, splice))
}
