import type { ActorId, WholeItem } from '@samtavle/board'
import { wordingOf } from '@samtavle/board'
import { Hand, MessageSquareWarning } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useEscape } from '../outline/use-escape.ts'
import { factOf } from '@samtavle/board'
import { useFewWords } from './use-cards.ts'

/** Taking a stand on a card: holding it, or having a reservation with its reason. Only ever my own. */
export function StandButtons({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const [isReserving, setReserving] = useState(false)
  const reserveButton = useRef<HTMLButtonElement>(null)
  const take = useTakeStand(item)
  const mine = item.stands.get(me.id as ActorId)
  const isAgreed = item.kind === 'agreement' || item.kind === 'rule'
  const reopened = factOf(item, 'reopened')
  const counts = mine?.stand === 'hold' && (reopened === undefined || mine.at > reopened.at)
  const isOfOtherWords = counts && mine.wording !== undefined && mine.wording !== wordingOf(item.text)

  function close(): void {
    setReserving(false)
    queueMicrotask(() => reserveButton.current?.focus())
  }

  if (isReserving) return <ReserveForm item={item} was={mine} onDone={close} />
  return (
    <div className="stand-buttons">
      {(!counts || isOfOtherWords) && (
        <button className="button" data-look="strong" type="button" onClick={take.hold}>
          <Hand size={17} aria-hidden="true" />
          {t(isOfOtherWords ? 'cards.holdAgain' : isAgreed ? 'cards.agree' : 'cards.hold')}
        </button>
      )}
      {counts && !isOfOtherWords && (
        <span className="stand-mine">{t(isAgreed ? 'cards.agreed' : 'cards.holding')}</span>
      )}
      <button ref={reserveButton} className="button" type="button" onClick={() => setReserving(true)}>
        <MessageSquareWarning size={17} aria-hidden="true" />
        {t(mine?.stand === 'reserve' ? 'cards.reserveChange' : 'cards.reserve')}
      </button>
      {mine !== undefined && (
        <button className="button" data-look="quiet" type="button" onClick={take.withdraw}>
          {t('cards.withdraw')}
        </button>
      )}
    </div>
  )
}

/** Each stand is one step to take back, and is said aloud. */
function useTakeStand(item: WholeItem) {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const { announcer } = useServices()
  const text = useFewWords()(item)
  const step = (edit: () => void, said: string): void => {
    undo.stopCapturing()
    edit()
    undo.stopCapturing()
    announcer.say(said)
  }
  return {
    hold: () => step(() => edits.hold(item.id), t('cards.held', { text })),
    withdraw: () => step(() => edits.withdraw(item.id), t('cards.withdrawn', { text })),
    reserve: (reason: string) => step(() => edits.reserve(item.id, reason), t('cards.reserved', { text })),
  }
}

interface ReserveProps {
  readonly item: WholeItem
  readonly was: WholeItem['stands'] extends ReadonlyMap<unknown, infer Stand> ? Stand | undefined : never
  readonly onDone: () => void
}

function ReserveForm({ item, was, onDone }: ReserveProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState(was?.stand === 'reserve' ? was.reason : '')
  const form = useRef<HTMLFormElement>(null)
  const take = useTakeStand(item)
  const id = useId()
  useEscape(form, onDone)
  return (
    <form
      ref={form}
      className="card-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') return
        take.reserve(reason)
        onDone()
      }}
    >
      <label htmlFor={id}>{t('cards.reason')}</label>
      <textarea
        id={id}
        className="input"
        rows={3}
        maxLength={2000}
        value={reason}
        aria-describedby={`${id}-hint`}
        // Somebody has just asked for this field; the rule is about pages that load.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <p id={`${id}-hint`} className="card-soft">
        {t('cards.reasonHint')}
      </p>
      <div className="card-row">
        <button className="button" type="button" onClick={onDone}>
          {t('cards.cancel')}
        </button>
        <button className="button" data-look="strong" type="submit" disabled={reason.trim() === ''}>
          {t('cards.reserveYes')}
        </button>
      </div>
    </form>
  )
}
