import type { Clock } from '@samtavle/base'
import type { Store } from '@samtavle/storage'
import type { Log } from './log.ts'

export interface ForgetOldTokensOptions {
  readonly store: Pick<Store, 'removeExpiredTokens' | 'removeExpiredCodes'>
  readonly clock: Clock
  readonly log: Log
}

const hourMs = 60 * 60 * 1000

/** An expired token opens nothing, and still proves to a board who somebody was: for so long after a season's last meeting. */
const provesActorForMs = 90 * 24 * hourMs

/** Forgets, now and every hour, the tokens and codes that are good for nothing any more; returns how to stop. */
export function forgetOldTokens({ store, clock, log }: ForgetOldTokensOptions): () => void {
  let stop = (): void => undefined

  function forget(): void {
    stop = clock.after(hourMs, forget)
    store.removeExpiredTokens(clock.now() - provesActorForMs).then(
      (removed) =>
        removed.ok && removed.value > 0 ? log.info({ tokens: removed.value }, 'Old tokens were forgotten') : undefined,
      (error: unknown) => log.warn({ err: error }, 'Old tokens could not be forgotten'),
    )
    store.removeExpiredCodes(clock.now()).catch((error: unknown) => {
      log.warn({ err: error }, 'Old codes could not be forgotten')
    })
  }

  forget()
  return () => stop()
}
