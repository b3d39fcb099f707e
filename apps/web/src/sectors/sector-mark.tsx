import { sectorLook } from './sector-look.ts'
import './sector-mark.css'

/** The shape and colour of a sector; decorative, its word always stands near it. */
export function SectorMark({ sector, size = 16 }: { readonly sector: string | null; readonly size?: number }) {
  const look = sectorLook(sector)
  return (
    <svg
      className="sector-mark"
      data-shape={look.shape}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={look.path} fillRule="evenodd" />
    </svg>
  )
}
