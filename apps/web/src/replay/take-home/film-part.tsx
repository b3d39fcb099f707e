import type { Stage } from '@samtavle/history/player'
import { Clapperboard } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { pickLanguage } from '../../words/languages.ts'
import { filmPageOf } from '../file/save-film.ts'
import type { Cast } from '../film/load-film.ts'
import { fileNameOf, saveFile } from './save-file.ts'

interface Props {
  readonly cast: Cast
  readonly boardId: string
  readonly title: string
  readonly stages: readonly Stage[]
}

/** Saves the film as one file that opens anywhere. */
export function FilmPart({ cast, boardId, title, stages }: Props) {
  const { t, i18n } = useTranslation()
  const { api, announcer } = useServices()
  const [isBusy, setBusy] = useState(false)

  async function saveFilm(): Promise<void> {
    setBusy(true)
    const language = pickLanguage(i18n.language, [])
    const page = await filmPageOf(api, { boardId, title, cast, language, stages })
    setBusy(false)
    if (page === null) return announcer.say(t('takeHome.failed'))
    saveFile(fileNameOf(title, '.html'), 'text/html', page)
    announcer.say(t('takeHome.filmSaved', { size: Math.round(page.length / 1000) }))
  }
  return (
    <section className="take-home">
      <h3>{t('takeHome.filmHeading')}</h3>
      <p>{t('takeHome.filmLead')}</p>
      <button className="button" data-look="strong" type="button" disabled={isBusy} onClick={() => void saveFilm()}>
        <Clapperboard size={18} aria-hidden="true" />
        {t(isBusy ? 'takeHome.making' : 'takeHome.film')}
      </button>
    </section>
  )
}
