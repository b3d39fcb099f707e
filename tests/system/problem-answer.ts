import type { Problem } from '@samtavle/protocol'

/** A call that is wrong somehow, and the answer it must get: `<status> <problem code>`. */
export interface BadCall {
  readonly method?: string
  readonly path: string
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
  readonly answer: string
}

/** Content types of a request. */
export const contentTypes = {
  json: { 'content-type': 'application/json' },
  csv: { 'content-type': 'text/csv' },
} as const

/** The calls that got another answer than they must get, one sentence each. */
export async function wrongAnswers(origin: string, calls: readonly BadCall[]): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { answer, ...call } of calls) {
    const given = await answerTo(origin, call)
    if (given !== answer) wrong.push(`${describeCall(call)} is answered ${given}, not ${answer}`)
  }
  return wrong
}

/** What the relay answers to a call: its status and problem code, or what is wrong with the problem itself. */
async function answerTo(origin: string, call: Omit<BadCall, 'answer'>): Promise<string> {
  const { path, body, headers } = call
  const response = await fetch(`${origin}${path}`, {
    method: call.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith('application/problem+json'))
    return `${response.status} no problem but ${type}: ${text.slice(0, 200)}`
  const problem = JSON.parse(text) as Problem
  if (problem.status !== response.status) return `${response.status} that says it is ${problem.status}`
  if (problem.title === '' || problem.detail === '') return `${response.status} without words`
  return `${response.status} ${problem.type.split(':').at(-1) ?? ''}`
}

/** A short description of a call for the message of a failing test. */
function describeCall({ method = '', path, body = '', headers = {} }: Omit<BadCall, 'answer'>): string {
  return `${method} ${path} ${JSON.stringify(headers)} ${String(body).slice(0, 80)}`
}

/** Status and problem code of an answer that is a problem. */
export async function codeOf(response: Response): Promise<string> {
  const { type } = (await response.json()) as Pick<Problem, 'type'>
  return `${response.status} ${type.split(':').at(-1)}`
}
