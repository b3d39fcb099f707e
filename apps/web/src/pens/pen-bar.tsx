import { Eraser, Pointer } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useTool, useWatchable } from '../bridge/hooks.ts'
import { penColors, penWidths, type PenDesk } from '../canvas/pens/pen-desk.ts'
import type { PenNews, Pens } from '../canvas/pens/pens.ts'
import { ToolButton } from '../panels/tool-button.tsx'
import './pens.css'

/** What lies ready to draw with: there while the tool is in the hand, and once a real pen was. */
export function PenBar({ pens }: { readonly pens: Pens }) {
  const { t } = useTranslation()
  const tool = useTool()
  const desk = useWatchable(pens.desk)
  useNews(pens)
  if (tool !== 'draw' && (tool !== 'select' || !desk.seesPen)) return null
  return (
    <div className="tool-row pen-row" role="group" aria-label={t('drawing.label')}>
      <Inks desk={desk} onChoose={(color) => pens.lay({ color, erases: false })} />
      <span className="tool-gap" />
      {(['fine', 'broad'] as const).map((width) => (
        <ToolButton
          key={width}
          label={t(`drawing.widths.${width}`)}
          pressed={!desk.erases && desk.width === width}
          onPress={() => pens.lay({ width, erases: false })}
          icon={
            <span className="pen-width" style={{ width: penWidths[width] * 1.6, height: penWidths[width] * 1.6 }} />
          }
        />
      ))}
      <ToolButton
        label={t('drawing.erase')}
        pressed={desk.erases}
        onPress={pens.turn}
        icon={<Eraser size={20} />}
        {...(tool === 'draw' && { keys: 'P' })}
      />
      {desk.seesPen && (
        <>
          <span className="tool-gap" />
          <ToolButton
            label={t('drawing.fingers')}
            text={t('drawing.fingers')}
            pressed={desk.fingersDraw}
            onPress={() => pens.lay({ fingersDraw: !desk.fingersDraw })}
            icon={<Pointer size={20} />}
          />
        </>
      )}
    </div>
  )
}

function Inks({ desk, onChoose }: { readonly desk: PenDesk; readonly onChoose: (color: PenDesk['color']) => void }) {
  const { t } = useTranslation()
  return (
    <div className="swatches" role="group" aria-label={t('drawing.ink')}>
      {penColors.map((color) => (
        <button
          key={color}
          className="ink"
          type="button"
          data-ink={color}
          aria-pressed={!desk.erases && color === desk.color}
          aria-label={t(`drawing.inks.${color}`)}
          title={t(`drawing.inks.${color}`)}
          onClick={() => onChoose(color)}
        />
      ))}
    </div>
  )
}

/** Whoever does not see the board hears that something was drawn; whoever sees it is told only what they cannot see. */
function useNews(pens: Pens): void {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const say = useEffectEvent((news: PenNews) => {
    if (news.is === 'not-mine') announcer.say(t('drawing.notMine'))
    else {
      const { is, count } = news
      announcer.say(is === 'drawn' ? t('drawing.drawn', { count }) : t('drawing.erased', { count }), { shown: false })
    }
  })
  useEffect(() => pens.watchNews((news) => say(news)), [pens])
  const { seesPen } = useWatchable(pens.desk)
  const sayPenCame = useEffectEvent(() => announcer.say(t('drawing.penOnly'), { shown: false }))
  useEffect(() => {
    if (seesPen) sayPenCame()
  }, [seesPen])
}
