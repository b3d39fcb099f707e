import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../api/client.ts'

const bodies = {
  offline: 'join.offlineTitle',
  busy: 'join.busyBody',
  refused: 'join.refusedBody',
  unknown: 'join.unknownBody',
  invalid: 'join.brokenBody',
  broken: 'join.brokenBody',
} as const

/** Says beside a form why it could not be sent; what was written stays in it. */
export function FailureNotice({ failure }: { readonly failure: ApiFailure }) {
  const { t } = useTranslation()
  return (
    <p className="notice" data-look="problem" role="alert">
      {t(bodies[failure.kind])}
    </p>
  )
}
