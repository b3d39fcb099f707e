import { sectorIds } from '@samtavle/method'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Starter } from '../home/start-board.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import './person-fields.css'

interface Props {
  readonly person: Starter
  readonly onChange: (person: Starter) => void
}

/** Who somebody is at this table: a name if they like, and a sector if they like. */
export function PersonFields({ person, onChange }: Props) {
  const { t } = useTranslation()
  const nameId = useId()
  const group = useId()
  return (
    <>
      <div className="field">
        <label htmlFor={nameId}>
          {t('person.name')} <span className="field-hint">({t('app.optional')})</span>
        </label>
        <input
          id={nameId}
          className="input"
          autoComplete="given-name"
          maxLength={60}
          value={person.name ?? ''}
          placeholder={t('person.nameHint')}
          onChange={(event) => onChange({ ...person, name: event.target.value === '' ? null : event.target.value })}
        />
      </div>
      <fieldset className="sectors" aria-describedby={`${group}-hint`}>
        <legend className="field-label">{t('person.sector')}</legend>
        <p id={`${group}-hint`} className="field-hint">
          {t('person.sectorHint')}
        </p>
        <div className="sector-choices">
          {sectorIds.map((sector) => (
            <label key={sector} className="sector-choice">
              <input
                type="radio"
                name={group}
                checked={person.sector === sector}
                onChange={() => onChange({ ...person, sector })}
              />
              <SectorMark sector={sector} size={22} />
              <span className="sector-words">
                <b>{t(`sectors.${sector}`)}</b>
                <span>{t(`sectors.${sector}Line`)}</span>
              </span>
            </label>
          ))}
        </div>
        <label className="sector-choice" data-plain="true">
          <input
            type="radio"
            name={group}
            checked={person.sector === null}
            onChange={() => onChange({ ...person, sector: null })}
          />
          <span>{t('sectors.unsaid')}</span>
        </label>
      </fieldset>
    </>
  )
}
