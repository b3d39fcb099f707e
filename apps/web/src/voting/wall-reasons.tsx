import type { ActorId, ConsentAnswer, ItemId } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useTurnedPage } from '../wall/use-turned-page.ts'
import { SaidBy } from './consent-part.tsx'
import { isLong, pagesOfReasons, type ReasonToRead } from './reasons-to-read.ts'
import { From } from './result-part.tsx'
import { useShownWords } from './use-shown-words.ts'

interface Props {
  readonly reasons: readonly ReasonToRead[]
  /** Whether it is told from which crowds they came; there is nothing to tell where all are one. */
  readonly tellsCrowds: boolean
}

/** What people gave as their reasons, read to a room a few at a time, below what came of it. */
export function WallReasons({ reasons, tellsCrowds }: Props) {
  const { t } = useTranslation()
  const pages = pagesOfReasons(reasons)
  const page = useTurnedPage(pages.length, reasons.map(({ id }) => id).join())
  const shown = pages[page] ?? []
  const [first] = shown
  if (first === undefined) return null
  return (
    <section className="wall-reasons" aria-label={t('voting.reasons')}>
      <h3>
        <span>{'item' in first ? <About item={first.item} /> : t('voting.reasons')}</span>
        {pages.length > 1 && <small>{t('voting.page', { page: page + 1, pages: pages.length })}</small>}
      </h3>
      <ul>
        {shown.map((reason) =>
          'item' in reason ? (
            <li key={reason.id} data-long={isLong(reason)}>
              <p>{reason.words}</p>
              {tellsCrowds && <From sectors={reason.sectors} />}
            </li>
          ) : (
            <li key={reason.id} data-long={isLong(reason)} data-answer={reason.answer.answer}>
              <Said by={reason.by} answer={reason.answer} />
            </li>
          ),
        )}
      </ul>
    </section>
  )
}

function About({ item }: { readonly item: ItemId }) {
  const { t } = useTranslation()
  return t('voting.reasonsFor', { note: useShownWords(item) })
}

function Said({ by, answer }: { readonly by: ActorId; readonly answer: ConsentAnswer }) {
  const { t } = useTranslation()
  return (
    <>
      <SaidBy actor={by} answer={answer} />
      <p>{answer.reason}</p>
      {answer.answer === 'objection' && <p>{t('voting.consent.safeIs', { words: answer.safe })}</p>}
    </>
  )
}
