import type { DietTool } from '@samtavle/board'
import type { TFunction } from 'i18next'
import type { Announcer } from '../app/announcer.ts'
import { keysOf } from '../panels/keys.ts'
import { fetchWords } from '../words/i18n.ts'
import { patiently } from '../words/patiently.ts'

/** Says why a tool does nothing where it is not laid out for participants, and how to go on without it. */
export async function sayAway({ say }: Announcer, t: TFunction, tool: DietTool | 'copy'): Promise<void> {
  await patiently(() => fetchWords('session'))
  say(t(`session.away.${tool}`, { keys: keysOf('L') }))
}
