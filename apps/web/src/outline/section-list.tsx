import { readingOrder, sectionOwners, type ItemId, type WholeItem } from '@samtavle/board'
import { FoldVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { isFoldedSection } from '../canvas/folding.ts'
import { isSection } from '../canvas/item-state.ts'
import { useView } from '../cards/use-cards.ts'

/** The sections of the board in reading order: the ways to walk through it, each with what it holds. */
export function SectionList({ onShow }: { readonly onShow: (id: ItemId) => void }) {
  const { t } = useTranslation()
  const view = useView()
  const sections = readingOrder([...view.items.values()].filter(isSection)).filter(isSection)
  if (sections.length === 0) return null
  const held = countHeld(sectionOwners(view))
  return (
    <nav className="outline-sections" aria-label={t('sections.heading')}>
      <h2>{t('sections.heading')}</h2>
      <ol>
        {sections.map((item) => (
          <SectionRow key={item.id} item={item} held={held.get(item.id) ?? 0} onShow={onShow} />
        ))}
      </ol>
    </nav>
  )
}

interface RowProps {
  readonly item: WholeItem
  readonly held: number
  readonly onShow: (id: ItemId) => void
}

function SectionRow({ item, held, onShow }: RowProps) {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const mayWrite = useMayWrite()
  const name = item.text.trim() || t('sections.untitled')
  const isFolded = isFoldedSection(item)

  function fold(): void {
    undo.stopCapturing()
    if (isFolded) edits.unfoldSections([item.id])
    else edits.foldSections([item.id])
    undo.stopCapturing()
  }

  return (
    <li>
      <button
        className="section-show"
        type="button"
        title={t('sections.show', { name })}
        onClick={() => onShow(item.id)}
      >
        {name} <span className="outline-count">{t('outline.count', { count: held })}</span>
      </button>
      {mayWrite && (
        <button
          className="icon-button"
          type="button"
          aria-pressed={isFolded}
          aria-label={t('sections.fold', { name })}
          title={t('sections.fold', { name })}
          onClick={fold}
        >
          <FoldVertical size={18} aria-hidden="true" />
        </button>
      )}
    </li>
  )
}

function countHeld(owners: ReadonlyMap<ItemId, ItemId>): ReadonlyMap<ItemId, number> {
  const counts = new Map<ItemId, number>()
  for (const owner of owners.values()) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  return counts
}
