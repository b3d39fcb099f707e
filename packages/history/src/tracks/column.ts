/** Numbers in a row that grows: a typed array with room at its end. */
export interface Column<Data extends Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array> {
  data: Data
  length: number
}

/** An empty column of this type. */
export function createColumn<Data extends Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array>(
  make: (length: number) => Data,
): Column<Data> & { readonly push: (value: number) => void } {
  const column = {
    data: make(64),
    length: 0,
    push(value: number) {
      if (column.length === column.data.length) {
        const grown = make(column.length * 2)
        grown.set(column.data)
        column.data = grown
      }
      column.data[column.length] = value
      column.length += 1
    },
  }
  return column
}
