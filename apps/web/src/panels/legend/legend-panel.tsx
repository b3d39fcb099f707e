import { longestMeaning, noteColors, type NoteColor } from '@samtavle/board'
import { Eye, X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../bridge/board-context.ts'
import { useMayWrite, useMeta, useWatchable } from '../../bridge/hooks.ts'
import type { Canvas } from '../../canvas/index.ts'
import './legend-panel.css'

/** What the colours mean to this group: read, said, and looked at one by one. */
export function LegendPanel({ canvas }: { readonly canvas: Canvas }) {
  const { t } = useTranslation()
  const { legend } = useMeta()
  const mayWrite = useMayWrite()
  const { emphasize } = canvas
  // With the legend goes what it had picked out.
  useEffect(() => () => emphasize(null), [emphasize])
  const shown = mayWrite ? noteColors : noteColors.filter((color) => legend[color] !== undefined)
  return (
    <section className="legend-panel" aria-label={t('legend.heading')}>
      <header>
        <h2>{t('legend.heading')}</h2>
        <button
          className="icon-button"
          type="button"
          aria-label={t('legend.close')}
          onClick={() => canvas.habits.legend.set(false)}
        >
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      {shown.length === 0 && <p className="field-hint">{t('legend.none')}</p>}
      <ul>
        {shown.map((color) => (
          <ColourRow key={color} color={color} canvas={canvas} mayWrite={mayWrite} />
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  readonly color: NoteColor
  readonly canvas: Canvas
  readonly mayWrite: boolean
}

function ColourRow({ color, canvas, mayWrite }: RowProps) {
  const { t } = useTranslation()
  const { edits } = useSession()
  const { legend } = useMeta()
  const isAlone = useWatchable(canvas.emphasis) === color
  const meaning = legend[color] ?? ''
  const paper = t(`papers.${color}`)
  const named = meaning || paper
  return (
    <li>
      <span className="legend-paper" data-paper={color} aria-hidden="true" />
      {mayWrite ? (
        <input
          // What others say replaces what stands there, except while one writes oneself.
          key={meaning}
          className="input"
          aria-label={t('legend.meaning', { paper })}
          placeholder={paper}
          defaultValue={meaning}
          maxLength={longestMeaning}
          onBlur={(event) => edits.nameColor(color, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur()
          }}
        />
      ) : (
        <span className="legend-words">{meaning}</span>
      )}
      <button
        className="icon-button"
        type="button"
        aria-pressed={isAlone}
        aria-label={t('legend.only', { name: named })}
        title={t('legend.only', { name: named })}
        onClick={() => canvas.emphasize(isAlone ? null : color)}
      >
        <Eye size={18} aria-hidden="true" />
      </button>
    </li>
  )
}
