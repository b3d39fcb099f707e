import { createWatchable } from '@samtavle/base'
import type { DietTool, ItemId } from '@samtavle/board'
import type { TFunction } from 'i18next'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices, type Services } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { createCanvas, type Canvas, type CanvasMessage, type CanvasWords } from '../canvas/index.ts'
import { watchColours } from '../device/theme.ts'
import { patiently } from '../words/patiently.ts'
import { canvasWordsOf } from '../words/canvas-words-of.ts'
import { rememberWords } from '../words/remembered-words.ts'
import { localeOf, pickLanguage } from '../words/languages.ts'

interface Props {
  readonly onCanvas: (canvas: Canvas | null) => void
  /** Somebody pasted a whole table on the board: it needs its columns chosen first. Without it, it is pasted as lines. */
  readonly onPasteTable?: (text: string) => void
  /** Somebody wants to see what waits in the inbox. */
  readonly onWaiting?: (id: ItemId) => void
  /** Two people stand before it: a second finger on another note carries that note. */
  readonly makeOtherHand?: NonNullable<Parameters<typeof createCanvas>[0]['makeOtherHand']>
}

/** What the bars cover of the surface, so that showing everything keeps clear of them. */
const wideInsets = { top: 24, right: 24, bottom: 96, left: 24 }
/** Nothing stands over a wall. */
const wallInsets = { top: 24, right: 24, bottom: 24, left: 24 }
const phoneInsets = { top: 12, right: 12, bottom: 88, left: 12 }

/** The element that the canvas lives in; React never looks inside. */
export function CanvasHost({ onCanvas, onPasteTable, onWaiting, makeOtherHand }: Props) {
  const container = useRef<HTMLDivElement>(null)
  const services = useServices()
  const session = useSession()
  const { t, i18n } = useTranslation()
  const onMessage = useEffectEvent((message: CanvasMessage) => {
    if (message.is === 'waits') onWaiting?.(message.id)
    tell(services, t, message)
  })
  const onPasteText = useEffectEvent(async (text: string) => {
    if (onPasteTable === undefined || !text.includes('\t')) return false
    const { isTableToMap } = await patiently(() => import('../panels/bring/csv.ts'))
    if (!isTableToMap(text)) return false
    onPasteTable(text)
    return true
  })

  useEffect(() => {
    if (container.current === null) return
    const remembered = rememberWords((word, values) =>
      canvasWordsOf(i18n, localeOf[pickLanguage(i18n.language, [])])(word, values),
    )
    const words = createWatchable<CanvasWords>(remembered.find)
    const theme = createWatchable(0)
    const isPhone = window.matchMedia('(max-width: 44rem)')
    const roomyInsets = makeOtherHand === undefined ? wideInsets : wallInsets
    const insets = createWatchable(isPhone.matches ? phoneInsets : roomyInsets)
    const refreshInsets = (): void => insets.set(isPhone.matches ? phoneInsets : roomyInsets)
    // Another function, so that what is drawn is drawn anew.
    const refreshWords = (): void => {
      remembered.forget()
      words.set((word, values) => remembered.find(word, values))
    }
    const stopColours = watchColours(window, () => theme.set(theme.get() + 1))
    isPhone.addEventListener('change', refreshInsets)
    i18n.on('languageChanged', refreshWords)
    const canvas = createCanvas({
      container: container.current,
      session,
      clock: services.clock,
      words,
      theme,
      insets,
      cameraStore: services.storage,
      ...(makeOtherHand === undefined ? {} : { makeOtherHand }),
      onMessage: (message) => onMessage(message),
      onPasteText: (text) => onPasteText(text),
    })
    onCanvas(canvas)
    return () => {
      onCanvas(null)
      canvas.close()
      i18n.off('languageChanged', refreshWords)
      isPhone.removeEventListener('change', refreshInsets)
      stopColours()
    }
  }, [services, session, i18n, onCanvas, makeOtherHand])

  return <div ref={container} className="canvas-host" aria-label={t('tools.board')} role="application" />
}

function tell({ announcer }: Services, t: TFunction, message: CanvasMessage): void {
  switch (message.is) {
    case 'dragged-items-gone':
    case 'edited-note-gone':
      return announcer.say(t('happened.removedByOther'))
    case 'removed':
      return announcer.say(t('happened.removed', { count: message.count }))
    case 'paste-too-large':
      return announcer.say(t('happened.tooMuchToPaste'))
    case 'waits':
      return announcer.say(t('happened.waits'))
    case 'put-away':
      return void tellAway(announcer, t, message.tool)
    case 'paste-failed':
      return announcer.say(t('happened.pasteFailed'))
    case 'locked':
      return announcer.say(t('happened.locked'))
    case 'unlocked':
      return announcer.say(t('happened.unlocked'))
    case 'locked-firmly':
      return announcer.say(t('happened.lockedFirmly'))
    case 'folded':
      return announcer.say(t('happened.folded'))
    case 'unfolded':
      return announcer.say(t('happened.unfolded'))
    case 'authors-hidden':
      return announcer.say(t('happened.authorsHidden'))
    case 'authors-shown':
      return announcer.say(t('happened.authorsShown'))
    case 'surface-held':
      return announcer.say(t('happened.surfaceHeld'))
    case 'surface-open':
      return announcer.say(t('happened.surfaceOpen'))
    case 'picture-copied':
      return announcer.say(t('happened.pictureCopied'))
    case 'picture-not-copied':
      return announcer.say(t('happened.pictureFailed'))
    case 'kept-by-others':
      return announcer.say(t('happened.keptByOthers', { count: message.ids.length }))
  }
}

/** Fetched with its words where somebody meets it: most never do. */
async function tellAway(
  announcer: Services['announcer'],
  t: TFunction,
  tool: DietTool | 'copy' = 'copy',
): Promise<void> {
  const { sayAway } = await patiently(() => import('../process/say-away.ts'))
  await sayAway(announcer, t, tool)
}
