/** Why the relay closes a socket. A stock client reconnects after 1012 and 1013 and stops after 44xx. */
export const closeCodes = {
  restart: 1012,
  busy: 1013,
  tokenExpired: 4401,
  forbidden: 4403,
  boardGone: 4404,
  boardRewritten: 4410,
  frameRefused: 4413,
  tooFast: 4429,
} as const

/** The reason beside 4413 where nothing is wrong with what was sent: the room's document is as large as the relay lets it be. */
export const boardFullReason = 'the board is full'

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]
