import type { Chapter } from '@samtavle/history/player'
import { useTranslation } from 'react-i18next'
import type { Story } from './film/story.ts'
import { useTimeWords } from './use-told.ts'

/** Names a chapter in the visitor's language. */
export function useChapterName(story: Story): (chapter: Chapter) => string {
  const { t } = useTranslation()
  const { length } = useTimeWords(story)
  return ({ kind, label, moment, at }) => {
    if (kind === 'pause') {
      const end = story.tracks.store.entries.at.data[moment] ?? at
      return t('replay.chapter.pause', { length: length(end - at) })
    }
    if (kind === 'bookmark' && (label ?? '') === '') return t('replay.chapter.unnamed')
    if (kind === 'stage' && (label ?? '') === '') return t('replay.chapter.stageUnnamed')
    if (kind === 'bookmark' || kind === 'stage') return t(`replay.chapter.${kind}`, { label: label ?? '' })
    return t(`replay.chapter.${kind}`)
  }
}
