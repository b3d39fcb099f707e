import { longestReason, mostReasons, type WholeItem } from '@samtavle/board'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import type { Ballot } from './ballot-hand.ts'
import { firstWords } from './first-words.ts'

interface Props {
  readonly item: WholeItem
  readonly ballot: Ballot
  readonly onSay: (words: string) => void
}

/** Words are sent when the hand has rested this long, so that whoever is still writing when voting ends loses little. */
const restMs = 800

/** Why I gave an item my dots, if I like to say; it goes with them and is read by nobody before the end. */
export function Why({ item, ballot, onSay }: Props) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const said = ballot.reasons[item.id] ?? ''
  /** What is being written here; null while it is what was said, on this device or another. */
  const [draft, setDraft] = useState<string | null>(null)
  const say = (): void => {
    if (draft !== null && draft.trim() !== said) onSay(draft)
  }
  const sayLater = useEffectEvent(say)
  useEffect(() => clock.after(restMs, () => sayLater()), [clock, draft])
  // A sheet that is put away under the hand takes no words with it.
  useEffect(() => () => sayLater(), [])
  if (said === '' && Object.keys(ballot.reasons).length >= mostReasons) return null
  return (
    <input
      className="input voting-why"
      type="text"
      maxLength={longestReason}
      placeholder={t('voting.why')}
      aria-label={t('voting.whyOn', { note: firstWords(item.text) })}
      value={draft ?? said}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={() => {
        say()
        setDraft(null)
      }}
    />
  )
}
