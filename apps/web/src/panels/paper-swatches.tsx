import { noteColors, type NoteColor } from '@samtavle/board'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMeta } from '../bridge/hooks.ts'

interface Props {
  readonly chosen: NoteColor | null
  readonly onChoose: (color: NoteColor) => void
}

/** The eight papers; the chosen one carries a tick, and each has a name. */
export function PaperSwatches({ chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const { legend } = useMeta()
  const nameOf = (color: NoteColor): string => {
    const meaning = legend[color]
    return meaning === undefined ? t(`papers.${color}`) : t('papers.meaning', { paper: t(`papers.${color}`), meaning })
  }
  return (
    <div className="swatches" role="group" aria-label={t('tools.colour')}>
      {noteColors.map((color) => (
        <button
          key={color}
          className="swatch"
          type="button"
          data-paper={color}
          aria-pressed={color === chosen}
          aria-label={nameOf(color)}
          title={nameOf(color)}
          onClick={() => onChoose(color)}
        >
          {color === chosen && <Check size={16} aria-hidden="true" />}
        </button>
      ))}
    </div>
  )
}
