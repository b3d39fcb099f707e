import type { BoardView, ItemId, LinkEnds, WholeItem } from '@samtavle/board'
import { Link2, PackageOpen, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { isBrought, isDrawing, isLinkable, RestsOnChooser } from './rests-on-chooser.tsx'
import { LinkLabel } from './link-label.tsx'
import { useFewWords, useView } from './use-cards.ts'

/** A link of an item as seen from it. */
interface LinkOf {
  readonly link: WholeItem
  readonly other: WholeItem
  readonly is: 'restsOnThese' | 'carries' | 'relatedTo'
}

/** What a card rests on, carries and belongs with; links are made and taken away here without drawing. */
export function LinksOf({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const [choosing, setChoosing] = useState<'ground' | 'resource' | null>(null)
  const stop = (): void => setChoosing(null)
  const links = linksOf(useView(), item.id)
  return (
    <div className="links-of">
      {(['restsOnThese', 'carries', 'relatedTo'] as const).map((is) => {
        const found = links.filter((link) => link.is === is)
        return found.length === 0 ? null : <LinkGroup key={is} heading={t(`cards.${is}`)} links={found} />
      })}
      {mayWrite && choosing === 'ground' && <RestsOnChooser item={item} onDone={stop} />}
      {mayWrite && choosing === 'resource' && <RestsOnChooser item={item} only="resource" onDone={stop} />}
      {mayWrite && choosing === null && (
        <div className="card-row">
          {isLinkable(item.kind) && (
            <button className="button" type="button" onClick={() => setChoosing('ground')}>
              <Link2 size={17} aria-hidden="true" />
              {t(isBrought(item.kind) ? 'cards.usedIn' : 'cards.restsOn')}
            </button>
          )}
          {isDrawing(item) && (
            <button className="button" type="button" onClick={() => setChoosing('resource')}>
              <PackageOpen size={17} aria-hidden="true" />
              {t('cards.drawsOn')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function LinkGroup({ heading, links }: { readonly heading: string; readonly links: readonly LinkOf[] }) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const { edits, undo } = useSession()
  const { announcer } = useServices()
  const mayWrite = useMayWrite()
  const fewWords = useFewWords()
  return (
    <div>
      <p className="card-label">{heading}</p>
      <ul className="card-links">
        {links.map(({ link, other }) => {
          const text = fewWords(other)
          return (
            <li key={link.id}>
              <button
                className="card-link"
                type="button"
                title={t('cards.show', { text })}
                onClick={() => canvas?.camera.flyTo(other.id)}
              >
                {text}
              </button>
              <LinkLabel link={link} to={text} />
              {mayWrite && (
                <button
                  className="icon-button"
                  type="button"
                  aria-label={t('cards.unlink', { text })}
                  onClick={() => {
                    undo.stopCapturing()
                    edits.unlink(link.id)
                    undo.stopCapturing()
                    announcer.say(t('cards.unlinked', { text }))
                  }}
                >
                  <X size={16} aria-hidden="true" />
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The links of an item, each with the item at its other end. */
function linksOf(view: BoardView, id: ItemId): readonly LinkOf[] {
  const found: LinkOf[] = []
  for (const link of view.items.values()) {
    if (link.state !== 'whole' || link.ends === undefined) continue
    const { from, to } = link.ends
    const otherId = from === id ? to : to === id ? from : null
    const other = typeof otherId === 'string' ? view.items.get(otherId) : undefined
    if (other?.state === 'whole') found.push({ link, other, is: sideOf(link.ends, id) })
  }
  return found
}

function sideOf({ from, as }: LinkEnds, id: ItemId): LinkOf['is'] {
  if (as === 'relates') return 'relatedTo'
  return from === id ? 'restsOnThese' : 'carries'
}
