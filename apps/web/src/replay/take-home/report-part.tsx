import { Camera, FileText, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useWatchable } from '../../bridge/hooks.ts'
import type { Telling } from '../film/film.ts'
import { makeReport } from '../report/make-report.ts'
import { writeMarkdown } from '../report/write-markdown.ts'
import { writePage } from '../report/write-page.ts'
import { useTimeWords, type ShownParts } from '../use-told.ts'
import { pickedMoments } from './picked-moments.ts'
import { fileNameOf, saveFile } from './save-file.ts'

interface Props {
  readonly parts: ShownParts
  readonly telling: Telling
  readonly title: string
}

const forms = {
  page: { write: writePage, type: 'text/html', ending: '.report.html' },
  markdown: { write: writeMarkdown, type: 'text/markdown', ending: '.md' },
} as const

/** Saves how the understanding came about, to read and to print. */
export function ReportPart({ parts, telling, title }: Props) {
  const { t, i18n } = useTranslation()
  const { announcer } = useServices()
  const [isBusy, setBusy] = useState(false)
  const picked = pickedMoments(parts.film)

  async function save(form: keyof typeof forms): Promise<void> {
    setBusy(true)
    try {
      const { write, type, ending } = forms[form]
      const chosen = picked.get()
      const report = await makeReport({ story: telling.story, cast: parts.cast, chosen, i18n, rest: nextTask })
      saveFile(fileNameOf(title, ending), type, write(report))
      announcer.say(t('takeHome.saved'))
    } catch {
      // A device without room for the pictures: the person hears it, and nothing was changed.
      announcer.say(t('takeHome.failed'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="take-home take-home-report" aria-busy={isBusy}>
      <h3>{t('takeHome.reportHeading')}</h3>
      <p>{t('takeHome.reportLead')}</p>
      <div className="take-home-forms">
        <button className="button" data-look="strong" type="button" disabled={isBusy} onClick={() => void save('page')}>
          <FileText size={18} aria-hidden="true" />
          {t(isBusy ? 'takeHome.making' : 'takeHome.page')}
        </button>
        <button className="button" type="button" disabled={isBusy} onClick={() => void save('markdown')}>
          {t('takeHome.markdown')}
        </button>
      </div>
      <Pictures parts={parts} telling={telling} />
    </section>
  )
}

function Pictures({ parts, telling }: Omit<Props, 'title'>) {
  const { t } = useTranslation()
  const picked = pickedMoments(parts.film)
  const moments = useWatchable(picked)
  const moment = useWatchable(parts.film.moment)
  const { time } = useTimeWords(telling.story)
  const timeOf = (of: number): string => time(telling.story.tracks.store.entries.at.data[Math.max(0, of - 1)] ?? 0)
  return (
    <>
      <h4>{t('takeHome.pictures')}</h4>
      <p>{t('takeHome.picturesHint')}</p>
      <button
        className="button"
        type="button"
        disabled={moments.includes(moment)}
        onClick={() => picked.set([...moments, moment].toSorted((a, b) => a - b))}
      >
        <Camera size={18} aria-hidden="true" />
        {t('takeHome.takePicture')}
      </button>
      <ul className="take-home-picked">
        {moments.map((each) => (
          <li key={each}>
            <button className="button" data-look="quiet" type="button" onClick={() => parts.film.goTo(each)}>
              {timeOf(each)}
            </button>
            <button
              className="icon-button"
              type="button"
              aria-label={t('takeHome.dropPicture', { time: timeOf(each) })}
              onClick={() => picked.set(moments.filter((other) => other !== each))}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The page answers between two pictures. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
