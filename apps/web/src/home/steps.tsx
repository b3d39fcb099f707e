import { zones, type Zone } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { TablePicture } from './table-picture.tsx'
import './steps.css'

/** The three steps along the table, from thin to thick: a picture of each and the question it asks. */
export function Steps() {
  const { t } = useTranslation()
  return (
    <section className="steps" aria-labelledby="steps-heading">
      <div className="steps-head">
        <h2 id="steps-heading">{t('home.stepsHeading')}</h2>
        <p>{t('home.stepsLead')}</p>
      </div>
      <p className="visually-hidden">{t('home.picture')}</p>
      <ol>
        {zones.map((zone) => (
          <Step key={zone} zone={zone} />
        ))}
      </ol>
    </section>
  )
}

function Step({ zone }: { readonly zone: Zone }) {
  const { t } = useTranslation()
  return (
    <li className="step" data-zone={zone}>
      <TablePicture zone={zone} />
      <div className="step-words">
        <h3>{t(`zones.${zone}`)}</h3>
        <p className="step-place">{t(`home.${zone}Place`)}</p>
        <p>{t(`home.${zone}Question`)}</p>
      </div>
    </li>
  )
}
