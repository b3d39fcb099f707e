import type { ItemId, ItemView } from '@samtavle/board'
import { List } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActor } from '../../bridge/hooks.ts'
import { SectorMark } from '../../sectors/sector-mark.tsx'
import { useSectorName } from '../../words/use-sector-name.ts'
import { usePanel } from './panel-context.ts'

/** The first words of an item, enough to know it by. */
export function wordsOfItem(item: ItemView | undefined): string {
  const words = item?.text.trim() ?? ''
  return words.length > 120 ? `${words.slice(0, 120).trimEnd()}…` : words
}

/** A way to a thing on the board: its words as a button, and a second one to its place in the list. */
export function Thing({ id, children }: { readonly id: ItemId; readonly children?: ReactNode }) {
  const { t } = useTranslation('ground')
  const { view, show, findInList } = usePanel()
  const words = wordsOfItem(view.items.get(id)) || t('wordless')
  return (
    <div className="thing">
      <button className="thing-words" type="button" title={t('show')} onClick={() => show(id)}>
        {words}
      </button>
      <button
        className="icon-button thing-list"
        type="button"
        aria-label={t('inList', { words })}
        title={t('inList', { words: '' }).replace(/: ?$/, '')}
        onClick={() => findInList(id)}
      >
        <List size={16} aria-hidden="true" />
      </button>
      {children}
    </div>
  )
}

/** Several things in a row, under what they are to something else. */
export function Things({ label, ids }: { readonly label: string; readonly ids: readonly ItemId[] }) {
  if (ids.length === 0) return null
  return (
    <div className="things">
      <p className="ground-label">{label}</p>
      {ids.map((id) => (
        <Thing key={id} id={id} />
      ))}
    </div>
  )
}

/** A sector with its mark and name. */
export function Sector({ sector }: { readonly sector: string | null }) {
  const { t } = useTranslation('ground')
  const sectorName = useSectorName()
  return (
    <span className="ground-sector">
      <SectorMark sector={sector} size={14} />
      {sector === null ? t('noSector') : sectorName(sector)}
    </span>
  )
}

/** Sectors in a row, each with how many people of it, if that is to be told. */
export function Sectors({ counts }: { readonly counts: ReadonlyMap<string, number> }) {
  return (
    <span className="ground-sectors">
      {[...counts].map(([sector, count]) => (
        <span key={sector} className="ground-sector-count">
          <Sector sector={sector} /> {count > 1 && <b>{count}</b>}
        </span>
      ))}
    </span>
  )
}

/** Somebody by name, where it is known, and sector. */
export function Who({ actor, sector }: { readonly actor: string | null; readonly sector: string | null }) {
  const { t } = useTranslation('ground')
  const participant = useActor(actor)
  return (
    <span className="ground-who">
      {participant?.name ?? t('noName')} <Sector sector={sector} />
    </span>
  )
}
