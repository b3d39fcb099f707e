import { longestComment, type ActorId } from '@samtavle/board'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { begunName, meant, toKept, type BegunName, type Named } from './mention-words.ts'
import { useNamed } from './use-called.ts'

/** What a comment begins with, and whom its names mean. */
export interface Written {
  readonly text: string
  readonly chosen: ReadonlyMap<string, ActorId>
}

/** A comment as it is being written, with the names that are offered meanwhile. */
export interface Writing {
  readonly text: string
  /** As it would be kept. */
  readonly words: string
  /** UTF-16 units that are too many; negative while there is room. */
  readonly over: number
  readonly hasPeople: boolean
  readonly offered: readonly Named[]
  /** Which of them a key would choose. */
  readonly active: number
  write(text: string): void
  /** Looks where the caret is now. */
  look(): void
  choose(person: Named): void
  goTo(step: 1 | -1): void
  /** Puts an @ where the caret is. */
  beginName(): void
  dropName(): void
  clear(): void
}

const nothing: Written = { text: '', chosen: new Map() }

/** Where a comment begins, and who keeps it while it is not said. */
export interface WritingOptions {
  readonly begin?: Written
  readonly keep?: (written: Written) => void
}

/** Holds a comment while it is written in a field. */
export function useWriting(
  field: RefObject<HTMLTextAreaElement | null>,
  { begin = nothing, keep }: WritingOptions,
): Writing {
  const people = useNamed()
  const caret = useRef<number | null>(null)
  const [written, setWritten] = useState(begin)
  const { text, chosen } = written
  const [begun, setBegun] = useState<BegunName | null>(null)
  const [active, setActive] = useState(0)
  const offered = begun === null ? [] : meant(people, begun.query)
  const words = toKept(text.trim(), people, chosen)

  // A caret can be set only in words that are in the field.
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [field, text])

  const kept = useEffectEvent(() => {
    keep?.(written)
  })
  useEffect(() => {
    kept()
  }, [written])

  function begins(name: BegunName | null): void {
    setBegun(name)
    setActive(0)
  }
  return {
    text,
    words,
    over: words.length - longestComment,
    hasPeople: people.length > 0,
    offered,
    active,
    write: (next) => setWritten({ text: next, chosen }),
    look() {
      const { value = '', selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
      const found = selectionStart === selectionEnd ? begunName(value, selectionStart) : null
      // Who has been chosen is not asked for again while the sentence goes on.
      const isOver = found !== null && found.query.endsWith(' ') && chosen.has(found.query.trim())
      begins(isOver ? null : found)
    },
    choose({ id, name }) {
      if (begun === null) return
      const mention = `@${name} `
      caret.current = begun.from + mention.length
      setWritten({
        text: `${text.slice(0, begun.from)}${mention}${text.slice(begun.from + 1 + begun.query.length)}`,
        chosen: new Map([...chosen, [name, id]]),
      })
      begins(null)
      field.current?.focus()
    },
    goTo: (step) => setActive((active + step + offered.length) % offered.length),
    beginName() {
      const { selectionStart: at = text.length } = field.current ?? {}
      const gap = /(?:^|\s)$/.test(text.slice(0, at)) ? '' : ' '
      caret.current = at + gap.length + 1
      setWritten({ text: `${text.slice(0, at)}${gap}@${text.slice(at)}`, chosen })
      begins({ from: at + gap.length, query: '' })
      field.current?.focus()
    },
    dropName: () => begins(null),
    clear() {
      setWritten(nothing)
      begins(null)
    },
  }
}
