import { longestText, spliceBetween, type FieldName, type WholeItem } from '@samtavle/board'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useSession } from '../bridge/board-context.ts'
import { movePosition, rebaseSplice } from './rebase-splice.ts'

interface Props {
  readonly item: WholeItem
  /** Which of its texts; without one, the item's own. */
  readonly field?: FieldName
  readonly label: string
  /** The first field of an editor takes the keyboard. */
  readonly isFirst?: boolean
}

/** A text field over an item's shared words: what I type goes out letter by letter, what others type comes in without moving my caret. */
export function WordsField({ item, field: of, label, isFirst = true }: Props) {
  const { edits } = useSession()
  const text = of === undefined ? item.text : (item.fields.get(of) ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  /** The shared words as this field last knew them; behind the document only while a letter is being composed. */
  const known = useRef(text)
  const isComposing = useRef(false)

  useLayoutEffect(() => {
    if (field.current && !isComposing.current) bringIn(field.current, known.current, text)
    if (!isComposing.current) known.current = text
  }, [text])

  // The caret begins behind the last letter; later it is the writer's.
  useEffect(() => {
    if (!isFirst) return
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [isFirst])

  function send(written: string, caret: number): void {
    const mine = spliceBetween(known.current, written, caret)
    const theirs = spliceBetween(known.current, text)
    known.current = text
    if (mine === null) return
    const splices = theirs === null ? [mine] : rebaseSplice(mine, theirs)
    for (const splice of splices) {
      known.current =
        known.current.slice(0, splice.index) + splice.insert + known.current.slice(splice.index + splice.remove)
      edits.spliceText(item.id, splice, of)
    }
    if (field.current && field.current.value !== known.current) bringIn(field.current, written, known.current)
  }

  return (
    <textarea
      ref={field}
      className="input note-textarea"
      aria-label={label}
      rows={isFirst ? 4 : 2}
      maxLength={longestText}
      defaultValue={text}
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
