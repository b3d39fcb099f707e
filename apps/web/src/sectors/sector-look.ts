import { isSectorId, type SectorId } from '@samtavle/method'

export type SectorShape = 'square' | 'triangle' | 'circle' | 'diamond' | 'ring'

/** How a sector is told apart: a colour, and always a shape beside it for those who do not see the colour. */
export interface SectorLook {
  readonly shape: SectorShape
  /** Name of the custom property that holds its colour. */
  readonly color: `--sector-${SectorId | 'other'}`
  /** Path of the shape in a box of 20 by 20. */
  readonly path: string
}

const looks: Readonly<Record<SectorId, SectorLook>> = {
  public: { shape: 'square', color: '--sector-public', path: 'M3.5 3.5h13v13h-13z' },
  private: { shape: 'triangle', color: '--sector-private', path: 'M10 2.4 18.2 17H1.8z' },
  'civil-society': {
    shape: 'circle',
    color: '--sector-civil-society',
    path: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15z',
  },
  citizens: { shape: 'diamond', color: '--sector-citizens', path: 'M10 1.2 18.8 10 10 18.8 1.2 10z' },
}

const otherLook: SectorLook = {
  shape: 'ring',
  color: '--sector-other',
  path: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zm0 3.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6z',
}

/** The look of any sector, known or not; null is somebody who did not say. */
export function sectorLook(sector: string | null): SectorLook {
  return isSectorId(sector) ? looks[sector] : otherLook
}
