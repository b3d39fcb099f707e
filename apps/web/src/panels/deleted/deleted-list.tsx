import type { GoneItem, ItemId } from '@samtavle/board'
import { RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import './deleted.css'

/** As many as are read through at a time; the newest come first. */
const mostListed = 100

interface Props {
  readonly gone: readonly GoneItem[]
  /** What somebody was called; null where it is not known or not told. */
  readonly nameOf: (by: NonNullable<GoneItem['by']>) => string | null
  /** Takes one back; null for who may not. */
  readonly onRestore: ((id: ItemId) => void) | null
  /** Those that were taken back already, where that is not seen by their being gone from the list. */
  readonly restored?: ReadonlySet<ItemId>
  /** The one that is looked at. */
  readonly chosen?: ItemId | null
}

/** What people delete, and are shown as deleted: links go and come with what they link. */
export function listedAsGone(gone: readonly GoneItem[]): readonly GoneItem[] {
  return gone.filter(({ item }) => item.state === 'damaged' || item.kind !== 'link')
}

/** What was deleted, newest first, each to be had back with its words. */
export function DeletedList({ gone, nameOf, onRestore, restored, chosen }: Props) {
  return (
    <ul className="deleted-list">
      {gone.slice(0, mostListed).map((entry) => {
        const { id } = entry.item
        const isThere = restored?.has(id) === true
        return (
          <DeletedRow
            key={id}
            entry={entry}
            name={entry.by === null ? null : nameOf(entry.by)}
            isChosen={chosen === id}
            onRestore={onRestore === null || isThere ? null : () => onRestore(id)}
          />
        )
      })}
    </ul>
  )
}

interface RowProps {
  readonly entry: GoneItem
  readonly name: string | null
  readonly isChosen: boolean
  readonly onRestore: (() => void) | null
}

function DeletedRow({ entry: { item }, name, isChosen, onRestore }: RowProps) {
  const { t } = useTranslation()
  const words = item.text.trim() || t('outline.wordless')
  return (
    <li
      className="deleted-row"
      data-chosen={isChosen}
      ref={(row) => (isChosen ? row?.scrollIntoView({ block: 'nearest' }) : undefined)}
    >
      <span className="deleted-words">
        {words}
        <span className="deleted-by">{name === null ? t('deleted.byUnknown') : t('deleted.by', { name })}</span>
      </span>
      {onRestore !== null && (
        <button
          className="button"
          type="button"
          aria-label={t('deleted.restoreNamed', { text: words.slice(0, 60) })}
          onClick={onRestore}
        >
          <RotateCcw size={16} aria-hidden="true" />
          {t('deleted.restore')}
        </button>
      )}
    </li>
  )
}
