import type { StageStartFacts } from '@samtavle/protocol'
import type { Api } from './client.ts'
import type { Reader } from './read-answers.ts'

/** Asks for the steps that a session went through; without an answer there were none. */
export async function fetchStages(api: Pick<Api, 'call'>, boardId: string): Promise<readonly StageStartFacts[]> {
  const answer = await api.call(boardId, { method: 'GET', path: '/stages' }, readStages)
  return answer.ok ? answer.value : []
}

/** Reads starts of steps, from the relay or a saved film; what is none is left out. */
export const readStages: Reader<readonly StageStartFacts[]> = (body) => {
  if (!Array.isArray(body)) return undefined
  return (body as readonly unknown[]).flatMap((start) => {
    if (typeof start !== 'object' || start === null || !('at' in start) || !('label' in start)) return []
    const { at, label } = start
    return typeof at === 'number' && Number.isFinite(at) && typeof label === 'string' ? [{ at, label }] : []
  })
}
