import { hasFreeEnd, type ItemId, type WholeItem } from '@samtavle/board'
import { ChevronUp, Link2 } from 'lucide-react'
import { Suspense, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useItem, useMayWrite } from '../bridge/hooks.ts'
import type { Asked } from '../canvas/index.ts'
import { laterComponent } from '../words/later-component.ts'
import { CardSheet } from './card-sheet.tsx'
import { isHeldKind } from './card-kinds.ts'
import { LinkLabel } from './link-label.tsx'
import { FramingButton } from './framing-button.tsx'
import { GroundingNote } from './grounding-note.tsx'
import { isBrought, isLinkable, RestsOnChooser } from './rests-on-chooser.tsx'
import { StandButtons } from './stand-buttons.tsx'
import { StandingLine } from './standing-line.tsx'
import { useFewWords, useJudgement } from './use-cards.ts'
import './cards.css'

const ThreadButton = laterComponent(
  ['comments', 'session'],
  async () => (await import('../comments/thread-button.tsx')).ThreadButton,
)
const ThreadSheet = laterComponent(
  ['comments', 'session'],
  async () => (await import('../comments/thread-sheet.tsx')).ThreadSheet,
)

/** What the method has to say about what is selected, and the one or two things to do about it. */
export function CardBar({ selection }: { readonly selection: readonly ItemId[] }) {
  const [only, second] = selection
  if (only === undefined) return null
  return second === undefined ? <OneCard key={only} id={only} /> : <FramingOf ids={selection} />
}

function OneCard({ id }: { readonly id: ItemId }) {
  const item = useItem(id)
  const editing = useEditing()
  // Whoever writes has the words in view, and on a phone the keyboard.
  if (item?.state !== 'whole' || editing === id) return null
  if (item.kind === 'link') return <LinkWords item={item} />
  if (item.kind === 'section' || item.kind === 'stroke' || item.kind === 'text') return null
  return <PaperBar item={item} />
}

function useEditing(): ItemId | null {
  const editing = useCanvas()?.editing
  return useSyncExternalStore(editing?.watch ?? never, () => editing?.get() ?? null)
}

/** What is asked of an item: the canvas hears the key, also before this bar is there. */
function useAsked(): Asked | null {
  const asked = useCanvas()?.asked
  return useSyncExternalStore(asked?.watch ?? never, () => asked?.get() ?? null)
}

const never = (): (() => void) => () => {}

function PaperBar({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const judgement = useJudgement(item.id)
  const mayWrite = useMayWrite()
  const [isOpen, setOpen] = useState(false)
  const canvas = useCanvas()
  const asked = useAsked()
  const what = asked?.id === item.id ? asked.what : null
  const isChoosing = what === 'rests-on' && mayWrite && isLinkable(item.kind)
  const isTalking = what === 'thread'
  const { standing, grounding } = judgement
  function leaveTalk(): void {
    canvas?.ask(null)
    canvas?.focus()
  }
  return (
    <div className="card-bar" role="group" aria-label={t('cards.about')}>
      {!isOpen && isHeldKind(item.kind) && standing !== null && (
        <>
          <StandingLine item={item} judgement={judgement} standing={standing} />
          {mayWrite && <StandButtons item={item} />}
        </>
      )}
      {!isOpen &&
        !isChoosing &&
        grounding !== null &&
        (item.zone === 'implement' || grounding.state === 'ungrounded') && (
          <GroundingNote item={item} grounding={grounding} />
        )}
      {isChoosing && <RestsOnChooser item={item} onDone={() => canvas?.ask(null)} />}
      <div className="card-row">
        {mayWrite && item.kind === 'note' && item.zone !== 'implement' && <FramingButton ids={[item.id]} />}
        {mayWrite && !isChoosing && isLinkable(item.kind) && (
          <button
            className="button"
            type="button"
            title={t('cards.restsOnKeys')}
            onClick={() => canvas?.ask({ id: item.id, what: 'rests-on' })}
          >
            <Link2 size={17} aria-hidden="true" />
            {t(isBrought(item.kind) ? 'cards.usedIn' : 'cards.restsOn')}
          </button>
        )}
        <Suspense>
          <ThreadButton
            item={item}
            isOpen={isTalking}
            look="short"
            onPress={() => {
              setOpen(false)
              canvas?.ask(isTalking ? null : { id: item.id, what: 'thread' })
            }}
          />
        </Suspense>
        <button
          className="button"
          type="button"
          aria-expanded={isOpen}
          aria-label={t('cards.more')}
          onClick={() => {
            canvas?.ask(null)
            setOpen(!isOpen)
          }}
        >
          <ChevronUp size={17} aria-hidden="true" />
          {t('cards.moreShort')}
        </button>
      </div>
      <Suspense>{isTalking && <ThreadSheet item={item} onClose={leaveTalk} />}</Suspense>
      {isOpen && !isTalking && <CardSheet item={item} onClose={() => setOpen(false)} />}
    </div>
  )
}

function FramingOf({ ids }: { readonly ids: readonly ItemId[] }) {
  const { t } = useTranslation()
  const { board } = useSession()
  const mayWrite = useMayWrite()
  const notes = ids.filter((id) => {
    const item = board.item(id)
    return item?.state === 'whole' && item.kind === 'note'
  })
  if (!mayWrite || notes.length === 0) return null
  return (
    <div className="card-bar" role="group" aria-label={t('cards.about')}>
      <FramingButton ids={notes} />
    </div>
  )
}

/** A selected link says what it says. */
function LinkWords({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { board } = useSession()
  const canvas = useCanvas()
  const fewWords = useFewWords()
  const wordsOf = (end: unknown): string => {
    const found = typeof end === 'string' ? board.item(end as ItemId) : undefined
    return fewWords(found?.state === 'whole' ? found : undefined)
  }
  if (item.ends === undefined || canvas === null) return null
  const leads = item.ends.as === 'rests-on' ? 'cards.lineRests' : 'cards.lineRelates'
  const ends = { from: wordsOf(item.ends.from), to: wordsOf(item.ends.to) }
  return (
    <div className="card-bar" data-is="link">
      <p>{hasFreeEnd(item.ends) ? t('cards.freeEnd') : t(leads, ends)}</p>
      <div className="card-row">
        <LinkLabel link={item} to={ends.to} isWide />
      </div>
    </div>
  )
}
