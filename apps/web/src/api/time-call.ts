import type { TimeResponse } from '@samtavle/protocol'
import type { Api } from './client.ts'
import { fields, isTime, type Reader } from './read-answers.ts'

/** The relay's time in milliseconds; null when it does not answer. */
export async function fetchTime(api: Api, boardId: string): Promise<number | null> {
  const answer = await api.call(boardId, { method: 'GET', path: '/time' }, readTime)
  return answer.ok ? answer.value.now : null
}

const readTime: Reader<TimeResponse> = (body) => {
  const now = fields(body)?.['now']
  return isTime(now) ? { now } : undefined
}
