import type { ReactionSign } from '@samtavle/board'
import { signPictures } from './sign-pictures.ts'

/** A sign as a little round of paper, as large as the letters around it; its words stand beside it. */
export function SignPicture({ sign }: { readonly sign: ReactionSign }) {
  const { paper, lines } = signPictures[sign]
  return (
    <svg className="sign-picture" data-sign={sign} viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true">
      <circle cx="12" cy="12" r="11.5" fill={`var(--paper-${paper})`} stroke="var(--paper-edge)" />
      <path
        d={lines}
        fill="none"
        stroke="var(--ink-on-paper)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
