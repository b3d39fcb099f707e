import { importNotes } from '../../api/import-call.ts'
import { zones, type Zone } from '@samtavle/board'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../api/client.ts'
import { useServices } from '../../app/services.ts'
import { useCanvas, useSession } from '../../bridge/board-context.ts'
import { FailureNotice } from '../../join/failure-notice.tsx'
import { Dialog } from '../dialog.tsx'
import { FileSource } from './file-source.tsx'
import { LinesSource } from './lines-source.tsx'
import type { PlannedNote } from './plan-notes.ts'
import { PreviewNotes } from './preview-notes.tsx'
import './bring.css'

/** As much as the relay takes at a time, and in one note. */
const mostNotes = 5000
const mostLetters = 10_000

interface Props {
  /** A table that was pasted on the board and brought people here. */
  readonly pasted: string
  readonly onClose: () => void
}

interface Outcome {
  readonly imported: number
  /** Rows that were left out, as the file counts them. */
  readonly skipped: readonly number[]
}

/** Brings in many notes at once, from lines or from a file, after a look at what they will be. */
export function BringDialog({ pasted, onClose }: Props) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { boardId } = useSession()
  const canvas = useCanvas()
  const [source, setSource] = useState<'lines' | 'file'>(pasted === '' ? 'lines' : 'file')
  const [planned, setPlanned] = useState<readonly PlannedNote[]>([])
  const [zone, setZone] = useState<Zone>('understand')
  const [progress, setProgress] = useState<'idle' | 'working' | Outcome | ApiFailure>('idle')
  const count = planned.length
  const tooLong = planned.find(({ note }) => note.text.length > mostLetters)

  async function bring(): Promise<void> {
    setProgress('working')
    const answer = await importNotes(api, boardId, { zone, notes: planned.map(({ note }) => note) })
    if (!answer.ok) return setProgress(answer.error)
    setProgress({ imported: answer.value.imported, skipped: answer.value.skipped.map(({ row }) => rowOf(row)) })
    canvas?.camera.fitAll()
  }
  /** The relay counts the notes it was sent; people count the rows of their file. */
  function rowOf(sent: number): number {
    return planned[sent - 1]?.row ?? sent
  }

  if (typeof progress === 'object' && 'imported' in progress) return <Done outcome={progress} onClose={onClose} />
  return (
    <Dialog heading={t('bring.heading')} onClose={onClose}>
      <p>{t('bring.lead')}</p>
      <div className="bring-sources" role="group" aria-label={t('bring.heading')}>
        {(['lines', 'file'] as const).map((known) => (
          <button
            key={known}
            className="button"
            type="button"
            aria-pressed={source === known}
            onClick={() => {
              setSource(known)
              setPlanned([])
            }}
          >
            {t(known === 'lines' ? 'bring.paste' : 'bring.file')}
          </button>
        ))}
      </div>
      {source === 'lines' ? (
        <LinesSource onPlanned={setPlanned} />
      ) : (
        <FileSource pasted={pasted} onPlanned={setPlanned} />
      )}
      {count > 0 && <PreviewNotes planned={planned} />}
      {typeof progress === 'object' && <FailureNotice failure={progress} />}
      {tooLong !== undefined && (
        <p className="notice" data-look="problem" role="alert">
          {t('bring.tooLong', { row: tooLong.row, most: mostLetters })}
        </p>
      )}
      {count > mostNotes && <p className="notice">{t('bring.tooMany', { count, most: mostNotes })}</p>}
      <div className="bring-go">
        <label className="bring-zone">
          <span className="field-label">{t('bring.zone')}</span>
          <select
            className="select"
            value={zone}
            onChange={(event) => setZone(zones.find((known) => known === event.target.value) ?? 'understand')}
          >
            {zones.map((known) => (
              <option key={known} value={known}>
                {t(`zones.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <button
          className="button"
          data-look="strong"
          type="button"
          disabled={count === 0 || count > mostNotes || tooLong !== undefined || progress === 'working'}
          onClick={() => void bring()}
        >
          {count === 0 ? t('bring.nothing') : t(progress === 'working' ? 'bring.working' : 'bring.go', { count })}
        </button>
      </div>
    </Dialog>
  )
}

function Done({ outcome, onClose }: { readonly outcome: Outcome; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { skipped } = outcome
  return (
    <Dialog heading={t('bring.heading')} onClose={onClose}>
      <p className="notice" data-look="calm" role="status">
        {t('bring.done', { count: outcome.imported })}
      </p>
      {skipped.length > 0 && <p>{t('bring.skipped', { count: skipped.length, rows: skipped.join(', ') })}</p>}
      <div className="dialog-actions">
        <button className="button" data-look="strong" type="button" onClick={onClose}>
          {t('app.close')}
        </button>
      </div>
    </Dialog>
  )
}
