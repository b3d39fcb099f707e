import { readingOrder, type BoardView, type ItemId, type ItemKind, type WholeItem } from '@samtavle/board'
import { useDeferredValue, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { relationBetween } from '../canvas/relation-between.ts'
import { useEscape } from '../outline/use-escape.ts'
import { useFewWords, useView } from './use-cards.ts'

/** What a gap or a question asks for. */
type Wanted = 'framing' | 'plan' | 'resource'

interface Props {
  readonly item: WholeItem
  /** Only cards of this kind, where a gap asks for one. */
  readonly only?: Wanted
  readonly onDone: () => void
}

/** More than this nobody reads; the words above find the others. */
const mostShown = 8

/** Links a card to what it rests on without drawing: by its words. */
export function RestsOnChooser({ item, only, onDone }: Props) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const fewWords = useFewWords()
  const view = useView()
  const link = useLink()
  const part = useRef<HTMLDivElement>(null)
  const id = useId()
  useEscape(part, onDone)
  const candidates = candidatesFor(view, item, only)
  const sought = useDeferredValue(words).trim().toLowerCase()
  const found = candidates.filter(({ text }) => text.toLowerCase().includes(sought))
  const heading = { text: fewWords(item) }

  return (
    <div ref={part} className="card-form" role="group" aria-label={t('cards.restsOn')}>
      <label htmlFor={id}>
        {only === 'resource'
          ? t('cards.chooseResource', heading)
          : isBrought(item.kind)
            ? t('cards.chooseUse', heading)
            : t('cards.chooseFor', heading)}
      </label>
      {candidates.length === 0 && (
        <p className="card-soft">{t(only === 'resource' ? 'cards.noResource' : 'cards.nothingToChoose')}</p>
      )}
      <input
        id={id}
        className="input"
        type="search"
        placeholder={t('cards.find')}
        value={words}
        // Somebody has just asked for this field; the rule is about pages that load.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setWords(event.target.value)}
      />
      {candidates.length > 0 && found.length === 0 && <p className="card-soft">{t('cards.noneFound')}</p>}
      <ul className="card-choices">
        {found.slice(0, mostShown).map((target) => (
          <li key={target.id}>
            <button
              className="card-choice"
              type="button"
              onClick={() => {
                link(item, target)
                onDone()
              }}
            >
              <span className="card-label">
                {target.kind === 'framing' || target.zone === null || target.kind !== 'note'
                  ? t(`canvas.kind.${target.kind === 'note' ? 'framing' : target.kind}`)
                  : t(`zones.${target.zone}`)}
              </span>
              {fewWords(target)}
            </button>
          </li>
        ))}
      </ul>
      <button className="button" data-look="quiet" type="button" onClick={onDone}>
        {t('cards.cancel')}
      </button>
    </div>
  )
}

/** Links two cards as the method relates them, as one step, and says so. */
function useLink(): (item: WholeItem, target: WholeItem) => void {
  const { t } = useTranslation()
  const { edits, undo, board } = useSession()
  const { announcer } = useServices()
  const fewWords = useFewWords()
  return (item, target) => {
    const relation = relationBetween(item, target)
    if (relation === null) return
    undo.stopCapturing()
    edits.link(relation.from, relation.to, relation.as)
    undo.stopCapturing()
    const wordsOf = (id: ItemId): string => {
      const found = board.item(id)
      return fewWords(found?.state === 'whole' ? found : undefined)
    }
    const ends = { from: wordsOf(relation.from), to: wordsOf(relation.to) }
    announcer.say(relation.as === 'rests-on' ? t('cards.linked', ends) : t('cards.related', ends))
  }
}

/** Cards that are brought or that measure: they are used in work rather than resting on it. */
export function isBrought(kind: ItemKind): boolean {
  return kind === 'resource' || kind === 'indicator'
}

/** Whether a card can draw on what people bring. */
export function isDrawing({ kind, zone }: WholeItem): boolean {
  return kind === 'agreement' || (kind === 'note' && (zone === 'plan' || zone === 'implement'))
}

/** Whether a card can rest on something or be used in it; a framing is what others rest on. */
export function isLinkable(kind: ItemKind): boolean {
  return kind === 'note' || kind === 'agreement' || isBrought(kind)
}

/** What a card may rest on, or be used in: what lies nearer to the thin end, framings and plans first. */
function candidatesFor(view: BoardView, item: WholeItem, only?: Wanted): readonly WholeItem[] {
  const whole = [...view.items.values()].filter((other): other is WholeItem => other.state === 'whole')
  const suited = whole.filter((other) => {
    if (view.items.has(`${item.id}>${other.id}` as ItemId) || view.items.has(`${other.id}>${item.id}` as ItemId))
      return false
    const relation = relationBetween(item, other)
    if (relation === null) return false
    const isPlan = other.zone === 'plan' && (other.kind === 'note' || other.kind === 'agreement')
    if (only === 'resource') return other.kind === 'resource'
    if (only !== undefined) return only === 'framing' ? other.kind === 'framing' : isPlan
    if (isBrought(item.kind))
      return other.kind === 'agreement' || (other.kind === 'note' && other.zone !== 'understand')
    return relation.as === 'rests-on' && relation.from === item.id && (other.kind === 'framing' || isPlan)
  })
  const ordered = readingOrder(suited).filter((other): other is WholeItem => other.state === 'whole')
  // A measure looks for its plan, a plan for its framing.
  const first = item.zone === 'implement' || item.kind === 'agreement' ? -1 : 1
  return ordered.toSorted((a, b) => first * (Number(b.kind === 'framing') - Number(a.kind === 'framing')))
}
