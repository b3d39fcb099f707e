import { X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemId } from '@samtavle/board'
import { useServices } from '../../app/services.ts'
import { useCanvas, useSession } from '../../bridge/board-context.ts'
import { useMayWrite } from '../../bridge/hooks.ts'
import { useEscape } from '../../outline/use-escape.ts'
import { AgreementsPart } from './agreements-part.tsx'
import { EffectsPart } from './effects-part.tsx'
import { ExpectationsPart } from './expectations-part.tsx'
import { HerePart } from './here-part.tsx'
import { PanelContext, type PanelTools } from './panel-context.ts'
import { partNames, partAnchor } from './part.tsx'
import { PulsePart } from './pulse-part.tsx'
import { ReservationsPart } from './reservations-part.tsx'
import { RulesPart } from './rules-part.tsx'
import { SharedPart } from './framings-part.tsx'
import { StepsPart } from './steps-part.tsx'
import { wordsOfItem } from './thing.tsx'
import { UngroundedPart } from './ungrounded-part.tsx'
import { useGround } from './use-ground.ts'
import { VoicesPart } from './voices-part.tsx'
import './common-ground.css'
import './parts.css'

interface Props {
  readonly onClose: () => void
  readonly onFindInList: (id: ItemId) => void
  readonly onInvite: () => void
}

const phone = '(max-width: 44rem)'

/** What the group shares and what is open, beside the board: never over it, never in the way. */
export function CommonGround({ onClose, onFindInList, onInvite }: Props) {
  const { t } = useTranslation('ground')
  const panel = useRef<HTMLElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  const tools = usePanelTools(onClose, onFindInList, onInvite)
  useEscape(panel, onClose)
  useEffect(() => head.current?.focus({ preventScroll: true }), [])

  return (
    <PanelContext value={tools}>
      <aside ref={panel} className="ground" aria-label={t('heading')}>
        <div className="ground-head">
          <h2 ref={head} className="ground-title" tabIndex={-1}>
            {t('heading')}
          </h2>
          <button className="icon-button" type="button" aria-label={t('close')} onClick={onClose}>
            <X size={20} aria-hidden="true" />
          </button>
        </div>
        <nav className="ground-contents" aria-label={t('contents')}>
          {partNames.map((part) => (
            <a key={part} href={`#${partAnchor(part)}`} onClick={(event) => goTo(event, part)}>
              {t(`part.${part}`)}
            </a>
          ))}
        </nav>
        <div className="ground-body">
          <StepsPart />
          <HerePart />
          <SharedPart />
          <UngroundedPart />
          <ReservationsPart />
          <RulesPart />
          <ExpectationsPart />
          <VoicesPart />
          <PulsePart />
          <AgreementsPart />
          <EffectsPart />
        </div>
      </aside>
    </PanelContext>
  )
}

/** A fragment of our own address would be taken for a link to the board, so the jump is made by hand. */
function goTo(event: { preventDefault(): void }, part: (typeof partNames)[number]): void {
  event.preventDefault()
  const heading = document.getElementById(partAnchor(part))
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

function usePanelTools(onClose: () => void, onFindInList: (id: ItemId) => void, onInvite: () => void): PanelTools {
  const { t } = useTranslation('ground')
  const { announcer } = useServices()
  const { board } = useSession()
  const canvas = useCanvas()
  const mayWrite = useMayWrite()
  const ground = useGround()
  return useMemo(
    () => ({
      ...ground,
      mayWrite,
      show(id) {
        canvas?.camera.flyTo(id)
        announcer.say(t('shown', { words: wordsOfItem(board.item(id)) || t('wordless') }), { shown: false })
        // On a phone the panel lies over what is being shown.
        if (window.matchMedia(phone).matches) onClose()
        canvas?.focus()
      },
      findInList: onFindInList,
      invite: onInvite,
    }),
    [ground, mayWrite, canvas, announcer, board, t, onClose, onFindInList, onInvite],
  )
}
