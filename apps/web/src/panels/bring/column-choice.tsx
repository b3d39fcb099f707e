import { useTranslation } from 'react-i18next'
import type { Table } from './csv.ts'
import type { Columns } from './plan-notes.ts'

interface Props {
  readonly table: Table
  readonly columns: Columns
  readonly hasHeader: boolean
  readonly onChange: (columns: Columns, hasHeader: boolean) => void
}

/** Says which column holds the words, who wrote them, and when. */
export function ColumnChoice({ table, columns, hasHeader, onChange }: Props) {
  const { t } = useTranslation()
  const width = Math.max(...table.rows.slice(0, 50).map((row) => row.length))
  const names = Array.from(
    { length: width },
    (_, index) => (hasHeader && table.rows[0]?.[index]?.trim()) || t('bring.column', { number: index + 1 }),
  )
  const choices = [
    ['text', t('bring.textColumn')],
    ['author', t('bring.authorColumn')],
    ['sector', t('bring.sectorColumn')],
    ['time', t('bring.timeColumn')],
    ['agrees', t('bring.agreesColumn')],
    ['disagrees', t('bring.disagreesColumn')],
  ] as const
  return (
    <div className="bring-columns">
      {choices.map(([part, label]) => (
        <label key={part} className="field">
          <span className="field-label">{label}</span>
          <select
            className="select"
            value={columns[part] ?? ''}
            onChange={(event) =>
              onChange({ ...columns, [part]: event.target.value === '' ? null : Number(event.target.value) }, hasHeader)
            }
          >
            {part !== 'text' && <option value="">{t('bring.noColumn')}</option>}
            {names.map((name, index) => (
              <option key={index} value={index}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="bring-header">
        <input type="checkbox" checked={hasHeader} onChange={(event) => onChange(columns, event.target.checked)} />
        {t('bring.hasHeader')}
      </label>
    </div>
  )
}
