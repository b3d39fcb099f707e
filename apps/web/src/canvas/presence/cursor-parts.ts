import { sectorLook } from '../../sectors/sector-look.ts'

/** The elements of one other's pointer. */
export interface CursorParts {
  readonly element: HTMLElement
  readonly name: HTMLElement
}

/** Builds an arrow and a label in the colour and with the shape of a sector. */
export function buildCursor(sector: string | null): CursorParts {
  const element = document.createElement('div')
  element.className = 'canvas-cursor'
  const look = sectorLook(sector)
  element.style.setProperty('--cursor-color', `var(${look.color})`)
  const arrow = buildPath('canvas-cursor-arrow', '0 0 20 20', 'M2 1.5 17.5 9 10.4 11 7.4 17.8z')
  const label = document.createElement('div')
  label.className = 'canvas-cursor-label'
  const name = document.createElement('span')
  label.append(buildPath('canvas-cursor-shape', '0 0 20 20', look.path), name)
  element.append(arrow, label)
  return { element, name }
}

const svg = 'http://www.w3.org/2000/svg'

function buildPath(className: string, viewBox: string, data: string): SVGSVGElement {
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('class', className)
  picture.setAttribute('viewBox', viewBox)
  const path = document.createElementNS(svg, 'path')
  path.setAttribute('d', data)
  path.setAttribute('fill-rule', 'evenodd')
  picture.append(path)
  return picture
}
