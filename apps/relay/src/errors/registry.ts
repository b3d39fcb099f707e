/** Every problem the HTTP API answers with, by code: its status and what it is called. `docs/errors.md` explains each to people. */
export const problems = {
  'body-malformed': { status: 400, title: 'The body is not JSON' },
  'request-invalid': { status: 400, title: 'The request is not as described' },
  'token-missing': { status: 401, title: 'A token is needed' },
  'token-refused': { status: 401, title: 'This token opens nothing' },
  'link-refused': { status: 403, title: 'This link does not open the board' },
  'role-insufficient': { status: 403, title: 'Your link does not allow this' },
  'origin-refused': { status: 403, title: 'Not from this page' },
  'path-unknown': { status: 404, title: 'There is nothing here' },
  'board-unknown': { status: 404, title: 'There is no such board' },
  'link-unknown': { status: 404, title: 'The board has no such link' },
  'pulse-unknown': { status: 404, title: 'The board has no such pulse' },
  'pulse-open': { status: 409, title: 'A pulse is open already' },
  'pulse-closed': { status: 409, title: 'This pulse is closed' },
  'pulse-answered-elsewhere': { status: 409, title: 'You have answered elsewhere' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'content-type-unsupported': { status: 415, title: 'This content type is not taken here' },
  'template-unknown': { status: 422, title: 'There is no such template' },
  'moment-unknown': { status: 422, title: 'The board has not reached that moment' },
  'import-not-utf8': { status: 422, title: 'The file is not UTF-8' },
  'import-column-missing': { status: 422, title: 'The file lacks a column' },
  'import-broken': { status: 422, title: 'The file has a broken row' },
  'import-too-large': { status: 422, title: 'The import is too large' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something broke here' },
  'store-unavailable': { status: 503, title: 'Nothing can be kept right now' },
  'board-damaged': { status: 503, title: 'The board is damaged and read-only' },
  'not-ready': { status: 503, title: 'Not ready to serve' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>

/** The name of a problem. */
export type ProblemCode = keyof typeof problems
