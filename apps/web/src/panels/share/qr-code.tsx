import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import { qrPath } from './qr-path.ts'
import './qr-code.css'

/** A code to point a phone at: always dark on white, whatever the theme, because cameras want it so. */
export function QrCode({ text }: { readonly text: string }) {
  const { t } = useTranslation()
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('share.scan')}
      shapeRendering="crispEdges"
    >
      <rect className="qr-ground" width={size} height={size} />
      <path className="qr-dark" d={qrPath(data)} />
    </svg>
  )
}
