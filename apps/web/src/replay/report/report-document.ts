/** A report in words, before it is written as a page or as Markdown. All of it is words; nothing in it is markup. */
export interface ReportDocument {
  readonly language: string
  readonly kicker: string
  readonly title: string
  readonly lead: readonly Inline[]
  readonly blocks: readonly Block[]
  readonly about: readonly string[]
}

/** A piece of a sentence. */
export type Inline = string | { readonly strong: string } | { readonly at: number; readonly words: string }

/** A part of a report. */
export type Block =
  | { readonly is: 'heading'; readonly level: 2 | 3; readonly words: string }
  | { readonly is: 'text'; readonly parts: readonly Inline[] }
  | { readonly is: 'named'; readonly name: string; readonly words: string }
  | { readonly is: 'list'; readonly items: readonly (readonly Inline[])[]; readonly isInTime: boolean }
  | {
      readonly is: 'figure'
      readonly picture: Picture | null
      readonly alt: string
      readonly caption: readonly Inline[]
    }

/** A picture of the board as a data address, with its size in CSS pixels. */
export interface Picture {
  readonly src: string
  readonly width: number
  readonly height: number
}
