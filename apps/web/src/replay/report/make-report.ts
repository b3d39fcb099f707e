import type { i18n } from 'i18next'
import { canvasWordsOf } from '../../words/canvas-words-of.ts'
import { localeOf, pickLanguage } from '../../words/languages.ts'
import type { Cast } from '../film/load-film.ts'
import type { Story } from '../film/story.ts'
import { composeReport } from './compose-report.ts'
import { paintMoments } from './paint-moments.ts'
import type { ReportDocument } from './report-document.ts'
import { createReportVoice } from './report-voice.ts'
import { tellReport } from './tell-report.ts'

/** What to report of, to whom. */
export interface ReportToMake {
  readonly story: Story
  readonly cast: Cast
  /** Moments that somebody wants pictures of, besides those that every report has. */
  readonly chosen: readonly number[]
  readonly i18n: i18n
  readonly rest: () => Promise<void>
}

/** Tells a session, in the language of the page, with pictures painted as the board is. */
export async function makeReport({ story, cast, chosen, i18n, rest }: ReportToMake): Promise<ReportDocument> {
  const language = pickLanguage(i18n.language, [])
  const telling = tellReport(story, chosen)
  await rest()
  const pictures = await paintMoments({
    tracks: story.tracks,
    moments: telling.chapters.filter(({ hasPicture }) => hasPicture).map(({ moment }) => moment),
    cast,
    words: canvasWordsOf(i18n, localeOf[language]),
    rest,
  })
  const voice = createReportVoice({ t: i18n.t.bind(i18n), language, cast, story })
  return composeReport(telling, voice, pictures)
}
