import type { GoneItem, ItemId } from '@samtavle/board'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useWatchable } from '../../bridge/hooks.ts'
import type { Me } from '../../sync/session.ts'
import '../../panels/deleted/deleted.css'
import { editBoard } from '../edit-board.ts'
import type { ShownParts } from '../use-told.ts'

/** As many as are read through at a time; the newest come first. */
const mostListed = 100

interface Props {
  readonly parts: ShownParts
  readonly boardId: string | null
  readonly me: Me
}

/** What was deleted at the moment shown, and the way to have it back on the board as it is today. */
export function GonePanel({ parts, boardId, me }: Props) {
  const { t } = useTranslation()
  const services = useServices()
  const { film } = parts
  useWatchable(film.moment)
  const [back, setBack] = useState<ReadonlySet<ItemId>>(new Set())
  const gone = film.reader.gone().filter(({ item }) => item.state === 'damaged' || item.kind !== 'link')

  async function putBack(id: ItemId): Promise<void> {
    if (boardId === null) return
    setBack(new Set([...back, id]))
    const isBack = await editBoard(services, { boardId, me, edit: (edits) => edits.restoreItems([id]) })
    services.announcer.say(t(isBack ? 'replay.putBackDone' : 'replay.putBackFailed'))
  }
  return (
    <>
      <p className="replay-hint">{t(gone.length === 0 ? 'replay.goneEmpty' : 'replay.goneLead')}</p>
      <ul className="deleted-list">
        {gone.slice(0, mostListed).map((entry) => (
          <GoneRow
            key={entry.item.id}
            entry={entry}
            parts={parts}
            onPutBack={me.role === 'view' || back.has(entry.item.id) ? null : () => void putBack(entry.item.id)}
          />
        ))}
      </ul>
    </>
  )
}

interface RowProps {
  readonly entry: GoneItem
  readonly parts: ShownParts
  readonly onPutBack: (() => void) | null
}

function GoneRow({ entry: { item, by }, parts, onPutBack }: RowProps) {
  const { t } = useTranslation()
  const name = by === null ? null : (parts.cast.people.get(by)?.name ?? null)
  const words = item.text.trim() || t('replay.a.thing')
  return (
    <li className="deleted-row">
      <span className="deleted-words">
        {words}
        <span className="deleted-by">{t('replay.goneBy', { name: name ?? t('replay.someone') })}</span>
      </span>
      {onPutBack !== null && (
        <button
          className="button"
          type="button"
          aria-label={t('replay.putBackNamed', { text: words.slice(0, 60) })}
          onClick={onPutBack}
        >
          <RotateCcw size={16} aria-hidden="true" />
          {t('replay.putBack')}
        </button>
      )}
    </li>
  )
}
