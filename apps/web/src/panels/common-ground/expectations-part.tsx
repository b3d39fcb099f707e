import { zones } from '@samtavle/board'
import { expectationsOf, type Difference, type ExpectationReading } from '@samtavle/method'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../bridge/board-context.ts'
import { listWords } from '../../words/when.ts'
import { useSectorName } from '../../words/use-sector-name.ts'
import { Choice, Field, FoldedForm, numberIn, textIn } from './form.tsx'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { Thing, Who } from './thing.tsx'
import { findingsOfKind } from './use-ground.ts'

/** What each participant hopes for and can give, side by side, and where that differs. */
export function ExpectationsPart() {
  const { t, i18n } = useTranslation('ground')
  const sectorName = useSectorName()
  const { view, findings, mayWrite } = usePanel()
  const { stated, differences } = useMemo(() => expectationsOf(view), [view])
  const [unsaid] = findingsOfKind(findings, 'expectations-unsaid')
  return (
    <Part name="expectations" lead={t('expectations.lead')} count={stated.length}>
      {stated.length === 0 && <p className="ground-question">{t('expectations.none')}</p>}
      <ul className="expectation-grid">
        {stated.map((expectation) => (
          <Expectation key={expectation.id} expectation={expectation} />
        ))}
      </ul>
      {unsaid !== undefined && (
        <p className="ground-note">
          {t('expectations.unsaid', { sectors: listWords(unsaid.sectors.map(sectorName), i18n.language) })}
        </p>
      )}
      {differences.length > 0 && (
        <div className="ground-question">
          <p className="ground-label">{t('expectations.differ')}</p>
          <ul>
            {differences.map((difference) => (
              <DifferenceLine key={keyOf(difference)} difference={difference} />
            ))}
          </ul>
        </div>
      )}
      {mayWrite && <AddExpectation />}
    </Part>
  )
}

function Expectation({ expectation }: { readonly expectation: ExpectationReading }) {
  const { t } = useTranslation('ground')
  const { id, actor, sector, longTerm, commitment } = expectation
  return (
    <li className="ground-entry">
      <p className="ground-facts">
        <Who actor={actor} sector={sector} />
      </p>
      <Thing id={id} />
      <dl>
        <dt>{t('expectations.longTerm')}</dt>
        <dd>{longTerm.trim() || t('expectations.nothing')}</dd>
        <dt>{t('expectations.commitment')}</dt>
        <dd>{commitment.trim() || t('expectations.nothing')}</dd>
      </dl>
    </li>
  )
}

function keyOf(difference: Difference): string {
  return difference.about === 'reservation'
    ? `${difference.expectation} ${difference.reservation.actor}`
    : difference.about
}

function DifferenceLine({ difference }: { readonly difference: Difference }) {
  const { t } = useTranslation('ground')
  const { t: words } = useTranslation()
  switch (difference.about) {
    case 'reach': {
      const reaches = difference.answers.map(({ reach }) => words(`zones.${reach}`))
      return <li>{t('expectations.differReach', { far: reaches.at(-1) ?? '', near: reaches[0] ?? '' })}</li>
    }
    case 'hours':
      return <li>{t('expectations.differHours', { least: difference.least, most: difference.most })}</li>
    case 'commitment':
      return <li>{t('expectations.differCommitment', { count: difference.without.length })}</li>
    case 'reservation':
      return <li>{t('expectations.differDoubt', { reason: difference.reservation.reason })}</li>
  }
}

function AddExpectation() {
  const { t } = useTranslation('ground')
  const { t: words } = useTranslation()
  const { edits, undo } = useSession()
  return (
    <FoldedForm
      open={t('expectations.add')}
      onSend={(fields) => {
        const text = textIn(fields, 'shortTerm')
        if (text === '') return false
        const reach = zones.find((zone) => zone === textIn(fields, 'reach'))
        const hours = numberIn(fields, 'hours')
        undo.stopCapturing()
        edits.addExpectation({
          text,
          longTerm: textIn(fields, 'longTerm'),
          commitment: textIn(fields, 'commitment'),
          ...(reach === undefined ? {} : { reach }),
          ...(hours === undefined || hours < 0 ? {} : { hours }),
        })
        undo.stopCapturing()
        return true
      }}
    >
      <Field name="shortTerm" label={t('expectations.shortTerm')} rows={2} />
      <Field name="longTerm" label={t('expectations.longTerm')} rows={2} />
      <Field name="commitment" label={t('expectations.commitment')} rows={2} />
      <Choice
        name="reach"
        label={t('expectations.reach')}
        options={[['', t('expectations.reachUnsaid')], ...zones.map((zone) => [zone, words(`zones.${zone}`)] as const)]}
      />
      <Field name="hours" label={t('expectations.hours')} kind="number" />
    </FoldedForm>
  )
}
