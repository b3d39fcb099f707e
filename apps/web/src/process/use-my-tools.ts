import { usualDiet, type DietTool } from '@samtavle/board'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useTool, useWatchable } from '../bridge/hooks.ts'
import { isForBoard } from '../signals/use-signal-keys.ts'
import { sayAway } from './say-away.ts'
import { useHasTool } from './use-process.ts'

/** Keeps the hand and the keys to the tools that are laid out, and says when there are others. */
export function useMyTools(): void {
  useToolInHand()
  useKeyOfCards()
  useNewsOfTools()
}

/** A tool that was put away does not stay in the hand. */
function useToolInHand(): void {
  const canvas = useCanvas()
  const tool = useTool()
  const has = useHasTool()
  const isAway = tool !== 'select' && tool !== 'hand' && !has(tool)
  useEffect(() => {
    if (isAway) canvas?.setTool('select')
  }, [canvas, isAway])
}

/** Whoever knows the key of cards is told where they are made when their button is not laid out. */
function useKeyOfCards(): void {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const { me } = useSession()
  const canvas = useCanvas()
  const has = useHasTool()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat
    if (event.key.toLowerCase() !== 'c' || !isPlain || !isForBoard(event.target)) return
    // With one thing selected, or open, a letter is written on it.
    const isLetter = canvas === null || canvas.isWriting.get() || canvas.selection.get().length === 1
    if (!isLetter && me.role !== 'view' && !has('card')) void sayAway(announcer, t, 'card')
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Buttons that come and go unasked are said to ears as well. */
function useNewsOfTools(): void {
  const { t, i18n } = useTranslation()
  const { announcer } = useServices()
  const { me, diet } = useSession()
  const tools = useWatchable(diet)
  const known = useRef<readonly DietTool[]>(usualDiet)
  const isMine = me.role === 'contribute'
  const namesOf = useEffectEvent((named: readonly DietTool[]) =>
    new Intl.ListFormat(i18n.language).format(named.map((tool) => t(`session.planning.tool.${tool}`))),
  )
  useEffect(() => {
    const isNews = isMine && tools.join() !== known.current.join()
    known.current = tools
    if (isNews) announcer.say(t('session.toolsNow', { tools: namesOf(tools) }), { shown: false })
  }, [announcer, t, tools, isMine])
}
