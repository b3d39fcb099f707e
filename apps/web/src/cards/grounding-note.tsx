import type { ItemId, WholeItem } from '@samtavle/board'
import type { Gap, Grounding } from '@samtavle/method'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { RestsOnChooser } from './rests-on-chooser.tsx'
import { useFewWords } from './use-cards.ts'

interface Props {
  readonly item: WholeItem
  readonly grounding: Grounding
}

/** What some work rests on; where there is a gap, why, and the one thing that would close it. */
export function GroundingNote({ item, grounding }: Props) {
  const { t } = useTranslation()
  if (grounding.state === 'grounded')
    return (
      <p className="grounding" data-state="grounded">
        {t('cards.grounded')}
      </p>
    )
  const [gap] = grounding.gaps
  return (
    <div className="grounding" data-state="ungrounded">
      <Why gap={gap} />
      <RemedyButton key={`${item.id} ${gap.gap}`} item={item} gap={gap} />
    </div>
  )
}

/** The item a gap is about, besides the one that has it. */
function subjectOf(gap: Gap): ItemId | null {
  switch (gap.gap) {
    case 'framing-not-shared':
      return gap.framing
    case 'set-aside':
      return gap.item
    case 'plan-without-framing':
      return gap.plans[0] ?? null
    default:
      return null
  }
}

function Why({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation()
  const { board } = useSession()
  const fewWords = useFewWords()
  const subject = subjectOf(gap)
  const found = subject === null ? undefined : board.item(subject)
  return <p>{t(`cards.why.${gap.gap}`, { text: fewWords(found?.state === 'whole' ? found : undefined) })}</p>
}

function RemedyButton({ item, gap: { wouldGround } }: { readonly item: WholeItem; readonly gap: Gap }) {
  const { t } = useTranslation()
  const { edits, undo, board } = useSession()
  const { announcer } = useServices()
  const canvas = useCanvas()
  const mayWrite = useMayWrite()
  const [isChoosing, setChoosing] = useState(false)
  const act = (): void => {
    if (wouldGround.do === 'hold') return canvas?.camera.flyTo(wouldGround.framing)
    if (wouldGround.do === 'rest-on-plan' || wouldGround.do === 'rest-on-framing') return setChoosing(true)
    undo.stopCapturing()
    if (wouldGround.do === 'restore') edits.restoreItems([wouldGround.item])
    else edits.unparkItems([wouldGround.item])
    undo.stopCapturing()
    announcer.say(t('cards.remedied'))
  }
  const linked = 'item' in wouldGround ? board.item(wouldGround.item) : undefined
  if (isChoosing) {
    const only = wouldGround.do === 'rest-on-framing' ? 'framing' : 'plan'
    return (
      <RestsOnChooser item={linked?.state === 'whole' ? linked : item} only={only} onDone={() => setChoosing(false)} />
    )
  }
  if (!mayWrite && wouldGround.do !== 'hold') return null
  return (
    <button className="button" type="button" onClick={act}>
      {t(`cards.remedy.${wouldGround.do}`)}
    </button>
  )
}
