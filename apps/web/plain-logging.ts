import type { Plugin } from 'vite'

/** Where Yjs takes its coloured console from. */
const colouredConsole = /\/lib0\/logging\.js$/

/** The same with the browser's own console: colours alone would bring 3 kB to everybody who opens a board. */
const plainConsole = `
export const warn = (...words) => console.warn(...words)
export const print = (...words) => console.log(...words.filter((word) => typeof word !== 'symbol'))
export const [ORANGE, BOLD, UNBOLD, RED] = ['orange', 'bold', 'unbold', 'red'].map(Symbol)
`

/** Lets what Yjs has to say stand in the console without colours. */
export function plainLogging(): Plugin {
  return {
    name: 'samtavle-plain-logging',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (colouredConsole.test(id) ? plainConsole : null),
  }
}
