import type { ReactionSign } from '@samtavle/board'

/** How each sign looks. */
export const pictures: Readonly<Record<ReactionSign, string>> = {
  yes: '👍',
  heart: '❤️',
  clap: '👏',
  think: '🤔',
  laugh: '😄',
  wow: '😮',
}
