/** Why an update is refused. */
export type GateReason =
  | 'too-large'
  | 'truncated'
  | 'trailing-bytes'
  | 'number-too-large'
  | 'too-many-clients'
  | 'clients-unordered'
  | 'too-many-structs'
  | 'too-many-deletes'
  | 'too-many-values'
  | 'zero-length'
  | 'clock-too-high'
  | 'refers-forward'
  | 'struct-unknown'
  | 'content-not-allowed'
  | 'type-not-allowed'
  | 'root-not-allowed'
  | 'key-not-allowed'
  | 'key-too-long'
  | 'value-unknown'
  | 'too-deep'
  | 'bad-utf8'
  | 'bad-json'

/** What was wrong with an update, and near which byte. */
export interface GateRefusal {
  readonly reason: GateReason
  readonly at: number
}
