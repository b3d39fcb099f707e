import { fieldsByKind, zones, type WholeItem } from '@samtavle/board'
import { Trash2 } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { promptOf } from '../canvas/prompt-of.ts'
import { PaperSwatches } from '../panels/paper-swatches.tsx'
import { useEscape } from './use-escape.ts'
import { WordsField } from './words-field.tsx'

/** Everything one can do to a note, without a pointer and without drawing: its words, its zone, its colour, away with it. */
export function NoteEditor({ item, onDone }: { readonly item: WholeItem; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const { announcer } = useServices()
  const id = useId()
  const editor = useRef<HTMLDivElement>(null)
  useEscape(editor, onDone)
  // One visit to the editor is one step to take back.
  useEffect(() => {
    undo.stopCapturing()
    return () => undo.stopCapturing()
  }, [undo])

  return (
    <div ref={editor} className="note-editor">
      <WordsField item={item} label={t(promptOf(item.kind) ?? 'outline.words')} />
      {fieldsByKind[item.kind].map((field) => (
        <div key={field} className="card-field">
          <p className="card-label" aria-hidden="true">
            {t(`canvas.field.${field}`)}
          </p>
          <WordsField item={item} field={field} label={t(`canvas.field.${field}`)} isFirst={false} />
        </div>
      ))}
      <div className="note-editor-row">
        <label htmlFor={id}>{t('outline.zone')}</label>
        <select
          id={id}
          className="select"
          value={item.zone ?? ''}
          onChange={(event) => {
            const zone = zones.find((known) => known === event.target.value)
            if (zone === undefined) return
            undo.stopCapturing()
            edits.moveToZone([item.id], zone)
            announcer.say(t('happened.moved', { count: 1, zone: t(`zones.${zone}`) }), { shown: false })
          }}
        >
          {item.zone === null && <option value="">{t('zones.beside')}</option>}
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {t(`zones.${zone}`)}
            </option>
          ))}
        </select>
      </div>
      <PaperSwatches
        chosen={item.color}
        onChoose={(color) => {
          undo.stopCapturing()
          edits.recolorItems([item.id], color)
        }}
      />
      <div className="note-editor-row">
        <button
          className="button"
          data-look="danger"
          type="button"
          onClick={() => {
            undo.stopCapturing()
            edits.removeItems([item.id])
            announcer.say(t('happened.removed', { count: 1 }))
          }}
        >
          <Trash2 size={17} aria-hidden="true" />
          {t('tools.remove')}
        </button>
        <button className="button" data-look="strong" type="button" onClick={onDone}>
          {t('outline.done')}
        </button>
      </div>
    </div>
  )
}
