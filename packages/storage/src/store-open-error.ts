/** Why a store cannot be opened. */
export type OpenRefusal = 'in-use' | 'newer' | 'older' | 'foreign' | 'damaged' | 'unreachable'

/** What opening a store rejects with; the message is one sentence for whoever started the relay. */
export class StoreOpenError extends Error {
  readonly refusal: OpenRefusal

  constructor(refusal: OpenRefusal, sentence: string) {
    super(sentence)
    this.name = 'StoreOpenError'
    this.refusal = refusal
  }
}
