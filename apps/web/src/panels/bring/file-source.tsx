import { FileSpreadsheet } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ColumnChoice } from './column-choice.tsx'
import { decodeText, parseTable, type Table } from './csv.ts'
import { guessColumns, notesOfTable, type Columns, type PlannedNote } from './plan-notes.ts'

interface Props {
  readonly pasted: string
  readonly onPlanned: (planned: readonly PlannedNote[]) => void
}

/** A table and how it is to be read. */
interface Chosen {
  readonly name: string
  readonly table: Table
  readonly columns: Columns
  readonly hasHeader: boolean
}

/** A file from a spreadsheet or another tool, or a table that was pasted on the board. */
export function FileSource({ pasted, onPlanned }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Chosen | 'unreadable' | null>(() => (pasted === '' ? null : choose('', pasted)))

  useEffect(() => {
    if (chosen === null || chosen === 'unreadable') onPlanned([])
    else onPlanned(notesOfTable(chosen.table, chosen.columns, chosen.hasHeader))
  }, [chosen, onPlanned])

  async function read(file: File | undefined): Promise<void> {
    if (file) setChosen(choose(file.name, decodeText(new Uint8Array(await file.arrayBuffer()))))
  }
  return (
    <div className="dialog-part">
      <label className="button bring-choose">
        <FileSpreadsheet size={18} aria-hidden="true" />
        {t('bring.choose')}
        <input
          className="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>
      {chosen === 'unreadable' && (
        <p className="notice" data-look="problem" role="alert">
          {t('bring.unreadable')}
        </p>
      )}
      {chosen !== null && chosen !== 'unreadable' && (
        <>
          {chosen.name !== '' && <p className="field-hint">{t('bring.chosen', { name: chosen.name })}</p>}
          <ColumnChoice
            table={chosen.table}
            columns={chosen.columns}
            hasHeader={chosen.hasHeader}
            onChange={(columns, hasHeader) => setChosen({ ...chosen, columns, hasHeader })}
          />
        </>
      )}
    </div>
  )
}

function choose(name: string, text: string): Chosen | 'unreadable' {
  const table = parseTable(text)
  if (table === null || table.rows.length === 0) return 'unreadable'
  const { hasHeader, ...columns } = guessColumns(table)
  return { name, table, columns, hasHeader }
}
